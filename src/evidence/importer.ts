import type { Metric } from "../model/comparison.ts";
import type { ImportMapping } from "../model/import-mapping.ts";
import type { Rows } from "./rows.ts";

/**
 * How results of one tool are read. To add a tool:
 *
 * 1. Write `importers/<tool>.ts`: one plain object of this type.
 * 2. Add it to `importers/index.ts`; the first that recognises a file reads it.
 * 3. Add a real file to `test/fixtures/evals/<tool>/`, its origin to `SOURCES.md`, and a test with what has to come out.
 *
 * An importer states what the file says and nothing else. What the file lacks stays absent; what the importer takes for
 * granted is a sentence in `assumed`; what is wrong with the content is a value, never an exception. It does not pair,
 * average or judge, and it reads rows, never the tool's own aggregates: these leave errored cases out.
 */
export interface Importer {
  /** As it is given to `--importer`: `promptfoo`. */
  id: string;
  /** As people call it: `promptfoo (JSON version 2 and 3, JSONL)`. */
  title: string;
  /** Whether this tool wrote the file, from its name and first 64 KiB; if not, why not, for the message that lists it. */
  sniff: (name: string, head: string) => Recognition;
  /** What `--case-key`, `--category-key` and `--cluster-key` may name: `a variable of a test, or a key of its metadata`. */
  keys: string;
  parse: (source: Source, options: ImportOptions) => Promise<ImportResult>;
}

export type Recognition = { recognised: true } | { recognised: false; why: string };

/** A file, standard input or a text in a test. */
export interface Source {
  /** The file's name without its folder: all that an importer knows of the place. */
  readonly name: string;
  /** The first 64 KiB as text; a byte that is not UTF-8 is U+FFFD. */
  readonly head: string;
  /** The whole text without BOM. Throws a UserError where it is not UTF-8 or larger than a file read whole may be. */
  text: () => Promise<string>;
  /** The text without BOM piece by piece, for formats whose files may be large. Throws a UserError where it is not UTF-8. */
  parts: () => AsyncIterable<string>;
  /** The lines one by one, for formats whose files may be large; an empty last line is left out. */
  lines: () => AsyncIterable<Line>;
  /** The whole file, for formats that are no text. Throws a UserError where it is larger than a file read whole may be. */
  bytes: () => Promise<Uint8Array>;
  /** The other files of the same folder or glob, where the user named one; an importer may read from them. */
  readonly beside: readonly Source[];
  /** SHA-256 of the bytes in hexadecimal, once one of the above has read to the end. */
  sha256: () => string;
}

export interface Line {
  /** Counts from 1. */
  number: number;
  text: string;
}

/** What the user says about the data, with names as the tool writes them. */
export interface ImportOptions {
  /** The field that identifies a case. */
  caseKey?: string | undefined;
  /** The field that names a case's category. */
  categoryKey?: string | undefined;
  /** The field that names what several cases share, such as the document that their questions are about. */
  clusterKey?: string | undefined;
  /** Where a table's fields are, for the importers of tables; see `ImportMapping`. */
  mapping?: ImportMapping | undefined;
}

/** What is wrong with a file's content, and the exact next step. */
export interface ImportProblem {
  /** Line and column, or a JSON pointer: `line 3, column 14`, `/results/results/7/score`. Absent for the whole file. */
  place?: string;
  message: string;
  hint: string;
}

export type ImportResult = { ok: true; imported: Imported } | { ok: false; problem: ImportProblem };

/** What one file says. */
export interface Imported {
  /** The shape that was read: `promptfoo JSON v3`. */
  format: string;
  toolVersion?: string | undefined;
  runId?: string | undefined;
  /** When the run was made, word for word as the file states it. */
  created?: string | undefined;
  /** One per model or prompt that was run, in the order of the file. */
  runs: ImportedRun[];
  /** Every metric that a row may have a score for; `pass` first. */
  metrics: Metric[];
  grader: { judges?: string[]; promptVersion?: string; criteria?: string[] };
  dataset: { name?: string | undefined; version?: string | undefined; source?: string | undefined };
  /** What the importer took for granted, one sentence each. */
  assumed: string[];
  /** What a reader should know of this file, such as scores that are no numbers; one sentence each. */
  notes?: string[];
  /** Files of `Source.beside` that were read too. */
  alsoRead?: readonly Source[];
}

export interface ImportedRun {
  /** What a user calls the run: a provider's label, else its id; unique in the file. */
  name: string;
  /** Other names that `--baseline` and `--candidate` may give. */
  aliases: string[];
  model?: string | undefined;
  /** Different cases that the dataset has, where the file tells: a run of fewer is a part, whoever limited it. */
  expected?: number | undefined;
  /** Why the run did not come to its end, where the file tells: `its status is cancelled`. */
  unfinished?: string | undefined;
  rows: Rows;
}
