import type { Config } from "../../model/config.ts";
import { kindNamed, kindOfPrefix } from "../../model/config.ts";
import type { Foreign, Stated, StatedDate, StatedReference, StatedStatus } from "../../model/foreign.ts";
import type { FrontmatterValues } from "../../model/frontmatter.ts";
import type { FrontmatterPlaces, MarkdownRecord } from "../../model/record.ts";
import { optionHeader } from "../../model/options.ts";
import { folded } from "../../model/vocabulary/index.ts";
import type { Relation } from "../../model/vocabulary/words.ts";
import type { Dialect, Reading } from "../dialect.ts";
import { readDate } from "./dates.ts";
import { readable } from "./document.ts";
import type { ForeignDocument } from "./document.ts";
import { chosenPositions, optionsTable } from "./options.ts";
import type { ForeignOptions } from "./options.ts";
import { hasSection, keyText } from "./statements.ts";
import { understandStatus } from "./statuses.ts";

/** The key under which Reckon's own records say what others say in words. */
const KEYS: Readonly<Record<Relation, "supersedes" | "superseded-by" | "builds-on" | "relates-to">> = {
  supersedes: "supersedes",
  "superseded-by": "superseded-by",
  "depends-on": "builds-on",
  amends: "relates-to",
  "amended-by": "relates-to",
  refines: "relates-to",
  "refined-by": "relates-to",
  "relates-to": "relates-to",
};

/**
 * Makes a record, as the rest of the program knows it, of what a dialect has read. What is not understood, and what two
 * places say in different ways, is absent from `values` and stays in `foreign` as it was written.
 */
export function understand(
  document: ForeignDocument,
  { name: dialect, profile }: Pick<Dialect, "name" | "profile">,
  confidence: Foreign["confidence"],
  reading: Reading,
): MarkdownRecord {
  const { record, name, config } = document;
  const statuses = understandStatuses(reading.statuses, config);
  const dates = understandDates(reading, statuses);
  const { title, otherNumber } = understandTitle(document, reading);
  const { options } = reading;
  const table = options && options.options.length > 0 ? optionsTable(options) : undefined;
  const positions = options ? chosenPositions(options) : [];
  const chosen = positions.length === 1 ? optionHeader("", positions[0]!).key : undefined;
  const status = agreed(statuses.map((stated) => stated.status));
  const date = agreed(dates.map((stated) => stated.date));
  const references = unique(reading.references, name?.id);
  const values = {
    ...(status === undefined ? {} : { status }),
    ...(date === undefined ? {} : { date }),
    ...people(reading),
    ...named(references),
    ...(chosen === undefined ? {} : { chosen }),
  };
  const kind = kindOfPrefix(config, name?.id ?? "") ?? kindNamed(config, "adr");
  const foreign: Foreign = {
    dialect,
    profile,
    confidence,
    statuses,
    dates,
    references,
    ...(options?.chosen ? { chosen: options.chosen } : {}),
    ...(options?.chosen && table && positions.length === 0 ? { unlisted: true } : {}),
    ...(options?.complete ? { considered: options.options.length } : {}),
    ...(otherNumber ? { otherNumber } : {}),
    ...(hasSection(document, "Context") || hasSection(document, "Decision") ? {} : { pointer: true }),
  };
  const { id: _id, title: _title, options: _options, risks: _risks, kind: _kind, ...rest } = record;
  return {
    ...rest,
    isRecord: true,
    ...(name?.id === undefined ? {} : { id: name.id }),
    ...(kind ? { kind } : {}),
    ...(title === undefined ? {} : { title }),
    values,
    extra: {},
    places: placesOf(document, { statuses, dates, references, options }),
    ...(table ? { options: table } : {}),
    problems: record.problems.filter(isStillOne),
    foreign,
  };
}

/** A file without frontmatter and keys of other tools are as they should be here; YAML that cannot be read is not. */
function isStillOne({ rule, message }: MarkdownRecord["problems"][number]): boolean {
  return rule === "record/readable" && !message.startsWith("Unexpected record without frontmatter");
}

function understandStatuses(stated: readonly Stated[], { statuses }: Config): StatedStatus[] {
  const own = new Map(Object.entries(statuses).map(([word, status]) => [folded(word), status]));
  return stated.map(({ text, range }) => {
    const status = understandStatus(text, own);
    return { text, range, ...(status ? { status } : {}) };
  });
}

/** Where no line is for the date, one in the status is what it was given for: `Accepted, 2026-04-25`. */
function understandDates({ dates, dayFirst = false }: Reading, statuses: readonly Stated[]): StatedDate[] {
  const read = ({ text, range }: Stated): StatedDate => {
    const found = readDate(text, dayFirst);
    return { text, range, ...(found && "date" in found ? { date: found.date } : {}) };
  };
  if (dates.length > 0) return dates.map(read);
  return statuses.map(read).filter(({ date }) => date !== undefined);
}

/** The one value that every place gives that gives any; undefined where they contradict one another. */
function agreed<T>(values: readonly (T | undefined)[]): T | undefined {
  const known = new Set(values.filter((value) => value !== undefined));
  return known.size === 1 ? [...known][0] : undefined;
}

const NUMBERED_TITLE =
  /^(?:(?<prefix>\p{L}{2,10})(?:[-_ ]|(?=\d))\s*)?#?(?<number>\d{1,8})\s*(?<mark>[.:)–—-]?)\s+(?<title>\S.*)$/u;

/** The title without the record's number, which the id says; a number that is another's is noted. */
function understandTitle(
  document: ForeignDocument,
  reading: Reading,
): { title?: string; otherNumber?: Stated } {
  const { record, name } = document;
  const heading = record.headings.find(({ depth }) => depth === 1);
  const written = heading && heading.text.trim() !== "" ? heading : undefined;
  const stated =
    reading.title ??
    (written && { text: readable(written.text), range: written.range }) ??
    keyText(document, "title")[0];
  if (!stated || stated.text === "") return {};
  const groups = NUMBERED_TITLE.exec(stated.text)?.groups;
  if (!groups) return { title: stated.text };
  const { prefix, number, mark, title } = groups;
  const isOwnPrefix = prefix !== undefined && /^adr?$/iu.test(prefix);
  const known = name?.number?.replaceAll(/\D/gu, "");
  const ofRecord = prefix === undefined || isOwnPrefix || prefix.toUpperCase() === name?.prefix;
  if (ofRecord && known !== undefined && Number(known) === Number(number)) return { title: title! };
  const meant = ofRecord && (prefix !== undefined || mark === "." || mark === ":");
  if (!meant) return { title: stated.text };
  return known === undefined || known.length > 7
    ? { title: title! }
    : { title: title!, otherNumber: { text: number!, range: stated.range } };
}

function people({ people: lists = {}, tags = [] }: Reading): Partial<FrontmatterValues> {
  const stated = Object.entries({ ...lists, tags }).flatMap(([key, list]) =>
    list.length > 0 ? [[key, [...new Set(list.map(({ text }) => text))]] as const] : [],
  );
  return Object.fromEntries(stated);
}

/** Each record once for each thing that is said of it, and not this one. */
function unique(references: readonly StatedReference[], own: string | undefined): StatedReference[] {
  const seen = new Set<string>();
  return references.filter(({ relation, id, text }) => {
    const key = `${relation} ${id ?? text}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew && (id === undefined || id !== own);
  });
}

function named(references: readonly StatedReference[]): Partial<FrontmatterValues> {
  const lists: Record<string, string[]> = {};
  for (const { relation, id } of references) {
    const list = (lists[KEYS[relation]] ??= []);
    if (id !== undefined && !list.includes(id)) list.push(id);
  }
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

/** Where the values stand, under the keys that Reckon's own records would have them. */
function placesOf(
  { record }: ForeignDocument,
  found: {
    statuses: readonly Stated[];
    dates: readonly Stated[];
    references: readonly StatedReference[];
    options: ForeignOptions | undefined;
  },
): FrontmatterPlaces {
  const nodes = new Map<string, { value: Stated["range"] }>();
  const heading = record.headings[0];
  if (heading) for (const key of ["id", "title"]) nodes.set(key, { value: heading.range });
  if (found.statuses[0]) nodes.set("status", { value: found.statuses[0].range });
  if (found.dates[0]) nodes.set("date", { value: found.dates[0].range });
  if (found.options?.chosen) nodes.set("chosen", { value: found.options.chosen.range });
  const counts: Record<string, number> = {};
  const seen = new Set<string>();
  for (const { relation, id, range } of found.references) {
    const key = KEYS[relation];
    if (id === undefined || seen.has(`${key} ${id}`)) continue;
    seen.add(`${key} ${id}`);
    const at = (counts[key] = (counts[key] ?? -1) + 1);
    nodes.set(`${key}/${at}`, { value: range });
    if (at === 0) nodes.set(key, { value: range });
  }
  return { range: record.places.range, nodes };
}
