import path from "node:path";
import { Worker } from "node:worker_threads";
import type { Discovered } from "../corpus/discover.ts";
import { findRecords } from "../corpus/load.ts";
import type { CorpusSource } from "../corpus/load.ts";
import { MODULES, MODULE_EXTENSION } from "../corpus/package-root.ts";
import { unpackCard } from "../corpus/packed-card.ts";
import type { PackedCard } from "../corpus/packed-card.ts";
import type { CheckedFile } from "../lint/check-files.ts";
import type { Config } from "../model/config.ts";
import type { Level } from "../model/finding.ts";
import type { MarkdownEngine } from "../parse/markdown.ts";

/** What a thread is started with; plain data. */
export interface ThreadJob {
  root: string;
  /** Root of the repository that links lead within. */
  repository: string;
  folders: readonly string[];
  config: Config;
  engine: MarkdownEngine;
  /** Levels of the command line, by rule id. */
  levels: ReadonlyMap<string, Level | "off">;
  today: string;
  /** All files, in the order of reading. */
  files: readonly Discovered[];
  /** How many files are taken at once. */
  perPart: number;
  /** One number that all threads share: how many parts have been taken. */
  taken: SharedArrayBuffer;
}

/** What a thread posts: the files of a part, in their order. */
export interface CheckedPart {
  part: number;
  checked: readonly (Omit<CheckedFile, "card" | "loaded"> & { card: PackedCard })[];
}

/** How the work is shared out. */
export interface Sharing {
  threads: number;
  perPart: number;
}

/** Fewer files are checked sooner than threads are started. */
const FEWEST_FILES = 1500;
const MOST_THREADS = 8;
const PER_PART = 250;

/** How to share so many files out; undefined where one thread is faster. */
export function sharingOf(files: number, processors: number): Sharing | undefined {
  if (files < FEWEST_FILES || processors < 2) return undefined;
  return { threads: Math.min(processors, MOST_THREADS), perPart: PER_PART };
}

/**
 * Shows the files of a corpus to the rules about single files, in several threads. Gives what
 * `checkFiles` gives in one thread, in the same order.
 * @param share says how many threads that many files are worth
 * @returns undefined where one thread is to do it
 * @throws what a thread has thrown: a bug, as it would be here
 */
export async function checkInThreads(
  source: CorpusSource,
  levels: ReadonlyMap<string, Level | "off">,
  today: string,
  share: (files: number) => Sharing | undefined,
): Promise<CheckedFile[] | undefined> {
  const files = [...findRecords(source)];
  const sharing = share(files.length);
  if (!sharing) return undefined;
  const { root, folders, config, parser, repository } = source;
  const { perPart } = sharing;
  const taken = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const job: ThreadJob = {
    root,
    repository: repository.root,
    folders,
    config,
    engine: parser.engine,
    levels,
    today,
    files,
    perPart,
    taken,
  };
  const parts: CheckedFile[][] = [];
  const receive = ({ part, checked }: CheckedPart): void => {
    parts[part] = checked.map((file) => ({ ...file, card: unpackCard(file.card, config) }));
  };
  await Promise.all(Array.from({ length: sharing.threads }, () => runThread(job, receive)));
  return parts.flat();
}

function runThread(job: ThreadJob, receive: (part: CheckedPart) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const worker = new Worker(path.join(MODULES, `cli/lint-worker${MODULE_EXTENSION}`), {
    workerData: job,
    // Trees die young, by the hundred megabytes: with more room for them fewer are copied.
    resourceLimits: { maxYoungGenerationSizeMb: 24 },
  });
  worker.on("message", receive);
  worker.on("error", reject);
  worker.on("exit", (status) =>
    status === 0 ? resolve() : reject(new Error(`A thread of lint has ended with ${status}`)),
  );
  return promise;
}
