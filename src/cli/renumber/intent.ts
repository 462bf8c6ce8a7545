import path from "node:path";
import { discover } from "../../corpus/discover.ts";
import { pathFrom } from "../../corpus/load.ts";
import { openBase } from "../../lint/base.ts";
import { kindOfPrefix, recordsFolder } from "../../model/config.ts";
import { localId, qualifiedId } from "../../model/qualified-id.ts";
import type { MarkdownRecord } from "../../model/record.ts";
import { HIGHEST_NUMBER, numberedId, numberInName, recordName } from "../../model/record-name.ts";
import { UserError } from "../../model/user-error.ts";
import type { RenumberPlace } from "./place.ts";
import { entriesBelow } from "./entries.ts";
import type { RenumberIntent } from "./journal.ts";

/** What a person asks for. */
export interface Asked {
  record: MarkdownRecord;
  /** The new id, or its number; the next free one where absent. */
  id?: string;
  /** A revision that the branch was begun from. */
  base?: string;
  /** Globs of other files that name records. */
  references: readonly string[];
}

const ID = /^(?<prefix>[A-Z][A-Z0-9]*)-(?<number>\d{4,})(?:-[\p{Ll}\p{N}-]+)?$/u;

/**
 * Settles what a renumbering is to do, so that it can be done again from there.
 * @throws UserError where the record has no id of the format, or the new one is none or is taken
 */
export function intentOf(place: RenumberPlace, asked: Asked): RenumberIntent {
  const { record } = asked;
  const { corpus, source, today } = place;
  const own = record.id === undefined ? undefined : localId(record.id);
  const kind = own === undefined ? undefined : kindOfPrefix(source.config, own);
  if (record.id === undefined || own === undefined || !kind || !ID.test(own)) {
    throw new UserError(
      `Unexpected ${own === undefined ? "record without an id" : `id \`${own}\``} in ${record.file}, expected one such as ADR-0007`,
      `Mend its frontmatter first: \`reckon lint ${record.file}\` says how.`,
    );
  }
  const base = asked.base === undefined ? undefined : openBase(source, asked.base);
  const isTaken = (id: string): boolean => corpus.byId(id).length > 0 || base?.taken(id) !== undefined;
  const to =
    asked.id === undefined ? nextFree(place, record, own, isTaken) : wantedId(record, own, asked.id, isTaken);
  const ambiguous = corpus.byId(record.id).length > 1;
  const names = namesOf(place, record, own, to, ambiguous);
  const foreign = record.foreign !== undefined;
  // Such a record has its id from the name of its file alone.
  if (foreign && recordName(renamedFile(record.file, names))?.id !== to) {
    throw new UserError(
      `${record.file} is called in a way that cannot be changed safely; nothing was written`,
      `Give the file a name such as \`${to.slice(to.indexOf("-") + 1)}-${stemOf(record.file)}.md\` by hand.`,
    );
  }
  return {
    version: 1,
    file: record.file,
    from: record.id,
    to: qualifiedId(to, record.source),
    names,
    ambiguous,
    foreign,
    references: [...asked.references],
    today,
    ...(base ? { fork: base.fork } : {}),
  };
}

/** The id that a person gives, `12` or `ADR-0012`. */
function wantedId(
  record: MarkdownRecord,
  own: string,
  written: string,
  isTaken: (id: string) => boolean,
): string {
  const { prefix } = ID.exec(own)!.groups as { prefix: string };
  const plain = localId(written.trim());
  const wanted = /^\d{1,7}$/u.test(plain)
    ? numberedId(prefix, Number(plain))
    : plain.replace(/^[a-z0-9]+/u, (part) => part.toUpperCase());
  const groups = ID.exec(wanted)?.groups;
  if (groups?.prefix !== prefix || qualifiedId(written.trim(), record.source) === record.id) {
    throw new UserError(
      `Unexpected new id \`${written}\` for \`${record.id}\`, expected another of the prefix ${prefix}`,
      `Write it as in ${numberedId(prefix, 12)}, or leave it out for the next free one.`,
    );
  }
  if (!isTaken(qualifiedId(wanted, record.source))) return wanted;
  throw new UserError(
    `Unexpected new id \`${wanted}\`, which another record has`,
    "Choose another, or leave it out for the next free one.",
  );
}

/** One above the highest number of the prefix in the record's folder that nobody has here or on the base. */
function nextFree(
  { corpus, source }: RenumberPlace,
  { file, source: home }: MarkdownRecord,
  own: string,
  isTaken: (id: string) => boolean,
): string {
  const prefix = own.slice(0, own.indexOf("-"));
  if (numberInName(own, prefix) === undefined) {
    throw new UserError(
      `Unexpected \`${own}\`, which is a day and no number, without a new id`,
      `Name the new one: \`reckon renumber ${file} ${own}-2\`.`,
    );
  }
  const folder = path.join(corpus.root, recordsFolder(source.config, home));
  const names = [...discover(folder)].map((found) => path.basename(found.file));
  const ids = corpus.records.flatMap(({ id, source: other }) =>
    id !== undefined && other === home ? [localId(id)] : [],
  );
  const numbers = [...names, ...ids].map((name) => numberInName(name, prefix) ?? 0);
  for (let number = Math.max(...numbers) + 1; number <= HIGHEST_NUMBER; number++) {
    const id = numberedId(prefix, number);
    if (!isTaken(qualifiedId(id, home))) return id;
  }
  throw new UserError(`Unexpected \`${own}\`: every number above is taken`, "Name a free one.");
}

/**
 * What is called after the record and gets another name with it: its file, and below its folder files and folders whose
 * names begin with its id. Where another record has the id too, those alone that begin with the file's own name, or hold
 * its evidence.
 */
function namesOf(
  { corpus, source }: RenumberPlace,
  record: MarkdownRecord,
  own: string,
  to: string,
  ambiguous: boolean,
): [string, string][] {
  const stem = stemOf(record.file);
  const [before, after] = [own.toLowerCase(), to.toLowerCase()];
  const renamed = (name: string): string => after + name.slice(before.length);
  const begins = (name: string, start: string): boolean => name === start || name.startsWith(`${start}-`);
  const evidence = new Set(record.values.evidence ?? []);
  const isIts = (name: string): boolean =>
    begins(name, before) && (!ambiguous || begins(name, stem) || evidence.has(name));
  const folder = recordsFolder(source.config, record.source);
  const records = new Set(corpus.records.map(({ file }) => file));
  const others = entriesBelow(path.join(corpus.root, folder))
    .filter((entry) => !records.has(pathFrom(corpus.root, entry.path)))
    .map((entry) => stemOf(entry.path));
  const names = [...new Set([stem, ...others])].filter((name) => name === stem || isIts(name));
  const ownStem: [string, string] = [
    stem,
    begins(stem, before) ? renamed(stem) : numberedStem(stem, own, to),
  ];
  const rest = names.filter((name) => name !== stem).map((name): [string, string] => [name, renamed(name)]);
  return [ownStem, ...rest].filter(([one, other]) => one !== other);
}

/** A file's path once names have changed, where its own is the first of them. */
export function renamedFile(file: string, [own]: RenumberIntent["names"]): string {
  const stem = stemOf(file);
  if (own?.[0] !== stem) return file;
  return path.posix.join(path.posix.dirname(file), own[1] + path.posix.basename(file).slice(stem.length));
}

/** A name without its folder and its endings. */
export function stemOf(file: string): string {
  return path.posix.basename(file.replaceAll("\\", "/")).replace(/(?<=.)\..*$/u, "");
}

/** A name that is not the id's own but has its number, `0007-cache` or `ADR-007-Cache`, with the new number in as many digits. */
function numberedStem(stem: string, own: string, to: string): string {
  const digits = /^(?:[A-Za-z]+[-_]?)?(?<digits>\d+)(?!\d)/u.exec(stem)?.groups?.digits;
  const number = Number(/\d+/u.exec(own)![0]);
  if (digits === undefined || Number(digits) !== number) return stem;
  const at = stem.indexOf(digits);
  const fresh = String(Number(/\d+/u.exec(to)![0])).padStart(digits.length, "0");
  return stem.slice(0, at) + fresh + stem.slice(at + digits.length);
}
