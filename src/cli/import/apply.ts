import type { DialectName } from "../../model/dialects.ts";
import { counted } from "../../model/wording.ts";
import { applyJournaled, removeLeftoversOf } from "../journal.ts";
import { importJournal } from "./journal.ts";
import type { ImportIntent } from "./journal.ts";
import { movingOf, planImport } from "./plan.ts";
import type { ImportPlan } from "./plan.ts";
import type { ImportPlace } from "./place.ts";

/**
 * Writes an import: what it is to do, then every text in its place, then the new names.
 * @throws UserError where something cannot be written
 */
export function applyImport(lock: string, intent: ImportIntent, plan: ImportPlan): void {
  applyJournaled(importJournal(lock), intent, movingOf(plan));
}

/**
 * Finishes the import that a killed process has left half done, from the files as they are now.
 * @param open reads the corpus, records of others in the dialect where one is named
 * @throws UserError where something cannot be written
 */
export function finishImport(
  lock: string,
  open: (dialect: DialectName | undefined) => ImportPlace,
): { repaired?: string; note?: string } {
  const { intent, note } = importJournal(lock).read();
  if (!intent) return note === undefined ? {} : { note };
  const plan = planImport(open(intent.dialect), intent);
  removeLeftoversOf(movingOf(plan));
  applyImport(lock, intent, plan);
  return { repaired: `the import of ${counted(intent.records.length, "record")}` };
}
