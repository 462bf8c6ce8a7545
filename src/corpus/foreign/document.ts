import type { Paragraph, Root, RootContent, Table } from "mdast";
import type { Config } from "../../model/config.ts";
import type { Stated } from "../../model/foreign.ts";
import type { Range } from "../../model/position.ts";
import type { Heading, MarkdownRecord } from "../../model/record.ts";
import { recordName } from "../../model/record-name.ts";
import type { RecordName } from "../../model/record-name.ts";
import { sectionName } from "../../model/section.ts";
import { folded, wordsOf } from "../../model/vocabulary/index.ts";
import type { Label } from "../../model/vocabulary/words.ts";
import type { Lines } from "../../parse/lines.ts";
import { plainText } from "../../parse/markdown.ts";
import type { ParsedFile } from "../../parse/record.ts";
import { placeOf } from "../../parse/tree.ts";
import type { YamlValue } from "../../parse/yaml-value.ts";

/** A line of a text: as a reader sees it, and the range of what is written. */
export interface TextLine extends Stated {
  /** As written, comments blanked out; as long as the range. */
  source: string;
}

/** A heading with what stands under it, up to the next heading of its level or above. */
export interface Part {
  heading: Heading;
  /** The canonical name of the section, by any of its names. */
  section: string;
  label: Label | undefined;
  nodes: readonly RootContent[];
}

/** A line that names what it says: `Status: accepted`, a bullet of it, a row of a table, a paragraph under a heading. */
export interface Labelled extends TextLine {
  /** As written: `Deciders`. */
  name: string;
  label: Label;
}

/** A file in another dialect than Reckon's own, as dialects look at it: parsed once, and cut up when somebody asks. */
export interface ForeignDocument {
  file: string;
  config: Config;
  /** What the file's name says; undefined where it is no record's. */
  name: RecordName | undefined;
  record: MarkdownRecord;
  tree: Root;
  lines: Lines;
  /** The frontmatter; undefined where there is none that can be read. */
  data: Readonly<Record<string, YamlValue>> | undefined;
  /** Every heading that opens a part, in order. */
  parts: readonly Part[];
  /** Lines before the first part, but for the title, that say what they are. */
  labelled: readonly Labelled[];
}

const LABELS = wordsOf(({ labels }) => labels);

/** What a label means: `Deciders` are decision-makers. */
export function labelOf(name: string): Label | undefined {
  return LABELS.get(folded(name));
}

/** Prepares a parsed file for the dialects. */
export function openDocument({ record, tree, lines, data }: ParsedFile, config: Config): ForeignDocument {
  const preamble: RootContent[] = [];
  const parts: (Part & { nodes: RootContent[] })[] = [];
  const headingAt = new Map(record.headings.map((heading) => [heading.range.start.offset, heading]));
  let open: typeof parts = [];
  let titled = false;
  for (const node of tree.children) {
    if (node.type === "yaml") continue;
    const heading = node.type === "heading" ? headingAt.get(placeOf(node).start.offset) : undefined;
    if (heading?.depth === 1 && !titled) {
      titled = true;
      continue;
    }
    if (heading) {
      open = open.filter((part) => part.heading.depth < heading.depth);
      const part = {
        heading,
        section: sectionName(heading.text),
        label: labelOf(heading.text),
        nodes: [],
      };
      for (const outer of open) outer.nodes.push(node);
      open.push(part);
      parts.push(part);
    } else if (open.length === 0) preamble.push(node);
    else for (const part of open) part.nodes.push(node);
  }
  const document: ForeignDocument = {
    file: record.file,
    config,
    name: recordName(record.file),
    record,
    tree,
    lines,
    data,
    parts,
    labelled: [],
  };
  return { ...document, labelled: labelledLines(document, preamble) };
}

/** The parts whose headings mean a label, `## Status`; those of the second level where there are such. */
export function partsLabelled({ parts }: ForeignDocument, label: Label): Part[] {
  const found = parts.filter((part) => part.label === label);
  const second = found.filter(({ heading }) => heading.depth === 2);
  return second.length > 0 ? second : found;
}

/** The most lines that are looked at; what is longer is no statement of a status. */
const MOST_LINES = 1000;

/** The first lines of paragraphs and list items, each once and without those that nothing stands on. */
export function textLines(document: ForeignDocument, nodes: readonly RootContent[]): TextLine[] {
  const found: TextLine[] = [];
  const gather = (node: RootContent): void => {
    if (found.length >= MOST_LINES) return;
    if (node.type === "paragraph") found.push(...linesOf(document, node));
    else if (node.type === "list") for (const item of node.children) item.children.forEach(gather);
  };
  nodes.forEach(gather);
  return found;
}

function linesOf({ record, lines }: ForeignDocument, paragraph: Paragraph): TextLine[] {
  const { start } = placeOf(paragraph);
  const found: TextLine[] = [];
  for (const { 0: line, index } of withoutComments(record.text, paragraph).matchAll(/[^\r\n]+/gu)) {
    if (found.length >= MOST_LINES) break;
    const text = readable(line);
    if (text === "") continue;
    const from = start.offset + index + line.length - line.trimStart().length;
    const source = line.trim();
    found.push({ text, source, range: lines.range(from, from + source.length) });
  }
  return found;
}

/** A paragraph as written, with its HTML blanked out in place, so that offsets hold. */
function withoutComments(text: string, paragraph: Paragraph): string {
  const { start, end } = placeOf(paragraph);
  const pieces: string[] = [];
  let at = start.offset;
  for (const inner of paragraph.children) {
    if (inner.type !== "html") continue;
    const place = placeOf(inner);
    pieces.push(text.slice(at, place.start.offset), " ".repeat(place.end.offset - place.start.offset));
    at = place.end.offset;
  }
  return pieces.join("") + text.slice(at, end.offset);
}

/** The longest line that is looked at closer; a data URI is longer. */
const LONGEST = 4000;

/** A line as a reader sees it: links by their labels, without emphasis, code marks, comments and signs at its beginning. */
export function readable(line: string): string {
  return line
    .slice(0, LONGEST)
    .replaceAll(/<!--.*?-->/gu, " ")
    .replaceAll(/!?\[([^[\]]*)\]\((?:<[^<>]*>|(?:[^()\s]|\([^()\s]*\))*)[^()]*\)/gu, "$1")
    .replaceAll(/\[([^[\]]*)\]\[[^[\]]*\]/gu, "$1")
    .replaceAll(/[*`~]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, "")
    .replaceAll(/\\([\\`*_{}[\]()#+.!|<>-])/gu, "$1")
    .replace(/^(?:\s|>|\p{Extended_Pictographic}|\u{FE0F}|\u{200D})+/u, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

/** `Status: accepted`, `**Status:** accepted`, `**Status**: accepted`, and, in bold, `**Status** accepted`. */
const NAMED =
  /^(?<head>(?:\*\*|__)?(?<name>[^:：*_|`[\]]{1,40}?)(?:\*\*|__)?\s*[:：]\s*(?:\*\*|__)?\s*)(?<value>.*)$/u;
const BOLD = /^(?<head>(?:\*\*|__)(?<name>[^:：*_|`[\]]{1,40}?)(?:\*\*|__)\s+)(?<value>.*)$/u;

function labelledLines(document: ForeignDocument, nodes: readonly RootContent[]): Labelled[] {
  return nodes.flatMap((node) =>
    node.type === "table"
      ? labelledRows(document, node)
      : textLines(document, [node]).flatMap((line) => labelledLine(document, line)),
  );
}

/** A line that begins with a label, taken apart. */
function labelledLine({ lines }: ForeignDocument, line: TextLine): Labelled[] {
  const groups = (NAMED.exec(line.source) ?? BOLD.exec(line.source))?.groups;
  const label = groups && labelOf(groups.name!);
  if (!groups || !label) return [];
  const from = line.range.start.offset + groups.head!.length;
  const range = lines.range(from, from + groups.value!.length);
  return [{ name: groups.name!.trim(), label, source: groups.value!, text: readable(groups.value!), range }];
}

/** Rows `| Status | accepted |`, and tables with the labels as their header. */
function labelledRows({ record }: ForeignDocument, table: Table): Labelled[] {
  const rows = table.children.map((row) =>
    row.children.map((cell) => {
      const first = cell.children[0];
      const last = cell.children.at(-1);
      const range: Range =
        first && last ? { start: placeOf(first).start, end: placeOf(last).end } : placeOf(cell);
      const source = record.text.slice(range.start.offset, range.end.offset);
      return { text: plainText(cell).trim(), source, range };
    }),
  );
  const keyed = rows.filter(([head]) => head && labelOf(head.text) !== undefined).length >= 2;
  const pairs =
    keyed || (rows.length !== 2 && rows.every((row) => row.length === 2))
      ? rows
      : (rows[0] ?? []).map((head, column) => [head, rows.at(-1)?.[column]]);
  return pairs.flatMap(([head, value]) => {
    const name = head?.text.replace(/\s*[:：]$/u, "") ?? "";
    const label = labelOf(name);
    return label && value && value.text !== "" ? [{ name, label, ...value }] : [];
  });
}
