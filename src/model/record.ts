import type { Foreign } from "./foreign.ts";
import type { FrontmatterValues } from "./frontmatter.ts";
import type { KindDeclaration } from "./kind.ts";
import type { OptionsTable } from "./options.ts";
import type { Problem } from "./finding.ts";
import type { Range } from "./position.ts";
import type { RisksTable } from "./risk.ts";
import type { Cell, Table } from "./table.ts";
import { isPlaceholder } from "./placeholder.ts";

export interface Heading {
  depth: 1 | 2 | 3 | 4 | 5 | 6;
  text: string;
  /** The anchor that GitHub gives it. */
  slug: string;
  range: Range;
}

/** A link or an image, inline or by definition. */
export interface Link {
  kind: "link" | "image";
  url: string;
  /** Alternative text of an image; empty where none was written. */
  alt: string;
  range: Range;
}

/**
 * An H2 section, or Consequences or Confirmation as H3 under another. Its end is the next heading of its depth or
 * above, or the sub-section that is no part of it.
 */
export interface Section {
  /** Canonical name, or the heading's text where it is nobody's alias. */
  name: string;
  heading: Heading;
  /** From after the heading to the end of the section. */
  range: Range;
  tables: Table[];
  /** First paragraph as plain text, where there is one. */
  opening?: string;
  /** Plain texts of the top-level list items. */
  items: Cell[];
  /** Whether it holds an ordered list. */
  numbered: boolean;
}

/** Where the frontmatter's keys and values stand. */
export interface FrontmatterPlaces {
  /** The whole block with its fences; the file's start where there is none. */
  range: Range;
  nodes: FrontmatterNodes;
}

/** The places by path: `reversal/cost`, `approvals/0/by`. */
export type FrontmatterNodes = Pick<
  ReadonlyMap<string, { key?: Range; value: Range }>,
  "get" | "has" | "size"
>;

/** The key at a path, else its value (list items have no key), else what encloses it, else the block. */
export function keyPlace(places: FrontmatterPlaces, path: readonly PropertyKey[]): Range {
  const node = places.nodes.get(path.join("/"));
  if (node) return node.key ?? node.value;
  return path.length > 0 ? keyPlace(places, path.slice(0, -1)) : places.range;
}

/** The value at a path, else the key of what encloses it, else the block. */
export function valuePlace(places: FrontmatterPlaces, path: readonly PropertyKey[]): Range {
  return places.nodes.get(path.join("/"))?.value ?? keyPlace(places, path.slice(0, -1));
}

/** What other records and the whole corpus need to know of a Markdown file; small, so that 100,000 fit in memory. */
export interface Card {
  /** Path from the root of the corpus, with `/`. */
  file: string;
  /** Whether the file is a record: by its name, or because its frontmatter has `id` or `kind`. */
  isRecord: boolean;
  /** Unique in the corpus; of a package or a source with its name before it, `billing:ADR-0007`. So are ids in `values`. */
  id?: string;
  /** Name of the package or the source that it is from; absent for the records of `dir`. */
  source?: string;
  /** Whether it is of another repository, and so read and never judged or written. */
  external?: true;
  kind?: KindDeclaration;
  title?: string;
  values: FrontmatterValues;
  /** Keys of the kind's own, valid ones only. */
  extra: Readonly<Record<string, unknown>>;
  /** Where keys and references stand. */
  places: FrontmatterPlaces;
  /** Anchors that links may name. */
  anchors: readonly string[];
  links: readonly Link[];
  /** Risks of its table that came true; absent where none did. */
  cameTrue?: readonly CameTrue[];
  /** Present where it is written in another dialect than Reckon's own. */
  foreign?: Foreign;
}

/** An accepted risk whose Status says that it materialised. */
export interface CameTrue {
  /** Its id in the record, `R1`. */
  risk: string;
  /** Id of the postmortem that the status names. */
  postmortem?: string;
  /** Place of the Status cell. */
  range: Range;
}

/** A Markdown file of the corpus, read once. */
export interface MarkdownRecord extends Card {
  text: string;
  headings: readonly Heading[];
  sections: readonly Section[];
  options?: OptionsTable;
  risks?: RisksTable;
  /** What could not be read, by the rule that reports it. */
  problems: readonly ReadProblem[];
}

/** Rules that report what reading found. */
export type ReadRule = "record/readable" | "record/schema";

export interface ReadProblem extends Problem {
  rule: ReadRule;
}

/** The section of that canonical name, the first where there are several. */
export function sectionOf(record: MarkdownRecord, name: string): Section | undefined {
  return record.sections.find((section) => section.name.toLowerCase() === name.toLowerCase());
}

/** A section's text as written, without its heading. */
export function sectionText(record: Pick<MarkdownRecord, "text">, { range }: Section): string {
  return record.text.slice(range.start.offset, range.end.offset);
}

/** Whether nothing but blanks and comments stands between a section's heading and its end. */
export function isEmptySection(record: MarkdownRecord, section: Section): boolean {
  let rest = sectionText(record, section).trimStart();
  while (rest.startsWith("<!--")) {
    const end = rest.indexOf("-->");
    if (end === -1) return false;
    rest = rest.slice(end + 3).trimStart();
  }
  return rest === "";
}

/** Whether a section has a blank that somebody has yet to fill in: in its first paragraph, or in its list. */
export function hasBlank({ opening = "", items }: Section): boolean {
  return isPlaceholder(opening) || items.some(({ text }) => isPlaceholder(text));
}
