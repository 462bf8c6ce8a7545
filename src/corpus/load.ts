import path from "node:path";
import type { Config } from "../model/config.ts";
import type { Card, CameTrue, MarkdownRecord } from "../model/record.ts";
import { parseRiskStatus } from "../model/risk.ts";
import { sourceOf } from "../model/qualified-id.ts";
import type { MarkdownParser } from "../parse/markdown.ts";
import { unreadableRecord } from "../parse/record.ts";
import type { ParsedRecord } from "../parse/record.ts";
import { interpretRecord } from "./interpret.ts";
import type { ReadElsewhere } from "./sources/source-reader.ts";
import { discover } from "./discover.ts";
import type { Discovered } from "./discover.ts";
import { readText } from "./read.ts";
import type { Repository } from "./repository.ts";

/** Where records are, and how they are read. */
export interface CorpusSource {
  /** Absolute; findings name files from here. */
  root: string;
  /** Absolute paths of the folders that hold the records. */
  folders: readonly string[];
  config: Config;
  repository: Repository;
  parser: MarkdownParser;
  /** Reads the records of sources; absent where `reckon.yaml` names none. */
  elsewhere?: ReadElsewhere;
}

/** A record with what editing its file needs to know. */
export interface LoadedRecord extends ParsedRecord {
  /** Absolute path. */
  path: string;
  bom: boolean;
}

/**
 * Reads every Markdown file of the folders, one at a time and in the order of their names, so that memory does not
 * grow with their number. A file that cannot be read is a record with a problem.
 */
export function* readRecords(source: CorpusSource): Generator<LoadedRecord> {
  for (const found of findRecords(source)) yield readFound(source, found);
}

/** The Markdown files of the folders in the order of their names, each once. */
export function* findRecords({ folders }: Pick<CorpusSource, "folders">): Generator<Discovered> {
  const seen = new Set<string>();
  for (const folder of folders) {
    for (const found of discover(folder)) {
      if (!seen.has(found.file)) yield found;
      seen.add(found.file);
    }
  }
}

/** Reads a file that the walk has found. */
export function readFound(source: CorpusSource, { file, problem }: Discovered): LoadedRecord {
  if (!problem) return readRecord(source, file);
  const name = pathFrom(source.root, file);
  return { ...unreadableRecord(name, source.config, problem), path: file, bom: false };
}

/** Reads one file. */
export function readRecord(source: CorpusSource, file: string): LoadedRecord {
  const name = pathFrom(source.root, file);
  const read = readText(
    file,
    source.config.limits.record,
    "Split it, or raise `limits.record` in reckon.yaml.",
  );
  return "problem" in read
    ? { ...unreadableRecord(name, source.config, read.problem), path: file, bom: false }
    : { ...interpretRecord(name, read.text, source.config, source.parser), path: file, bom: read.bom };
}

/** A path from a root, with `/` on every platform. */
export function pathFrom(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join("/") || ".";
}

/** The records of a corpus and the questions that every part asks of them. */
export interface Corpus<R extends Card = Card> {
  root: string;
  config: Config;
  repository: Repository;
  /** Every Markdown file, records and others, in the order of reading. */
  files: readonly R[];
  /** The records among them. */
  records: readonly R[];
  /** The records of an id, those of sources too where they were read; more than one is a finding. */
  byId(id: string): readonly R[];
  /** Whether nobody can say if there is such a record: what it would be read from could not be read. */
  isUnknown(id: string): boolean;
  /** The file at a path from the root. */
  byFile(file: string): R | undefined;
}

/**
 * Indexes files that have been read.
 * @param elsewhere records of sources, which are there to be named and are none of the corpus's own
 * @param unread names of sources that could not be read whole
 */
export function buildCorpus<R extends Card>(
  source: Pick<CorpusSource, "root" | "config" | "repository">,
  files: readonly R[],
  elsewhere: readonly R[] = [],
  unread: ReadonlySet<string> = new Set(),
): Corpus<R> {
  const records = files.filter((file) => file.isRecord);
  const ids = Map.groupBy(
    [...records, ...elsewhere].filter((record) => record.id !== undefined && record.isRecord),
    (record) => record.id!,
  );
  const names = new Map(files.map((file) => [file.file, file]));
  return {
    root: source.root,
    config: source.config,
    repository: source.repository,
    files,
    records,
    byId: (id) => ids.get(id) ?? [],
    isUnknown: (id) => unread.has(sourceOf(id) ?? "") && !ids.has(id),
    byFile: (file) => names.get(file),
  };
}

/** Reads a whole corpus into memory, for questions about its records. */
export function loadCorpus(source: CorpusSource): Corpus<MarkdownRecord> {
  // One by one, so that a tree goes as soon as its record is read.
  return buildCorpus(
    source,
    Array.from(readRecords(source), ({ record }) => record),
  );
}

/** What the whole corpus needs to know of a record, without what only its own rules look at. */
export function cardOf(record: MarkdownRecord): Card {
  const {
    file,
    isRecord,
    id,
    source,
    external,
    kind,
    title,
    values,
    extra,
    places,
    anchors,
    links,
    foreign,
  } = record;
  return {
    file,
    isRecord,
    ...(id === undefined ? {} : { id }),
    ...(source === undefined ? {} : { source }),
    ...(external ? { external } : {}),
    ...(kind ? { kind } : {}),
    ...(title === undefined ? {} : { title }),
    values,
    extra,
    places,
    anchors,
    links,
    ...cameTrue(record),
    ...(foreign ? { foreign } : {}),
  };
}

function cameTrue(record: MarkdownRecord): Pick<Card, "cameTrue"> {
  const found = (record.risks?.rows ?? []).flatMap(({ id, status }): CameTrue[] => {
    const parsed = status && parseRiskStatus(status.text, record);
    if (parsed?.state !== "materialised") return [];
    const { postmortem } = parsed;
    return [
      { risk: id?.text ?? "", range: status!.range, ...(postmortem === undefined ? {} : { postmortem }) },
    ];
  });
  return found.length > 0 ? { cameTrue: found } : {};
}
