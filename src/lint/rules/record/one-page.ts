import type { Nodes, Root, RootContent } from "mdast";
import * as z from "zod";
import { walk } from "../../../parse/tree.ts";
import { defineRule } from "../../rule.ts";

const options = z.strictObject({
  words: z.int().positive().default(600).meta({ description: "The most words that a page may have." }),
  kinds: z.array(z.string()).default(["risk-memo"]).meta({ description: "Kinds that are read on one page." }),
});

/** Scripts without blanks between words: two signs count as a word. */
const WORD = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{1,2}|[\p{L}\p{N}]+(?:['’.,:/-][\p{L}\p{N}]+)*/gu;

/** Leadership reads one page; what does not fit belongs behind a link. */
export const onePage = defineRule<z.infer<typeof options>>({
  id: "record/one-page",
  level: "warning",
  description: "A memo is short enough for one page.",
  options,
  *record({ record, tree, options: { words, kinds } }) {
    if (!record.kind || !kinds.includes(record.kind.name)) return;
    const count = withoutEvidence(tree).reduce((sum, node) => sum + wordsOf(node), 0);
    if (count <= words) return;
    yield {
      message: `Unexpected length of ${count} words, expected at most ${words}`,
      hint: "Move details to a document of their own and link to it under Links.",
      range: record.headings[0]?.range ?? record.places.range,
    };
  },
});

function wordsOf(node: RootContent): number {
  let count = 0;
  walk({ type: "root", children: [node] }, (inner: Nodes) => {
    if (inner.type === "text" || inner.type === "inlineCode") count += inner.value.match(WORD)?.length ?? 0;
  });
  return count;
}

/** The top-level nodes but for those between evidence markers: they are written by the program. */
function withoutEvidence(tree: Root): RootContent[] {
  let inside = false;
  return tree.children.filter((node) => {
    if (node.type === "html" && node.value.startsWith("<!-- reckon:evidence")) inside = true;
    const counted = !inside;
    if (node.type === "html" && node.value.includes("<!-- /reckon:evidence")) inside = false;
    return counted;
  });
}
