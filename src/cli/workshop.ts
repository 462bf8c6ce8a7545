import path from "node:path";
import { buildCorpus, readRecords } from "../corpus/load.ts";
import type { Corpus } from "../corpus/load.ts";
import { withLock } from "../corpus/lock.ts";
import { removeLeftovers, writeFiles } from "../corpus/write.ts";
import type { DialectName } from "../model/dialects.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";
import { halfSupersessions } from "../register/lifecycle.ts";
import { plannedText } from "../register/planned.ts";
import type { PlannedChange } from "../register/planned.ts";
import { halfMaterialised } from "../register/risk-changes.ts";
import { finishImport } from "./import/apply.ts";
import { finishRenumbering } from "./renumber/apply.ts";
import { lockFolder, selectSource } from "./source.ts";
import type { SelectedSource } from "./source.ts";
import type { openProject } from "./verb.ts";

/** The corpus while no other process of Reckon writes to it. */
export interface Workshop {
  source: SelectedSource;
  corpus: Corpus<MarkdownRecord>;
  /** ISO date. */
  today: string;
  /** Absolute path of each record's file, and whether it begins with a byte order mark. */
  files: ReadonlyMap<MarkdownRecord, { path: string; bom: boolean }>;
}

/** Changes that an earlier command left half done, and that were finished before this one. */
export interface Repairs {
  repaired: string[];
  /** What could not be finished, and the next step. */
  notes: string[];
}

/**
 * Works on the corpus alone: under the folder's lock, with the leftovers of killed processes removed and what they left
 * half written finished.
 * @throws UserError where the folder cannot be read or locked, or a repair cannot be written
 */
export async function withWorkshop<T>(
  project: ReturnType<typeof openProject>,
  today: string,
  work: (workshop: Workshop, repairs: Repairs) => T,
): Promise<T> {
  const source = await selectSource(project, []);
  const folder = lockFolder(project);
  return await withLock(folder, () => {
    const finished = [finishRenumbering, finishImport].map((finish) =>
      finish(folder, (dialect?: DialectName) => open(readAs(source, dialect), today)),
    );
    const repairs: Repairs = {
      repaired: finished.flatMap(({ repaired }) => repaired ?? []),
      notes: finished.flatMap(({ note }) => note ?? []),
    };
    const workshop = repair(() => open(source, today), repairs);
    return work(workshop, repairs);
  });
}

/** The same source, with the dialect named in which records of others are written. */
function readAs(source: SelectedSource, dialect: DialectName | undefined): SelectedSource {
  return dialect === undefined ? source : { ...source, config: { ...source.config, dialect } };
}

function open(source: SelectedSource, today: string): Workshop {
  const files = new Map<MarkdownRecord, { path: string; bom: boolean }>();
  for (const { record, path: file, bom } of readRecords(source)) files.set(record, { path: file, bom });
  for (const folder of new Set([...files.values()].map((file) => path.dirname(file.path))))
    removeLeftovers(folder);
  return { source, today, files, corpus: buildCorpus(source, [...files.keys()]) };
}

/** Finishes half-done changes one after the other: each is planned from what the one before has written. */
function repair(reopen: () => Workshop, { repaired, notes }: Repairs): Workshop {
  const tried = new Set<string>();
  for (;;) {
    const workshop = reopen();
    const { corpus, today } = workshop;
    const half = [...halfSupersessions(corpus, today), ...halfMaterialised(corpus, today)];
    const next = half.find((change) => !tried.has(nameOf(change)));
    if (!next) return workshop;
    tried.add(nameOf(next));
    try {
      writeChanges(workshop, [next]);
      repaired.push(nameOf(next));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      notes.push(`A change of ${next.record.file} is half done: ${error.message}. ${error.hint}`);
    }
  }
}

function nameOf({ record, summary }: PlannedChange): string {
  return `${record.id ?? record.file}: ${summary}`;
}

/**
 * Writes planned changes of different records in their order; all of them, or none but the first ones where the process
 * is killed in between.
 * @throws UserError where a record cannot be changed safely, has changed meanwhile, or cannot be written
 */
export function writeChanges({ source, files }: Workshop, changes: readonly PlannedChange[]): void {
  writeFiles(
    changes.map((change) => {
      const { path: file, bom } = files.get(change.record)!;
      const mark = bom ? "\u{FEFF}" : "";
      const text = plannedText(change, source.config, source.parser);
      return { path: file, text: mark + text, before: mark + change.record.text };
    }),
  );
}
