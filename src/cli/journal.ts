import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type * as z from "zod";
import { pathFrom } from "../corpus/load.ts";
import { readText } from "../corpus/read.ts";
import { moveFile, removeLeftovers, writeFiles } from "../corpus/write.ts";
import type { FileText } from "../corpus/write.ts";
import { openGit } from "../git/git.ts";
import { LIMITS } from "../model/limits.ts";

/**
 * What a command that gives files new names is to do. It stands beside the records before the first of them changes, and
 * is gone once all are written: whatever a killed process left, doing the same again finishes it.
 */
export interface Journal<T> {
  write(intent: T): void;
  remove(): void;
  /** What a killed process was about to do; a note where that cannot be known. */
  read(): { intent?: T; note?: string };
}

/**
 * The journal of that name in a folder. One that somebody has committed comes from anywhere and is not trusted.
 * @param folder whose lock is held
 */
export function openJournal<T>(folder: string, name: string, schema: z.ZodType<T>): Journal<T> {
  const file = path.join(folder, name);
  return {
    write: (intent) => writeFiles([{ path: file, text: `${JSON.stringify(intent, undefined, 2)}\n` }]),
    // One that comes back with a power cut is done again, which changes nothing.
    remove: () => rmSync(file, { force: true }),
    read: () => {
      if (!existsSync(file)) return {};
      const git = openGit(folder);
      if (git?.run(["ls-files", "--error-unmatch", "--", pathFrom(git.root, file)]))
        return { note: `${name} is committed and was not looked at: delete it.` };
      const read = readText(file, LIMITS.resultFile);
      const intent = "text" in read ? schema.safeParse(parsed(read.text)).data : undefined;
      return intent ? { intent } : { note: `${name} cannot be read: delete it, and look at \`git status\`.` };
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Texts to write, and then names to give. */
export interface Moving {
  texts: readonly FileText[];
  /** Absolute paths, in the order of moving: what lies in a folder before it. */
  moves: readonly { from: string; to: string }[];
}

/**
 * Writes every text in its place, then gives the new names. Killed in between, the next command finishes it from what
 * stands in the journal.
 * @throws UserError where something cannot be written
 */
export function applyJournaled<T>(journal: Journal<T>, intent: T, { texts, moves }: Moving): void {
  journal.write(intent);
  try {
    writeFiles(texts);
    for (const { from, to } of moves) moveFile(from, to);
  } catch (error) {
    // Where nothing has changed there is nothing to finish.
    if (moves.every(({ from }) => existsSync(from)) && texts.every(isUntouched)) journal.remove();
    throw error;
  }
  journal.remove();
}

function isUntouched({ path: file, before }: FileText): boolean {
  return readFileSync(file).equals(Buffer.from(before ?? ""));
}

/** Removes what killed processes have left beside files that are about to be written. */
export function removeLeftoversOf({ texts }: Pick<Moving, "texts">): void {
  for (const folder of new Set(texts.map((text) => path.dirname(text.path)))) removeLeftovers(folder);
}
