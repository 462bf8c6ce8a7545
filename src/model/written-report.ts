import * as z from "zod";

/** `new --json`. Changed only by adding. */
export const NewReport = z.strictObject({
  version: z.literal(1),
  id: z.string().meta({ description: "The new record's id." }),
  file: z.string().meta({ description: "Its file, from the current folder." }),
});
export type NewReport = z.infer<typeof NewReport>;

/** `toc --json`. Changed only by adding. */
export const TocReport = z.strictObject({
  version: z.literal(1),
  file: z.string().meta({ description: "The file that holds the list, from the current folder." }),
  state: z
    .enum(["current", "written", "out-of-date"])
    .meta({ description: "`out-of-date` only with --check, which writes nothing." }),
  records: z
    .array(z.string())
    .meta({ description: "Ids in the order of the list; a file where one has none." }),
});
export type TocReport = z.infer<typeof TocReport>;

/** `pull --check --json`. Changed only by adding. */
export const EvidenceCheck = z.strictObject({
  version: z.literal(1),
  checked: z.int().nonnegative().meta({ description: "Blocks of evidence that were looked at." }),
  stale: z.array(
    z.strictObject({
      record: z.string().meta({ description: "Id of the record; its file where it has none." }),
      file: z.string(),
      evidence: z.string(),
      message: z.string(),
      hint: z.string(),
    }),
  ),
});
export type EvidenceCheck = z.infer<typeof EvidenceCheck>;
