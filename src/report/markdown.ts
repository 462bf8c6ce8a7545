import stringWidth from "fast-string-width";
import type { AlignType, BlockContent, Heading, PhrasingContent, Root, TableRow } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { escapeText } from "./escape.ts";

/** Blocks as Markdown that prettier would leave as it is, ending with a line feed. No text of theirs becomes markup. */
export function markdownOf(blocks: readonly BlockContent[]): string {
  const root: Root = { type: "root", children: [...blocks] };
  const text = toMarkdown(root, {
    bullet: "-",
    emphasis: "_",
    listItemIndent: "one",
    // Code hosts read formulas between dollars.
    unsafe: [{ character: "$", inConstruct: "phrasing" }],
    extensions: [gfmToMarkdown({ stringLength: (cell) => stringWidth(apartShown(cell)) })],
  });
  return apartShown(text);
}

/** Between the two, a code host sees no mention, number or address; a reader sees no difference. */
const APART = "\u200B";

/** A file holds no hidden character: those of strangers are shown, and ours stand as references. */
function apartShown(text: string): string {
  return text.replaceAll(APART, "&#8203;");
}

/** Text of strangers on one line: shown as it is; it mentions nobody, and no number and no address becomes a link. */
export function words(text: string): PhrasingContent {
  const value = oneLine(text)
    .replaceAll("@", `@${APART}`)
    .replaceAll(/(?:#|\bGH-)(?=\d)/giu, (mark) => mark + APART)
    .replaceAll("://", `:${APART}//`)
    .replaceAll(/\bwww\./giu, (www) => `${www.slice(0, -1)}${APART}.`);
  return { type: "text", value };
}

/** A message: what stands between two backticks is code, and an odd backtick opens nothing. */
export function message(text: string): PhrasingContent[] {
  const parts = text.trim().split("`");
  const lone = parts.length % 2 === 0 ? parts.length - 1 : Number.POSITIVE_INFINITY;
  return parts.flatMap((part, index) => {
    if (index === lone) return [words(`\`${part}`)];
    if (index % 2 === 1) return part.trim() === "" ? [] : [code(part)];
    return part === "" ? [] : [words(part)];
  });
}

export function strong(text: string): PhrasingContent {
  return { type: "strong", children: [words(text)] };
}

export function code(text: string): PhrasingContent {
  return { type: "inlineCode", value: oneLine(text).trim() || "–" };
}

function oneLine(text: string): string {
  return escapeText(text.replaceAll(/\s+/gu, " "));
}

export function heading(depth: Heading["depth"], text: string): BlockContent {
  return { type: "heading", depth, children: [words(text)] };
}

export function paragraph(...children: PhrasingContent[]): BlockContent {
  return { type: "paragraph", children };
}

export function bulletList(items: readonly (readonly PhrasingContent[])[]): BlockContent {
  return {
    type: "list",
    ordered: false,
    spread: false,
    children: items.map((children) => ({
      type: "listItem",
      spread: false,
      children: [paragraph(...children)],
    })),
  };
}

export function table(
  header: readonly string[],
  rows: readonly (readonly PhrasingContent[])[],
  align: readonly AlignType[] = header.map(() => null),
): BlockContent {
  const row = (cells: readonly PhrasingContent[]): TableRow => ({
    type: "tableRow",
    children: cells.map((cell) => ({ type: "tableCell", children: [cell] })),
  });
  return { type: "table", align: [...align], children: [row(header.map(words)), ...rows.map(row)] };
}
