import * as z from "zod";
import { comparisonShape, Counts, detectable, metricShape } from "./comparison.ts";
import { REASON_CODES, VERDICTS } from "./gate.ts";

const verdict = z.enum(VERDICTS);

const Run = z.strictObject({
  name: z.string().optional(),
  model: z.string().optional().meta({ description: "The model as the source states it." }),
});

/** `gate --format json`. Shares and percentages in points from 0 to 100. Changed only by adding. */
export const GateReport = z.strictObject({
  version: z.literal(1),
  verdict,
  reasons: z
    .array(
      z.strictObject({
        code: z.enum(REASON_CODES),
        message: z.string(),
        metric: z.string(),
        category: z.string().optional(),
      }),
    )
    .meta({ description: "Every condition of the policy that was met, per metric in the order of judging." }),
  notes: z
    .array(z.string())
    .meta({ description: "What a reader should know and the verdict does not depend on." }),
  dataset: z.strictObject({
    name: z.string().optional(),
    version: z.string().optional(),
    cases: z.int().nonnegative(),
  }),
  baseline: Run,
  candidate: Run,
  counts: Counts,
  metrics: z.array(
    z.strictObject({
      ...metricShape,
      verdict,
      overall: z.strictObject({
        ...comparisonShape,
        detectable,
      }),
      categories: z.array(
        z.strictObject({
          name: z.string(),
          critical: z.boolean(),
          min: z.number().optional(),
          ...comparisonShape,
          verdict,
          regressed: z.boolean().meta({
            description:
              "Its drop exceeds `max-drop` or its whole interval is a drop: a risk has to accept it.",
          }),
          accepted: z.string().optional().meta({ description: "The risk that accepts it, as `R1`." }),
        }),
      ),
    }),
  ),
});
export type GateReport = z.infer<typeof GateReport>;
