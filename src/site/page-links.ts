import type { Element, ElementContent, Root, Text } from "hast";
import { toString } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import type { LinkTargets } from "./targets.ts";
import type { ReferenceView } from "./view.ts";
import { STATUS_WORDS } from "./words.ts";

/** Gives every link the address it leads to, and one to a record the record's title and status. */
export function showLinks(tree: Root, targets: LinkTargets): void {
  visit(tree, "element", (node, index, parent) => {
    if (node.tagName !== "a" || node.properties.href === undefined) return undefined;
    const target = targets.link(String(node.properties.href));
    if (!target) {
      delete node.properties.href;
      return undefined;
    }
    node.properties.href = target.href;
    const { record, file = "" } = target;
    if (!record || !parent || index === undefined) return undefined;
    const words = toString(node).trim();
    if (namesOnly(words, record, file)) node.children = [{ type: "text", value: fullName(record) }];
    else node.properties.title = fullName(record);
    const standing = standingOf(record);
    if (standing) parent.children.splice(index + 1, 0, ...standing);
    return [SKIP, index + 1 + (standing?.length ?? 0)];
  });
}

/** Whether a link says no more than where it leads: the record's id, its path, or the name of its file. */
function namesOnly(words: string, { id }: ReferenceView, file: string): boolean {
  return (
    words.toLowerCase() === id.toLowerCase() ||
    words === file ||
    file.endsWith(`/${words.replace(/^\.\//u, "")}`)
  );
}

function fullName({ id, title }: ReferenceView): string {
  return title === undefined ? id : `${id} ${title}`;
}

function standingOf({ status }: ReferenceView): [Text, Element] | undefined {
  if (status === undefined) return undefined;
  const word = `(${STATUS_WORDS[status].word.toLowerCase()})`;
  return [
    { type: "text", value: " " },
    {
      type: "element",
      tagName: "small",
      properties: { className: ["standing"] },
      children: [{ type: "text", value: word }],
    },
  ];
}

/** An id as records write it, `ADR-0007`, `ADR-20261120-gateway` or `billing:ADR-0007`, or a risk, `ADR-0007/R1`. */
const NAMED = /(?<![\w/:.-])(?:[A-Za-z0-9][\w.-]{0,62}:)?[A-Z][A-Z0-9]*-\d[\w-]*(?:\/[A-Z]+\d+)?(?![\w/-])/gu;

/** What is shown as it is written. */
const VERBATIM = new Set(["a", "code", "pre", "kbd", "samp"]);

/** Links records that the text names by their ids. Those that hold need no word beside it. */
export function linkMentions(tree: Root, targets: LinkTargets): void {
  visit(tree, (node, index, parent) => {
    if (node.type === "element" && VERBATIM.has(node.tagName)) return SKIP;
    if (node.type !== "text" || !parent || index === undefined) return undefined;
    const pieces = mentionsIn(node.value, targets);
    if (pieces.length < 2 && pieces[0]?.type === "text") return undefined;
    parent.children.splice(index, 1, ...pieces);
    return [SKIP, index + pieces.length];
  });
}

function mentionsIn(text: string, targets: LinkTargets): ElementContent[] {
  const pieces: ElementContent[] = [];
  let end = 0;
  for (const found of text.matchAll(NAMED)) {
    const target = targets.mention(found[0]);
    if (!target) continue;
    if (found.index > end) pieces.push({ type: "text", value: text.slice(end, found.index) });
    end = found.index + found[0].length;
    pieces.push({
      type: "element",
      tagName: "a",
      properties: { href: target.href, title: fullName(target.record) },
      children: [{ type: "text", value: found[0] }],
    });
    const { status } = target.record;
    if (status !== "accepted") pieces.push(...(standingOf(target.record) ?? []));
  }
  if (end < text.length || pieces.length === 0) pieces.push({ type: "text", value: text.slice(end) });
  return pieces;
}
