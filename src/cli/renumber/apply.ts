import { applyJournaled, removeLeftoversOf } from "../journal.ts";
import { renumberJournal } from "./journal.ts";
import type { RenumberIntent } from "./journal.ts";
import type { RenumberPlace } from "./place.ts";
import { planRenumbering } from "./plan.ts";
import type { RenumberPlan } from "./renumber-plan.ts";

/**
 * Writes a renumbering: what it is to do, then every text in its place, then the new names.
 * @throws UserError where something cannot be written
 */
export function applyRenumbering(lock: string, intent: RenumberIntent, plan: RenumberPlan): void {
  applyJournaled(renumberJournal(lock), intent, plan);
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
  const { intent, note } = renumberJournal(lock).read();
  if (!intent) return note === undefined ? {} : { note };
  const plan = planRenumbering(open(), intent);
  removeLeftoversOf(plan);
  applyRenumbering(lock, intent, plan);
  return { repaired: `${intent.from} is now ${intent.to}` };
}
