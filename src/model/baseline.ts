import * as z from "zod";

/** A finding that was there when the baseline was written. */
const KnownFinding = z.strictObject({
  rule: z.string().meta({ description: "`group/name` of the rule." }),
  record: z.string().optional().meta({ description: "Id of the record." }),
  file: z.string().optional().meta({ description: "The file, where it has no readable id." }),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .meta({ description: "Names the finding by what it marks, not by where that stands." }),
});
export type KnownFinding = z.infer<typeof KnownFinding>;

/** What `reckon lint --update-baseline` writes: findings that are known and fail nothing. Changed only by adding. */
export const Baseline = z.strictObject({
  version: z.literal(1),
  findings: z.array(KnownFinding),
});
export type Baseline = z.infer<typeof Baseline>;
