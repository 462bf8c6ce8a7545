import path from "node:path";
import { recordsFolder } from "../model/config.ts";
import type { Config } from "../model/config.ts";
import type { KindDeclaration } from "../model/kind.ts";
import { qualifiedId, writtenId } from "../model/qualified-id.ts";
import { HIGHEST_NUMBER, numberInName, numberedId, recordName, slugOf } from "../model/record-name.ts";
import { UserError } from "../model/user-error.ts";
import type { MarkdownParser } from "../parse/markdown.ts";
import { editFrontmatter } from "../parse/edit.ts";
import type { FrontmatterEdit } from "../parse/edit.ts";
import { parseRecord } from "../parse/record.ts";
import type { ParsedRecord } from "../parse/record.ts";
import { discover } from "./discover.ts";
import { findTemplate, renderTemplate } from "./template.ts";
import { createFile } from "./write.ts";

/** What a new record is to say. */
export interface NewRecord {
  kind: KindDeclaration;
  title: string;
  /** ISO date. */
  date: string;
  decisionMakers?: readonly string[];
  tags?: readonly string[];
  tier?: number;
  retrospective?: boolean;
  /** Ids. */
  supersedes?: readonly string[];
  relatesTo?: readonly string[];
  /** Path of a template, instead of the kind's. */
  template?: string;
  /** What the frontmatter says besides, whatever the template writes. */
  edits?: readonly FrontmatterEdit[];
  /** What the filled template becomes before it is written; the result is read again. */
  finish?: (filled: ParsedRecord) => string;
}

/** Where records are written. */
export interface ScaffoldPlace {
  /** Absolute path of the folder of `reckon.yaml`. */
  root: string;
  config: Config;
  parser: MarkdownParser;
  /** Name of the package whose folder it is; absent for `dir`. */
  source?: string;
}

/** The record that was written. */
export interface WrittenRecord {
  /** With the package's name before it, where it is of one. */
  id: string;
  /** Absolute path. */
  file: string;
}

/** A new record that is not written yet. */
export interface DraftedRecord extends WrittenRecord {
  text: string;
}

/**
 * Numbers a record, fills its template and writes it; whole, and never over another file. The caller holds the lock of
 * the records' folder, so that no other process takes the same number.
 * @throws UserError where the template is no good or the file cannot be written; nothing is then written
 */
export function scaffold(place: ScaffoldPlace, wanted: NewRecord): WrittenRecord {
  for (let attempt = 0; attempt < 100; attempt++) {
    const { id, file, text } = draftRecord(place, wanted, attempt);
    if (createFile({ path: file, text })) return { id, file };
  }
  throw new UserError(
    `Unexpected files in the way of a new ${wanted.kind.name}`,
    `Look into ${path.join(place.root, recordsFolder(place.config, place.source))}.`,
  );
}

/**
 * Numbers a record and fills its template, and writes nothing.
 * @param attempt how many names before this one have turned out to be taken
 * @throws UserError where the template is no good
 */
export function draftRecord(place: ScaffoldPlace, wanted: NewRecord, attempt = 0): DraftedRecord {
  const { source } = place;
  const folder = path.join(place.root, recordsFolder(place.config, source));
  const written = (other: string): string => writtenId(other, source);
  const template = findTemplate(place.root, wanted.kind.name, wanted.template);
  const { id, name } = nameOf(place.config, wanted, folder, attempt);
  const rendered = renderTemplate(template, {
    id,
    kind: wanted.kind.name,
    title: wanted.title.trim(),
    date: wanted.date,
    decisionMakers: wanted.decisionMakers ?? [],
    tags: wanted.tags ?? [],
    tier: wanted.tier,
    retrospective: wanted.retrospective ?? false,
    supersedes: (wanted.supersedes ?? []).map(written),
    relatesTo: (wanted.relatesTo ?? []).map(written),
    sections: wanted.kind.sections,
  });
  const filled = editFrontmatter(rendered, wanted.edits ?? []) ?? rendered;
  const parsed = readBack(place, template.file, name, filled, id);
  const text = wanted.finish?.(parsed) ?? filled;
  if (text !== filled) readBack(place, template.file, name, text, id);
  return { id: source === undefined ? id : qualifiedId(id, source), file: path.join(folder, name), text };
}

/** The id and file name that are free: one above the highest of the prefix, or the day and the title. */
function nameOf(
  config: Config,
  wanted: NewRecord,
  folder: string,
  attempt: number,
): { id: string; name: string } {
  const { prefix } = wanted.kind;
  const slug = slugOf(wanted.title);
  if (config.ids === "date") {
    const again = attempt === 0 ? "" : `-${attempt + 1}`;
    const id = [prefix, wanted.date.replaceAll("-", ""), slug].filter(Boolean).join("-") + again;
    return { id, name: `${id.toLowerCase()}.md` };
  }
  let highest = 0;
  for (const { file } of discover(folder)) {
    highest = Math.max(highest, takenNumber(path.basename(file), prefix));
  }
  const number = highest + 1 + attempt;
  if (number > HIGHEST_NUMBER) {
    throw new UserError(
      `Unexpected ${numberedId(prefix, highest)}, expected a lower number`,
      "Rename that file: longer numbers are days.",
    );
  }
  const id = numberedId(prefix, number);
  return { id, name: `${[id.toLowerCase(), slug].filter(Boolean).join("-")}.md` };
}

/** The number that a file has taken, whichever tool named it: `adr-0007-…`, `0007-…`. */
function takenNumber(name: string, prefix: string): number {
  const number = numberInName(name, prefix);
  if (number !== undefined) return number;
  const { prefix: own, number: written = "" } = recordName(name) ?? {};
  return own === prefix && /^\d{1,7}$/u.test(written) ? Number(written) : 0;
}

/** A template of the team's own may be wrong, and a title may break it: what would be written is read first. */
function readBack(
  place: ScaffoldPlace,
  template: string,
  name: string,
  text: string,
  id: string,
): ParsedRecord {
  const parsed = parseRecord(name, text, place.config, place.parser);
  const { record } = parsed;
  const problem = record.problems.find(({ rule }) => rule === "record/readable");
  if (!problem && record.id === id) return parsed;
  throw new UserError(
    `Unexpected text from the template ${template}: ${problem?.message ?? `its id is \`${record.id ?? "none"}\`, expected \`${id}\``}`,
    "Begin the template with frontmatter that has `id: {{id}}`, and write {{values}} there without quotes.",
  );
}
