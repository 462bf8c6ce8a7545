import * as z from "zod";

/** What a gate can say, worst first; the worst metric's verdict is the verdict. */
export const VERDICTS = ["block", "inconclusive", "pass"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The words that people read for a verdict. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  block: "blocked",
  inconclusive: "inconclusive",
  pass: "passed",
};

/** The largest drop that passes where the policy names none: percentage points, so only for shares and percentages. */
export const DEFAULT_MAX_DROP = 2;

const CategoryPolicy = z.lazy(() =>
  z
    .strictObject({
      critical: z
        .boolean()
        .default(false)
        .meta({ description: "Whether a score below `min` blocks by itself. Requires `min`." }),
      min: z.number().optional().meta({
        description: "The lowest score that the candidate may have in this category, in the metric's unit.",
      }),
    })
    .refine((category) => !category.critical || category.min !== undefined, {
      path: ["min"],
      error: "the lowest score that a critical category may have",
    })
    .meta({
      description: "What is asked of one category.",
      if: { properties: { critical: { const: true } }, required: ["critical"] },
      // JSON Schema's own keyword; nothing awaits this object.
      // oxlint-disable-next-line unicorn/no-thenable
      then: { required: ["min"] },
    }),
);

/** How one metric is judged; see docs/gate.md. */
export const GateEntry = z
  .strictObject({
    metric: z
      .string()
      .min(1)
      .default("pass")
      .meta({ description: "The metric that is judged: `pass`, `score` or a name that the tool gives." }),
    "max-drop": z.number().nonnegative().optional().meta({
      description:
        "The largest drop on the whole set that passes: percentage points for shares and percentages (2 where it is not given), else the metric's own unit, and then required.",
    }),
    categories: z
      .record(z.string().min(1), CategoryPolicy)
      .default({})
      .meta({ description: "What is asked of single categories, by name." }),
    confidence: z
      .number()
      .gt(0.5)
      .lt(1)
      .default(0.95)
      .meta({ description: "Confidence of the intervals, as a share." }),
    "on-noise": z
      .enum(["pass", "inconclusive", "block"])
      .default("block")
      .meta({ description: "What a drop above `max-drop` does whose interval includes zero." }),
    "min-cases": z
      .int()
      .nonnegative()
      .default(50)
      .meta({ description: "Fewer judged cases are inconclusive." }),
    "min-coverage": z.number().min(0).max(100).default(95).meta({
      description: "Percent of the expected cases that must be judged in both runs; less is inconclusive.",
    }),
    errors: z.enum(["fail", "exclude"]).default("fail").meta({
      description:
        "Whether an errored case counts as the worst score, or leaves the comparison. Always reported.",
    }),
  })
  .meta({ description: "How one metric is judged." });
export type GateEntry = z.infer<typeof GateEntry>;

/** `gate:` in `reckon.yaml` or in an eval plan: one entry, or a list of them where several metrics are judged. */
export const GatePolicy = z
  .union([
    GateEntry,
    z
      .array(GateEntry)
      .min(1)
      .refine((entries) => new Set(entries.map((entry) => entry.metric)).size === entries.length, {
        error: "Unexpected second entry for one metric, expected one entry per metric",
      }),
  ])
  .meta({ description: "The gate: one entry, or one per metric; the worst verdict is the verdict." });
export type GatePolicy = z.infer<typeof GatePolicy>;

/** The entries of a policy; without a policy, the default one. */
export function gateEntries(policy?: GatePolicy): GateEntry[] {
  if (policy === undefined) return [GateEntry.parse({})];
  return Array.isArray(policy) ? policy : [policy];
}

/** Why a verdict is what it is, and what else is wrong with the data. */
export const REASON_CODES = [
  "metric-missing",
  "no-pairs",
  "coverage",
  "unfinished",
  "dataset",
  "category-missing",
  "category-min",
  "min-cases",
  "max-drop-missing",
  "max-drop",
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];
