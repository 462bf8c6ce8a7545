import type { Heading as MdastHeading, List, Root, RootContent } from "mdast";
import type { Heading, Section } from "../model/record.ts";
import { sectionName } from "../model/section.ts";
import type { Lines } from "./lines.ts";
import { plainText } from "./markdown.ts";
import { readTable } from "./tables.ts";
import { placeOf } from "./tree.ts";

/** H3 sections that MADR puts under Decision and that are no part of it. */
const OWN_THIRD_LEVEL = new Set(["Consequences", "Confirmation"]);

/** Cuts a tree into its sections, by the top-level headings that `headingOf` has read. */
export function readSections(
  tree: Root,
  headingOf: ReadonlyMap<MdastHeading, Heading>,
  lines: Lines,
  length: number,
): Section[] {
  const sections: Section[] = [];
  let current: { heading: Heading; name: string; nodes: RootContent[] } | undefined;
  const close = (end: number): void => {
    if (current) sections.push(sectionOf(current, lines, end));
    current = undefined;
  };
  for (const node of tree.children) {
    const heading = node.type === "heading" ? headingOf.get(node) : undefined;
    if (!heading) {
      current?.nodes.push(node);
      continue;
    }
    const name = sectionName(heading.text);
    const opens = heading.depth === 2 || (heading.depth === 3 && OWN_THIRD_LEVEL.has(name));
    // A third-level section ends with the next heading of its own level, and what follows belongs to no section.
    const ends = heading.depth <= 2 || opens || current?.heading.depth === heading.depth;
    if (ends) close(heading.range.start.offset);
    if (opens) current = { heading, name, nodes: [] };
    else if (!ends) current?.nodes.push(node);
  }
  close(length);
  return sections;
}

function sectionOf(
  { heading, name, nodes }: { heading: Heading; name: string; nodes: RootContent[] },
  lines: Lines,
  end: number,
): Section {
  const lists = nodes.filter((node): node is List => node.type === "list");
  const opening = nodes.find((node) => node.type === "paragraph");
  return {
    name,
    heading,
    range: lines.range(heading.range.end.offset, end),
    tables: nodes.filter((node) => node.type === "table").map(readTable),
    ...(opening ? { opening: plainText(opening) } : {}),
    items: lists.flatMap((list) =>
      list.children.map((item) => ({ text: plainText(item.children[0] ?? item), range: placeOf(item) })),
    ),
    numbered: lists.some((list) => list.ordered === true),
  };
}
