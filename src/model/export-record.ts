import * as z from "zod";
import { EXPORT_VERSION } from "./export-line.ts";
import { RecordDetail, RecordEntry } from "./record-entry.ts";
import { Reversal } from "./reversal.ts";

const ids = z.array(z.string());

/** A record as other programs and other repositories get it: a line of `export ndjson`. Depends on no day. */
export const ExportRecord = z.strictObject({
  version: z.literal(EXPORT_VERSION).optional().meta({
    description: "Format of a line of `export ndjson`; `export json` says it once for all.",
  }),
  ...RecordEntry.shape,
  consulted: RecordDetail.shape.consulted,
  informed: RecordDetail.shape.informed,
  affects: RecordDetail.shape.affects,
  approvals: RecordDetail.shape.approvals,
  gateOverride: z
    .strictObject({ why: z.string(), by: z.string(), on: z.string() })
    .optional()
    .meta({ description: "Accepted although the gate blocks." }),
  supersedes: ids,
  supersededBy: ids,
  buildsOn: ids,
  relatesTo: ids,
  plan: z.string().optional(),
  evidence: z.array(z.string()).meta({ description: "Names of evidence files." }),
  reversal: Reversal.optional().meta({ description: "As the frontmatter has it." }),
  options: RecordDetail.shape.options,
  risks: RecordDetail.shape.risks,
  text: z.string().optional().meta({
    description: "The record's file, in `export ndjson` alone: what another repository reads it from.",
  }),
});
export type ExportRecord = z.infer<typeof ExportRecord>;

/** `export json`. Changed only by adding. */
export const RecordExport = z.strictObject({ version: z.literal(1), records: z.array(ExportRecord) });
export type RecordExport = z.infer<typeof RecordExport>;

/** Turns records into a file for elsewhere. To add one: a file in `src/export`, and its line in its `index.ts`. */
export interface ExportTarget {
  /** The word after `reckon export`. */
  name: string;
  /** One line for the help. */
  summary: string;
  /** Whether its records have their text. */
  hasText?: true;
  /**
   * The file's text.
   * @param today ISO date, for formats that have to say when they were made
   */
  format(records: readonly ExportRecord[], today: string): string;
}
