import { existsSync } from "node:fs";
import path from "node:path";
import { kindOfPrefix } from "../../model/config.ts";
import type { ImportReport } from "../../model/import-report.ts";
import { localId, qualifiedId } from "../../model/qualified-id.ts";
import type { MarkdownRecord } from "../../model/record.ts";
import { numberInName, numberedId, recordName, slugOf } from "../../model/record-name.ts";
import { importedText } from "../../register/import.ts";
import type { ImportIntent } from "./journal.ts";
import type { ImportPlace } from "./place.ts";

/** What a person asks for. */
export interface AskedImport {
  /** Whether lists of options become tables. */
  optionsTable: boolean;
  /** Whether a file, by its path from the root, was asked for. */
  selected(file: string): boolean;
  /** Whether the records are written elsewhere, where other files may be in the way. */
  isCopy: boolean;
}

/** A record that can be imported, and one that cannot, with the reason. */
type Settled = ImportIntent["records"][number] | ImportReport["left"][number];

/** Settles which records are imported under which names, and which stay as they are. */
export function intentOf(
  place: ImportPlace,
  asked: AskedImport,
): { intent: ImportIntent; left: ImportReport["left"] } {
  const { corpus, source } = place;
  const wanted = corpus.records.filter(({ file, foreign }) => foreign && asked.selected(file));
  const numbers = new Numbers(corpus.records);
  const ids = new Map(wanted.map((record) => [record, newId(record, numbers)]));
  const changed = wanted.flatMap((record): [string, string][] => {
    const id = qualifiedId(ids.get(record)!, record.source);
    return record.id === undefined || record.id === id ? [] : [[record.id, id]];
  });
  const taken = new Set(corpus.files.map(({ file }) => file.toLowerCase()));
  const settled = wanted.map((record): Settled => {
    const settling = { record, id: ids.get(record)!, ids: new Map(changed), taken };
    return settle(place, asked, settling);
  });
  const { dialect } = source.config;
  return {
    intent: {
      version: 1,
      records: settled.filter((each) => "id" in each),
      ids: changed,
      ...(asked.optionsTable ? { optionsTable: true } : {}),
      ...(dialect === undefined ? {} : { dialect }),
    },
    left: [...settled.filter((each) => "why" in each), ...unreadable(place, asked)],
  };
}

function settle(
  { corpus }: ImportPlace,
  { isCopy }: AskedImport,
  {
    record,
    id,
    ids,
    taken,
  }: { record: MarkdownRecord; id: string; ids: ReadonlyMap<string, string>; taken: Set<string> },
): Settled {
  const { file, foreign } = record;
  const [problem] = record.problems;
  if (problem) return { file, why: problem.message };
  if (importedText(record, foreign!, { id, ids }) === undefined)
    return { file, why: "Its frontmatter is written in a way that cannot be changed safely" };
  const name = nameOf(record, id);
  const to = path.posix.join(path.posix.dirname(file), name);
  const isOwn = to.toLowerCase() === file.toLowerCase();
  if (!isOwn && (taken.has(to.toLowerCase()) || (!isCopy && existsSync(path.join(corpus.root, to)))))
    return { file, why: `Its new name, ${name}, is taken` };
  taken.add(to.toLowerCase());
  return { file, name, id };
}

/** What no dialect has read although its name is a record's. */
function unreadable({ corpus }: ImportPlace, { selected }: AskedImport): ImportReport["left"] {
  return corpus.records.flatMap(({ file, foreign, problems }) => {
    const problem = problems.find(({ rule }) => rule === "record/readable");
    return !foreign && problem && selected(file) ? [{ file, why: problem.message }] : [];
  });
}

/** The id as the format writes it. A record whose number is pending gets the next one, as a new record would. */
function newId(record: MarkdownRecord, numbers: Numbers): string {
  const { prefix = "ADR", slug = "" } = recordName(record.file) ?? {};
  if (record.id === undefined) return numbers.next(prefix, record.source);
  const own = localId(record.id);
  const day = /^[A-Z][A-Z0-9]*-\d{8}(?=-)/u.exec(own)?.[0];
  return day === undefined ? own : [day, slugOf(slug)].filter(Boolean).join("-");
}

/** `adr-0007-migrate-the-support-model.md`, in the words that the file was called by. */
function nameOf(record: MarkdownRecord, id: string): string {
  const { slug } = recordName(record.file) ?? {};
  const words = slugOf(slug || record.title || "");
  const isDated = /-\d{8}(?:-|$)/u.test(id);
  return `${[id.toLowerCase(), ...(isDated || words === "" ? [] : [words])].join("-")}.md`;
}

/** The highest number of each prefix in each folder of records. */
class Numbers {
  readonly #highest = new Map<string, number>();

  constructor(records: readonly MarkdownRecord[]) {
    for (const { id, source } of records) {
      const own = localId(id ?? "");
      const prefix = own.slice(0, Math.max(0, own.indexOf("-")));
      const key = qualifiedId(prefix, source);
      this.#highest.set(key, Math.max(this.#highest.get(key) ?? 0, numberInName(own, prefix) ?? 0));
    }
  }

  next(prefix: string, source: string | undefined): string {
    const key = qualifiedId(prefix, source);
    const number = (this.#highest.get(key) ?? 0) + 1;
    this.#highest.set(key, number);
    return numberedId(prefix, number);
  }
}

/** Prefixes of ids that are no kind's: a team that keeps them declares one. */
export function unknownPrefixes({ source }: ImportPlace, { records }: ImportIntent): string[] {
  const prefixes = records.map(({ id }) => id.slice(0, id.indexOf("-")));
  return [...new Set(prefixes)].filter((prefix) => !kindOfPrefix(source.config, `${prefix}-1`)).toSorted();
}
