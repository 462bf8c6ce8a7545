import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { pathFrom } from "../../corpus/load.ts";
import { readText } from "../../corpus/read.ts";
import { writeFiles } from "../../corpus/write.ts";
import { openGit } from "../../git/git.ts";
import { isoDate } from "../../model/iso-date.ts";
import { LIMITS } from "../../model/limits.ts";

const name = z.string().regex(/^[^./\\\0][^/\\\0]*$/u);

/**
 * What a renumbering is to do. It is written beside the records before the first of them changes, and is gone once all
 * are written: whatever a killed process left, doing the same again finishes it.
 */
export const RenumberIntent = z.strictObject({
  version: z.literal(1),
  /** The record's file as it was called, from the root. */
  file: z.string(),
  from: z.string(),
  to: z.string(),
  /** Names of files and folders before and after, without folder and ending; the record's own first. */
  names: z.array(z.tuple([name, name])),
  /** Whether another record has the old id too. */
  ambiguous: z.boolean(),
  /** Whether it is written as another tool writes records. */
  foreign: z.boolean(),
  references: z.array(z.string()),
  today: isoDate(),
  /** Object id of the commit at which the branch began. */
  fork: z
    .string()
    .regex(/^[0-9a-f]{40,64}$/u)
    .optional(),
});
export type RenumberIntent = z.infer<typeof RenumberIntent>;

function journalPath(folder: string): string {
  return path.join(folder, ".reckon.renumber.json");
}

export function writeJournal(folder: string, intent: RenumberIntent): void {
  writeFiles([{ path: journalPath(folder), text: `${JSON.stringify(intent, undefined, 2)}\n` }]);
}

export function removeJournal(folder: string): void {
  // One that comes back with a power cut is done again, which changes nothing.
  rmSync(journalPath(folder), { force: true });
}

/**
 * What a killed process was about to do; a note where a journal cannot be trusted: one that somebody has committed comes
 * from anywhere.
 */
export function readJournal(folder: string): { intent?: RenumberIntent; note?: string } {
  const file = journalPath(folder);
  if (!existsSync(file)) return {};
  const git = openGit(folder);
  const shown = path.basename(file);
  if (git?.run(["ls-files", "--error-unmatch", "--", pathFrom(git.root, file)]))
    return { note: `${shown} is committed and was not looked at: delete it.` };
  const read = readText(file, LIMITS.frontmatter);
  const intent = "text" in read ? RenumberIntent.safeParse(parsed(read.text)).data : undefined;
  return intent ? { intent } : { note: `${shown} cannot be read: delete it, and look at \`git status\`.` };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
