import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { moveFile, removeLeftovers, writeFiles } from "../../corpus/write.ts";
import type { RenumberPlace } from "./place.ts";
import { readJournal, removeJournal, writeJournal } from "./journal.ts";
import type { RenumberIntent } from "./journal.ts";
import { planRenumbering } from "./plan.ts";
import type { RenumberPlan } from "./renumber-plan.ts";

/**
 * Writes a renumbering: what it is to do, then every text in its place, then the new names. Killed in between, the next
 * command finishes it from what stands in the journal.
 * @throws UserError where something cannot be written
 */
export function applyRenumbering(lock: string, intent: RenumberIntent, plan: RenumberPlan): void {
  writeJournal(lock, intent);
  try {
    writeFiles(plan.texts);
    for (const { from, to } of plan.moves) moveFile(from, to);
  } catch (error) {
    // Where nothing has changed there is nothing to finish.
    if (plan.moves.every(({ from }) => existsSync(from)) && plan.texts.every(isUntouched))
      removeJournal(lock);
    throw error;
  }
  removeJournal(lock);
}

function isUntouched({ path: file, before }: RenumberPlan["texts"][number]): boolean {
  return readFileSync(file).equals(Buffer.from(before ?? ""));
}

/**
 * Finishes the renumbering that a killed process has left half done, from the files as they are now.
 * @param open reads the corpus
 * @throws UserError where something cannot be written
 */
export function finishRenumbering(
  lock: string,
  open: () => RenumberPlace,
): { repaired?: string; note?: string } {
  const { intent, note } = readJournal(lock);
  if (!intent) return note === undefined ? {} : { note };
  const plan = planRenumbering(open(), intent);
  for (const folder of new Set(plan.texts.map((text) => path.dirname(text.path)))) removeLeftovers(folder);
  applyRenumbering(lock, intent, plan);
  return { repaired: `${intent.from} is now ${intent.to}` };
}
