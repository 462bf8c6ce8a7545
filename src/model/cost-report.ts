import * as z from "zod";

const money = z.number().meta({ description: "In the report's currency, exact to the cent." });

/** Where going about it differently would save money. */
const LEVER_KINDS = ["model", "cached-prefix", "batch", "output-tokens"] as const;

/** What a month would cost if one thing were different. */
const Sensitivity = z.strictObject({
  what: z.enum(["price", "traffic", "cache-hit-rate"]),
  change: z.number().meta({
    description: "Percent of price or traffic; of the cache hit rate, percentage points of the input.",
  }),
  total: money,
  difference: money.meta({ description: "More than today where positive." }),
});

const Lever = z.strictObject({
  kind: z.enum(LEVER_KINDS),
  feature: z.string(),
  text: z.string().meta({ description: "What is done: `model-c for Support answers`." }),
  saves: money.meta({ description: "A month." }),
  cost: money.meta({ description: "What the feature would then cost a month." }),
  atMost: z.boolean().meta({ description: "Whether this is the bound of what it can save." }),
  assumes: z.string().meta({ description: "What the figure rests on." }),
});
export type Lever = z.infer<typeof Lever>;

const FeatureCost = z.strictObject({
  feature: z.string(),
  model: z.string().optional(),
  requests: z.number().optional(),
  inputTokens: z.number().optional(),
  cachedTokens: z.number().optional(),
  outputTokens: z.number().optional(),
  cost: money.optional().meta({ description: "Recomputed; absent where the row or the prices do not say." }),
  written: z.strictObject({ min: z.number(), max: z.number() }).optional(),
  disagrees: z.boolean().meta({ description: "Whether the written cost is off by more than 1 %." }),
  budget: money.optional(),
  overBudget: z.boolean(),
  latency: z.number().optional().meta({ description: "p95 in milliseconds." }),
  objective: z.number().optional().meta({ description: "In milliseconds." }),
  overObjective: z.boolean(),
});
export type FeatureCost = z.infer<typeof FeatureCost>;

/** A cost page, recomputed. */
export const CostPage = z.strictObject({
  record: z.string(),
  file: z.string(),
  title: z.string().optional(),
  currency: z.string(),
  features: z.array(FeatureCost),
  total: money.meta({ description: "Of the features whose cost is known." }),
  complete: z.boolean().meta({ description: "Whether every feature's cost is known." }),
  budget: money.optional().meta({ description: "Sum of the budgets; absent where a feature has none." }),
  headroom: z
    .number()
    .optional()
    .meta({ description: "Percent by which traffic can grow until the budget is spent; negative above it." }),
  sensitivities: z.array(Sensitivity),
  levers: z.array(Lever).meta({ description: "By what they save, most first. They do not add up." }),
  whatIf: z
    .strictObject({
      changes: z.array(z.string()),
      features: z.array(z.strictObject({ feature: z.string(), before: money, after: money })),
      total: money,
      difference: money,
    })
    .optional(),
  problems: z
    .array(z.strictObject({ message: z.string(), hint: z.string(), line: z.int().positive() }))
    .meta({ description: "What keeps a figure from being computed, or disagrees." }),
  notes: z.array(z.string()),
});
export type CostPage = z.infer<typeof CostPage>;

/** `cost --json`. Changed only by adding. */
export const CostReport = z.strictObject({ version: z.literal(1), pages: z.array(CostPage) });
export type CostReport = z.infer<typeof CostReport>;
