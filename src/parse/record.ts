import path from "node:path";
import type { Heading, Root } from "mdast";
import type { Config } from "../model/config.ts";
import { kindOfPrefix, packageOf } from "../model/config.ts";
import { LIMITS } from "../model/limits.ts";
import { FILE_START } from "../model/position.ts";
import { localId } from "../model/qualified-id.ts";
import { withoutOwnNumber } from "../model/record-name.ts";
import { ofPackage } from "../model/qualified-record.ts";
import type { MarkdownRecord, ReadProblem, ReadRule } from "../model/record.ts";
import type { Problem } from "../model/finding.ts";
import { findFence } from "./fence.ts";
import type { Fence } from "./fence.ts";
import { readFrontmatter, validateFrontmatter } from "./frontmatter.ts";
import type { RawFrontmatter, ValidFrontmatter } from "./frontmatter.ts";
import { refusal } from "./limits.ts";
import { Lines } from "./lines.ts";
import type { MarkdownParser } from "./markdown.ts";
import { readOptions } from "./options.ts";
import { readOutline } from "./outline.ts";
import { readRisks } from "./risks.ts";
import { readSections } from "./sections.ts";

/** A file's record, and the tree that it was read from, for rules and pages that look closer. */
export interface ParsedRecord {
  record: MarkdownRecord;
  tree: Root;
}

/** The same with what was read on the way, for who reads the file in another dialect. */
export interface ParsedFile extends ParsedRecord {
  lines: Lines;
  /** The frontmatter before any schema; undefined where there is none that can be read. */
  data: RawFrontmatter["data"];
  /** Whether its frontmatter has `id` or `kind`, or looks so where it cannot be read. */
  meant: boolean;
}

const EMPTY_TREE: Root = { type: "root", children: [] };

/** A record of a file whose text cannot be read, with the reason as its one problem. */
export function unreadableRecord(file: string, config: Config, problem: Problem): ParsedFile {
  const record: MarkdownRecord = {
    file,
    isRecord: namedAsRecord(file, config),
    values: {},
    extra: {},
    places: { range: FILE_START, nodes: new Map() },
    anchors: [],
    links: [],
    text: "",
    headings: [],
    sections: [],
    problems: [{ rule: "record/readable", ...problem }],
  };
  const packaged = packageOf(config, file);
  return {
    record: packaged === undefined ? record : ofPackage(record, packaged),
    tree: EMPTY_TREE,
    lines: new Lines(""),
    data: undefined,
    meant: false,
  };
}

/**
 * Reads a Markdown file's text, once, into the record that everything else works on. Never throws on content.
 * @param file path from the root of the corpus, with `/`
 * @param text the file's text without byte order mark
 */
export function parseRecord(file: string, text: string, config: Config, parser: MarkdownParser): ParsedFile {
  const lines = new Lines(text);
  const refused = refusal(text, lines);
  if (refused) return unreadableRecord(file, config, refused);
  const tree = parseTree(text, parser);
  const outline = tree && readOutline(tree, 4 * LIMITS.nesting);
  if (!tree || !outline) return unreadableRecord(file, config, tooDeep());
  const fence = findFence(text);
  const raw = frontmatterOf(text, fence, lines);
  const valid = validateFrontmatter(raw, config);
  const meant = meantAsRecord(raw, fence, text);
  const isRecord = namedAsRecord(file, config) || meant;
  const kind = valid.kind ?? kindOfPrefix(config, path.posix.basename(file));
  const sections = readSections(tree, outline.headingOf, lines, text.length);
  const options = sections.find((section) => section.name === "Options")?.tables[0];
  const risks = sections.find((section) => section.name === "Risks")?.tables[0];
  const heading = tree.children.find((node) => node.type === "heading" && node.depth === 1) as
    | Heading
    | undefined;
  const title = titleOf(heading && outline.headingOf.get(heading)?.text, valid);
  const record: MarkdownRecord = {
    file,
    isRecord,
    ...(valid.id === undefined ? {} : { id: valid.id }),
    ...(isRecord && kind ? { kind } : {}),
    ...(title === undefined ? {} : { title }),
    values: valid.values,
    extra: valid.extra,
    places: raw.places,
    anchors: outline.anchors,
    links: outline.links,
    text,
    headings: outline.headings,
    sections,
    ...(options ? { options: readOptions(options) } : {}),
    ...(risks ? { risks: readRisks(risks) } : {}),
    problems: isRecord ? problemsOf(fence, raw, valid.problems, lines) : [],
  };
  const packaged = packageOf(config, file);
  return {
    record: packaged === undefined ? record : ofPackage(record, packaged),
    tree,
    lines,
    data: raw.data,
    meant,
  };
}

/** The first heading, else `title`. Without an id, nobody can tell whose a number at its beginning is. */
function titleOf(heading: string | undefined, { id, values }: ValidFrontmatter): string | undefined {
  if (heading === undefined) return values.title;
  return id === undefined ? heading : withoutOwnNumber(heading, localId(id));
}

function parseTree(text: string, parser: MarkdownParser): Root | undefined {
  try {
    return parser.parse(text);
  } catch (error) {
    // Both parsers recurse; a text that nests beyond the stack is content, and everything else a bug.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function tooDeep(): Problem {
  return {
    message: `Unexpected nesting deeper than ${LIMITS.nesting} levels`,
    hint: "Take quotes, lists or emphasis out of one another.",
    range: FILE_START,
  };
}

/**
 * Whether a file's name says that it is a record: `<prefix>-<digit>…`, or `0007-…` as the tools that people come from
 * number theirs. Such a file without `id` would otherwise pass without a word.
 */
function namedAsRecord(file: string, config: Config): boolean {
  const name = path.posix.basename(file);
  return kindOfPrefix(config, name) !== undefined || /^\d{3,}[-_.]/u.test(name);
}

/** Whether frontmatter has `id` or `kind`; of frontmatter that cannot be read, whether it looks so. */
function meantAsRecord(raw: RawFrontmatter, fence: Fence, text: string): boolean {
  if (raw.data) return "id" in raw.data || "kind" in raw.data;
  if (fence.kind === "none") return false;
  return /^[\s{,]*["']?(?:id|kind)["']?\s*[:=]/mu.test(text.slice(0, 2000));
}

function frontmatterOf(text: string, fence: Fence, lines: Lines): RawFrontmatter {
  if (fence.kind === "yaml") return readFrontmatter(text.slice(0, fence.end), lines);
  const range = fence.kind === "none" ? FILE_START : lines.range(0, fence.end);
  return { data: undefined, places: { range, nodes: new Map() }, problems: [] };
}

function problemsOf(fence: Fence, raw: RawFrontmatter, invalid: Problem[], lines: Lines): ReadProblem[] {
  const of = (rule: ReadRule, problems: Problem[]): ReadProblem[] =>
    problems.map((problem) => ({ rule, ...problem }));
  if (fence.kind !== "yaml") return of("record/readable", [fenceProblem(fence, lines)]);
  const unread = of("record/readable", raw.problems);
  if (raw.data === undefined) return unread;
  // What YAML has already been refused at a place is not also a wrong value there.
  const refused = new Set(raw.problems.map(({ range }) => range.start.offset));
  const rest = invalid.filter(({ range }) => range.start.offset === 0 || !refused.has(range.start.offset));
  return [...unread, ...of("record/schema", rest)];
}

function fenceProblem(fence: Exclude<Fence, { kind: "yaml" }>, lines: Lines): Problem {
  if (fence.kind === "none") {
    return {
      message: "Unexpected record without frontmatter, expected `---`, keys, `---` on the first lines",
      hint: "Add frontmatter with at least id, kind, status and date.",
      range: FILE_START,
    };
  }
  if (fence.kind === "unclosed") {
    return {
      message: "Unexpected end of the file in the frontmatter, expected a closing `---`",
      hint: "Add a line `---` after the last key.",
      range: lines.range(0, fence.end),
    };
  }
  const { start, end, written, opening } = fence;
  const found = written === "a blank line" ? written : `\`${written}\``;
  return {
    message: `Unexpected ${found} ${opening ? "before" : "in"} the frontmatter, expected \`---\` as the whole ${opening ? "first" : "closing"} line`,
    hint: opening
      ? "Make the first line exactly `---` and write the keys as YAML."
      : "Make the line after the last key exactly `---`.",
    range: lines.range(start, end),
  };
}
