import * as z from "zod";

/** What a release readiness review looks at, in its order. */
const CHECKS = [
  "decision",
  "gate",
  "evidence",
  "risks",
  "rollback",
  "monitoring",
  "fallback",
  "runbook",
  "refresh",
  "way-back",
  "other",
  "approvals",
] as const;

/** A line of the review. */
export const ReadyCheck = z.strictObject({
  check: z.enum(CHECKS).meta({
    description:
      "`monitoring` to `other` are items of the Readiness section, `other` those that answer none of its questions.",
  }),
  state: z
    .enum(["done", "open", "not-asked"])
    .meta({ description: "`not-asked` where the record does not call for it." }),
  text: z.string(),
  owner: z.string().optional(),
  due: z.string().optional(),
  overdue: z.int().positive().optional().meta({ description: "Days since it was due." }),
});
export type ReadyCheck = z.infer<typeof ReadyCheck>;

/** `ready --json`. Changed only by adding. */
export const ReadyReport = z.strictObject({
  version: z.literal(1),
  record: z.string(),
  file: z.string(),
  title: z.string().optional(),
  tier: z.int().optional(),
  today: z.string(),
  ready: z.boolean().meta({ description: "Whether no line is open." }),
  checks: z.array(ReadyCheck),
});
export type ReadyReport = z.infer<typeof ReadyReport>;
