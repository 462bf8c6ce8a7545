import type { Config } from "../model/config.ts";
import { kindNamed, kindOfPrefix } from "../model/config.ts";
import { ofPackage } from "../model/qualified-record.ts";
import { recordName } from "../model/record-name.ts";
import type { MarkdownParser } from "../parse/markdown.ts";
import { parseRecord } from "../parse/record.ts";
import type { ParsedFile, ParsedRecord } from "../parse/record.ts";
import { DIALECT_READERS } from "./dialects/index.ts";
import { openDocument } from "./foreign/document.ts";
import { optionsTable, readForeignOptions } from "./foreign/options.ts";
import { understand } from "./foreign/understand.ts";

/** Files that are no records, whatever they look like. */
const TEMPLATE =
  /(?:^|\/)(?:_?templates?\/.*|(?:\d+[-_])?(?:adr[-_.]|mod[eè]le[-_])?(?:template|mod[eè]le|modelo|plantilla|vorlage|şablon|テンプレート|模板)(?:[-_.][^/]*)?|[^/]*[-_.]template)$/iu;
const PAGE = /(?:^|\/)(?:readme|index|contributing|changelog|license)\.[^/.]+$/iu;

/**
 * Reads a Markdown file's text, once, into the record that everything else works on: in Reckon's own format where it has
 * its frontmatter, else in the dialect that knows it. Never throws on content.
 * @param file path from the root of the corpus, with `/`
 * @param text the file's text without byte order mark
 */
export function interpretRecord(
  file: string,
  text: string,
  config: Config,
  parser: MarkdownParser,
): ParsedRecord {
  const parsed = parseRecord(file, text, config, parser);
  if (parsed.data && "kind" in parsed.data) return withListedOptions(parsed, config);
  const looksOwn = hasOwnId(parsed) || isOfOtherKind(parsed, config);
  if (!looksOwn && isBeside(file)) return beside(parsed);
  const document = openDocument(parsed, config);
  const named = DIALECT_READERS.filter(({ name }) => name === config.dialect);
  for (const dialect of named.length > 0 ? named : DIALECT_READERS) {
    // Who writes `id` as Reckon does means Reckon's format, or one that has that key as well.
    const confidence =
      looksOwn && !dialect.hasId
        ? undefined
        : (dialect.sniff(document) ?? (named.length > 0 && document.name ? "likely" : undefined));
    if (!confidence) continue;
    const record = understand(document, dialect, confidence, dialect.read(document));
    return { ...parsed, record: record.source === undefined ? record : ofPackage(record, record.source) };
  }
  return parsed;
}

/** An imported record that has no options table keeps the options that it lists as its former dialect does. */
function withListedOptions(parsed: ParsedFile, config: Config): ParsedRecord {
  const { record } = parsed;
  const hasList = record.sections.some(({ name }) => name === "Options");
  if (record.values.imported === undefined || record.options || !hasList) return parsed;
  const listed = readForeignOptions(openDocument(parsed, config));
  return listed && listed.options.length > 0
    ? { ...parsed, record: { ...record, options: optionsTable(listed) } }
    : parsed;
}

/** Whether it has an id as Reckon's are, or one that is nobody's; site generators have slugs under a key `id`. */
function hasOwnId({ data, meant }: ParsedFile): boolean {
  if (!data) return meant;
  if (!("id" in data)) return false;
  return typeof data.id !== "string" || /^(?:[a-z][a-z0-9]*-?\d|[^\p{L}\p{N}]|$)/iu.test(data.id);
}

/** Whether its name says that it is a memo, a postmortem or another kind that no other tool knows. */
function isOfOtherKind({ record }: ParsedFile, config: Config): boolean {
  const kind = kindOfPrefix(config, record.file.slice(record.file.lastIndexOf("/") + 1));
  return kind !== undefined && kind !== kindNamed(config, "adr");
}

function isBeside(file: string): boolean {
  return TEMPLATE.test(withoutEnding(file)) || (PAGE.test(file) && !recordName(file));
}

function withoutEnding(file: string): string {
  return file.replace(/\.[^/.]+$/u, "");
}

/** A file that is read for its links alone. */
function beside(parsed: ParsedRecord): ParsedRecord {
  // What a template links to is an example.
  const links = TEMPLATE.test(withoutEnding(parsed.record.file)) ? [] : parsed.record.links;
  return { ...parsed, record: { ...parsed.record, isRecord: false, problems: [], links } };
}
