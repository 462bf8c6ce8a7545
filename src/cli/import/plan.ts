import { existsSync } from "node:fs";
import path from "node:path";
import { interpretRecord } from "../../corpus/interpret.ts";
import { pathFrom } from "../../corpus/load.ts";
import { linkTarget } from "../../model/link-target.ts";
import type { Range } from "../../model/position.ts";
import type { MarkdownRecord } from "../../model/record.ts";
import { UserError } from "../../model/user-error.ts";
import { relink } from "../../parse/relink.ts";
import { importedText } from "../../register/import.ts";
import { saysTheSame, textWithOptionsTable } from "../../register/import-options.ts";
import type { Moving } from "../journal.ts";
import type { ImportIntent } from "./journal.ts";
import type { ImportPlace } from "./place.ts";

/** A file whose text changes. */
export interface ImportedText {
  /** Path from the root, before it is moved. */
  file: string;
  /** Its path afterwards. */
  renamed: string;
  /** Absolute path, before it is moved. */
  path: string;
  before: string;
  after: string;
  bom: boolean;
  /** Whether its list of options is a table then. */
  tabled: boolean;
}

export interface ImportPlan {
  texts: ImportedText[];
  moves: { from: string; to: string }[];
}

/** What is written, as bytes. */
export function movingOf({ texts, moves }: ImportPlan): Moving {
  return {
    moves,
    texts: texts.map(({ path: file, before, after, bom }) => {
      const mark = bom ? "\u{FEFF}" : "";
      return { path: file, text: mark + after, before: mark + before };
    }),
  };
}

/**
 * Plans an import in the records' own folder from the files as they are now, whatever of it is done already.
 * @throws UserError where a record would not read as was meant
 */
export function planImport(place: ImportPlace, intent: ImportIntent): ImportPlan {
  const { corpus, files } = place;
  const renamed = new Map(intent.records.map(({ file, name }) => [file, besides(file, name)]));
  const follow = followerOf(place, renamed);
  const ids = new Map(intent.records.map(({ file, id }) => [file, id]));
  const texts = corpus.files.flatMap((record): ImportedText[] => {
    const { file, text } = record;
    const id = ids.get(file);
    const to = renamed.get(file) ?? file;
    const own = id === undefined ? { text, tabled: false } : ownText(place, record, { file: to, id }, intent);
    const after = follow(record, own.text);
    if (after === text) return [];
    if (id !== undefined) assertRead(place, record, { file: to, id, ...own, text: after });
    const { path: absolute, bom } = files.get(record)!;
    return [{ file, renamed: to, path: absolute, before: text, after, bom, tabled: own.tabled }];
  });
  const moves = [...renamed]
    .filter(([file, to]) => file !== to && existsSync(path.join(corpus.root, file)))
    .map(([file, to]) => ({ from: path.join(corpus.root, file), to: path.join(corpus.root, to) }));
  return { texts, moves };
}

/** The path of another name in the same folder. */
export function besides(file: string, name: string): string {
  return path.posix.join(path.posix.dirname(file), name);
}

/** What a record becomes; one that a killed process has written already stays as it is. */
export function ownText(
  { source: { config, parser } }: ImportPlace,
  record: MarkdownRecord,
  { file, id }: { file: string; id: string },
  { ids, optionsTable }: ImportIntent,
): { text: string; tabled: boolean } {
  const { foreign, options } = record;
  if (!foreign) return { text: record.text, tabled: false };
  const importing = { id, ids: new Map(ids) };
  const made = optionsTable ? textWithOptionsTable(record) : undefined;
  const tabled = made === undefined ? made : importedText({ ...record, text: made }, foreign, importing);
  if (tabled !== undefined) {
    const read = interpretRecord(file, tabled, config, parser).record;
    if (saysTheSame(read.options, options)) return { text: tabled, tabled: true };
  }
  const text = importedText(record, foreign, importing);
  if (text !== undefined) return { text, tabled: false };
  throw new UserError(
    `${record.file} is written in a way that cannot be changed safely; nothing was written`,
    "Give it frontmatter with id, kind, status and date by hand.",
  );
}

/** Links of a text to records that have new names, in place. */
function followerOf(
  { corpus, source: { parser } }: ImportPlace,
  renamed: ReadonlyMap<string, string>,
): (record: MarkdownRecord, text: string) => string {
  const prefix = pathFrom(corpus.repository.root, corpus.root);
  const inRepository = (file: string): string => (prefix === "." ? file : path.posix.join(prefix, file));
  const targets = new Map<string, string>();
  for (const [file, to] of renamed) {
    if (file === to) continue;
    targets.set(inRepository(file), path.posix.basename(to));
    // Site generators leave the ending out of links.
    targets.set(inRepository(file).replace(/\.[^/.]+$/u, ""), path.posix.basename(to, ".md"));
  }
  return ({ file, links }, text) => {
    const moved = (url: string): string | undefined => {
      const target = linkTarget(inRepository(file), url);
      const name = target.kind === "file" ? targets.get(target.path) : undefined;
      return name === undefined ? undefined : url.replace(/[^/#?]*(?=$|[#?])/u, encodedAs(url, name));
    };
    const hasAny =
      links.some(({ url }) => moved(url) !== undefined) || /<[a-z][^>]*\s(?:href|src)/iu.test(text);
    return hasAny ? relink(text, parser.parse(text), moved) : text;
  };
}

/** A name in an address that has percent signs is written with them. */
function encodedAs(url: string, name: string): string {
  return /%[0-9a-f]{2}/iu.test(url) ? encodeURI(name) : name;
}

/** @throws UserError where the text would not say what was meant */
export function assertRead(
  { source: { config, parser } }: ImportPlace,
  before: MarkdownRecord,
  { file, text, id, tabled }: { file: string; text: string; id: string; tabled: boolean },
): void {
  const { record } = interpretRecord(file, text, config, parser);
  const unreadable = record.problems.some(({ rule }) => rule === "record/readable");
  const isSame = (key: "status" | "date"): boolean => record.values[key] === before.values[key];
  const isMeant = !record.foreign && record.id?.endsWith(id) && isSame("status") && isSame("date");
  const table = tabled ? record.options?.range : undefined;
  // An address in a cell of the new table is a link once more than in the list.
  const links = record.links.filter(({ range }) => !table || !isWithin(range, table));
  if (isMeant && !unreadable && links.length === before.links.length) return;
  throw new UserError(
    `${before.file} is written in a way that cannot be changed safely; nothing was written`,
    "Give it frontmatter with id, kind, status and date by hand, and run the command again.",
  );
}

function isWithin(range: Range, table: Range): boolean {
  return range.start.offset >= table.start.offset && range.end.offset <= table.end.offset;
}
