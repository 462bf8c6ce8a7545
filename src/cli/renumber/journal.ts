import * as z from "zod";
import { isoDate } from "../../model/iso-date.ts";
import { openJournal } from "../journal.ts";
import type { Journal } from "../journal.ts";

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

/** The journal of renumbering in the folder whose lock is held. */
export function renumberJournal(folder: string): Journal<RenumberIntent> {
  return openJournal(folder, ".reckon.renumber.json", RenumberIntent);
}
