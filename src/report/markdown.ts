import stringWidth from "fast-string-width";
import type { AlignType, BlockContent, Heading, PhrasingContent, Root, TableRow } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { visible } from "../evidence/visible.ts";

/** Blocks as Markdown that prettier would leave as it is, ending with a line feed. */
export function markdownOf(blocks: readonly BlockContent[]): string {
  const root: Root = { type: "root", children: [...blocks] };
  return toMarkdown(root, {
    bullet: "-",
    emphasis: "_",
    listItemIndent: "one",
    extensions: [gfmToMarkdown({ stringLength: stringWidth })],
  });
}

/** Text of strangers on one line: shown as it is, with no markup of its own, and mentioning nobody. */
export function words(text: string): PhrasingContent {
  const shown = visible(text).replaceAll(/@(?=[\w-])/gu, "@\u200B");
  // A space at either end joins what stands beside it.
  return { type: "text", value: (/^\s/u.test(text) ? " " : "") + shown + (/\s$/u.test(text) ? " " : "") };
}

export function strong(text: string): PhrasingContent {
  return { type: "strong", children: [words(text)] };
}

export function code(text: string): PhrasingContent {
  return { type: "inlineCode", value: visible(text) || "–" };
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
