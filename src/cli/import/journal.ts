import path from "node:path";
import * as z from "zod";
import { DIALECTS } from "../../model/dialects.ts";
import { openJournal } from "../journal.ts";
import type { Journal } from "../journal.ts";

const below = z.string().refine((file) => !path.isAbsolute(file) && !file.split("/").includes(".."));
const name = z.string().regex(/^[^./\\\0][^/\\\0]*\.md$/u);

/** What an import is to do, so that it can be done again from there. */
export const ImportIntent = z.strictObject({
  version: z.literal(1),
  /** The records' files as they were called, from the root; what they are called then, in the same folder; their ids. */
  records: z.array(z.strictObject({ file: below, name, id: z.string() })),
  /** Ids that change, before and after, with the package's name where there is one. */
  ids: z.array(z.tuple([z.string(), z.string()])),
  /** Whether lists of options become tables. */
  optionsTable: z.literal(true).optional(),
  dialect: z.enum(DIALECTS).optional(),
});
export type ImportIntent = z.infer<typeof ImportIntent>;

/** The journal of imports in the folder whose lock is held. */
export function importJournal(folder: string): Journal<ImportIntent> {
  return openJournal(folder, ".reckon.import.json", ImportIntent);
}
