import type { List, Nodes } from "mdast";
import type { Problem } from "../../../model/finding.ts";
import { optionHeader } from "../../../model/options.ts";
import { isPlaceholder, madrPlaceholders } from "../../../model/placeholder.ts";
import type { MarkdownRecord } from "../../../model/record.ts";
import { quoted } from "../../../model/wording.ts";
import { Lines } from "../../../parse/lines.ts";
import { placeOf, walk } from "../../../parse/tree.ts";
import { defineRule } from "../../rule.ts";

const NAMES: Readonly<Record<string, string>> = {
  heading: "heading",
  paragraph: "paragraph",
  tableCell: "cell",
};

/** What a template asks for is not an answer. */
export const noPlaceholder = defineRule({
  id: "record/no-placeholder",
  level: "error",
  description: "Nothing that a template or a hurried author left to be filled in is left.",
  *record({ record, tree }) {
    const problems: Problem[] = [];
    const lines = new Lines(record.text);
    const andSoOn = new Set<Nodes>();
    walk(tree, (node) => {
      if (node.type === "list") for (const last of continuations(node)) andSoOn.add(last);
      const name = NAMES[node.type];
      if (name === undefined || andSoOn.has(node)) return;
      const text = proseOf(node).trim();
      if (isPlaceholder(text) || (node.type === "tableCell" && isPlaceholder(optionHeader(text, 0).title))) {
        problems.push({
          message: `Unexpected placeholder ${quoted(text)}, expected the text that belongs there`,
          hint: `Write it, or delete the ${node.type === "tableCell" ? "row or column" : name}.`,
          range: contentPlace(node),
        });
      } else if (/[[{]/u.test(text)) problems.push(...inside(node, text, record, lines));
    });
    yield* problems;
  },
});

/** Items that say that a list goes on: `…` after at least two that say something. */
function continuations({ children }: List): Nodes[] {
  if (children.length < 3) return [];
  return children.flatMap(({ children: blocks }) => {
    const [only] = blocks;
    return only && /^(?:…|\.{3})$/u.test(proseOf(only).trim()) ? [only] : [];
  });
}

/** Placeholders of a template's sentence, each at its own place. */
function inside(node: Nodes, text: string, record: MarkdownRecord, lines: Lines): Problem[] {
  const block = placeOf(node);
  let from = block.start.offset;
  return madrPlaceholders(text).map((written) => {
    const at = record.text.indexOf(written, from);
    const found = at !== -1 && at < block.end.offset;
    if (found) from = at + written.length;
    return {
      message: `Unexpected placeholder ${quoted(written)} of a template, expected what it asks for`,
      hint: "Write it, or delete the line.",
      range: found ? lines.range(at, at + written.length) : block,
    };
  });
}

/** A node's text as people read it, with code as a sign of its own: code may look like a placeholder and is none. */
function proseOf(node: Nodes): string {
  if (node.type === "inlineCode") return "`";
  if (node.type === "break") return "\n";
  if ("children" in node) return node.children.map(proseOf).join("");
  return node.type === "text" ? node.value : "";
}

/** The place of a node's content; a cell's own place has its bars and blanks. */
function contentPlace(node: Nodes): Problem["range"] {
  const children = "children" in node ? node.children : [];
  const [first, last] = [children[0], children.at(-1)];
  return first && last ? { start: placeOf(first).start, end: placeOf(last).end } : placeOf(node);
}
