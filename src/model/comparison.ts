import * as z from "zod";

/** How a metric's numbers are to be read. A share is 0 to 1 per case and shown in points; a range declares its ends. */
const SCALES = ["share", "percent", "range", "number"] as const;

/** A metric as a source declares it; nothing of it is guessed from the numbers. */
export const metricShape = {
  name: z
    .string()
    .min(1)
    .meta({ description: "The name in the source, or `pass` for the verdict per case." }),
  scale: z.enum(SCALES).meta({
    description:
      "`share`: 0 to 1 per case, figures in points from 0 to 100. `percent`: 0 to 100. `range`: between the ends of `range`. `number`: unbounded.",
  }),
  range: z
    .tuple([z.number(), z.number()])
    .optional()
    .meta({ description: "Lowest and highest possible value, for the scale `range`." }),
  higherIsBetter: z.boolean().meta({ description: "Whether a rise is an improvement." }),
};
export const Metric = z.strictObject(metricShape);
export type Metric = z.infer<typeof Metric>;

/** How the interval and the p-value of a comparison were computed; see docs/gate.md. */
const METHODS = ["newcombe-10", "paired-t", "clustered-t"] as const;

/** Two runs compared on the same cases. Shares and percentages in points from 0 to 100, full precision. */
export const comparisonShape = {
  n: z.int().nonnegative().meta({ description: "Cases judged in both runs." }),
  baseline: z
    .number()
    .optional()
    .meta({ description: "The baseline's mean; absent where no case was judged." }),
  candidate: z.number().optional().meta({ description: "The candidate's mean." }),
  delta: z.number().optional().meta({ description: "Candidate less baseline." }),
  interval: z
    .tuple([z.number(), z.number()])
    .optional()
    .meta({ description: "Confidence interval of `delta`; absent where the cases are too few for one." }),
  method: z.enum(METHODS).optional().meta({ description: "How `interval` and `p` were computed." }),
  p: z.number().min(0).max(1).optional().meta({
    description:
      "Two-sided: McNemar's mid-p beside `newcombe-10`, the t test's beside `paired-t` and `clustered-t`.",
  }),
  pAdjusted: z.number().min(0).max(1).optional().meta({
    description: "Of a category: `p` adjusted by Holm's method for the number of categories.",
  }),
  bootstrap: z.tuple([z.number(), z.number()]).optional().meta({
    description:
      "Beside `interval` of scores that are not 0 and 1: percentiles of 2,000 resamples with a fixed seed; up to 10,000 cases.",
  }),
  discordant: z
    .tuple([z.int().nonnegative(), z.int().nonnegative()])
    .optional()
    .meta({ description: "Cases that only the baseline passed, and cases that only the candidate passed." }),
  passed: z.tuple([z.int().nonnegative(), z.int().nonnegative()]).optional().meta({
    description:
      "Cases that the baseline passed, and that the candidate passed, where every score is 0 or 1.",
  }),
};
export const Comparison = z.strictObject(comparisonShape);
export type Comparison = z.infer<typeof Comparison>;

/** The smallest difference that so many cases show with 80 % power at a two-sided 5 %. */
export const detectable = z
  .number()
  .optional()
  .meta({ description: "The smallest difference that these cases can show: 80 % power, two-sided 5 %." });

/** How many cases each run has of something. */
const perRun = z.strictObject({
  baseline: z.int().nonnegative(),
  candidate: z.int().nonnegative(),
});

/** What was found, and what should have been. Nothing is dropped without being counted here. */
export const Counts = z.strictObject({
  expected: z.int().nonnegative().meta({ description: "Cases that the comparison should have had." }),
  paired: z.int().nonnegative().meta({ description: "Cases found in both runs." }),
  errored: perRun.meta({ description: "Cases of which at least one attempt errored." }),
  skipped: z.int().nonnegative().meta({ description: "Cases that a run names and has no result for." }),
  unpaired: z.int().nonnegative().meta({ description: "Cases found in one run only." }),
});
export type Counts = z.infer<typeof Counts>;
