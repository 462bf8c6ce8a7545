import * as z from "zod";
import { STATUSES } from "./frontmatter.ts";
import { isoDate } from "./iso-date.ts";
import { IMPACTS } from "./risk.ts";

/** States of a risk; a row whose Status cell cannot be read has none. */
export const RISK_STATES = ["open", "tripped", "mitigated", "materialised", "did-not-materialise"] as const;

const percent = z.number().min(0).max(100);
const count = z.int().nonnegative();

/** Closed risks whose stated likelihoods lie between two percentages. */
const CalibrationBin = z.strictObject({
  from: percent.meta({ description: "Lower end, included." }),
  to: percent.meta({ description: "Upper end; included in the last bin alone." }),
  n: count,
  happened: count,
  stated: percent.meta({ description: "Mean stated likelihood." }),
  range: z.tuple([count, count]).meta({
    description:
      "The 5 % and 95 % quantiles of how many happen if the statements are right, exact (Poisson-binomial).",
  }),
  few: z.boolean().meta({ description: "Fewer than six risks." }),
});

/** Stated likelihood against what happened. */
export const CalibrationReport = z.strictObject({
  n: count.meta({ description: "Closed risks that count: materialised, or did not." }),
  happened: count,
  leftOut: z.strictObject({
    mitigated: count.meta({ description: "Closed because something was done about them." }),
    unreadable: count.meta({ description: "Closed, with a likelihood that cannot be read." }),
  }),
  enough: z.boolean().meta({ description: "Whether ten or more count; below that nothing is concluded." }),
  stated: percent.optional().meta({ description: "Mean stated likelihood." }),
  range: z.tuple([count, count]).optional().meta({
    description: "The 5 % and 95 % quantiles of how many happen if the statements are right, exact.",
  }),
  brier: z
    .strictObject({
      score: z.number().min(0).max(1).meta({ description: "Mean squared error; 0 is best." }),
      standardError: z.number().nonnegative().optional(),
      interval: z.tuple([z.number(), z.number()]).optional().meta({ description: "95 %." }),
      expected: z.number().min(0).max(1).meta({ description: "Its mean if the statements are right." }),
      z: z.number().optional().meta({
        description: "Spiegelhalter's z: beyond ±1.96 the statements and what happened disagree.",
      }),
    })
    .optional()
    .meta({ description: "Absent where too few risks count." }),
  bins: z.array(CalibrationBin),
});
export type CalibrationReport = z.infer<typeof CalibrationReport>;

/** A row of the register. A cell that the format cannot read stands under `text` alone. */
export const RiskEntry = z.strictObject({
  ref: z.string().meta({ description: "`ADR-0007/R1`." }),
  record: z.string(),
  file: z.string(),
  title: z.string().optional().meta({ description: "Title of the record." }),
  recordStatus: z.enum(STATUSES).optional(),
  risk: z.string(),
  likelihood: percent.optional(),
  impact: z.enum(IMPACTS).optional(),
  owner: z.string().optional(),
  signal: z.string().optional(),
  now: z.string().optional(),
  accepts: z.string().optional(),
  reviewBy: isoDate().optional(),
  state: z.enum(RISK_STATES).optional(),
  on: isoDate().optional().meta({ description: "The day of its last change of state." }),
  postmortem: z.string().optional(),
  overdue: z.int().positive().optional().meta({ description: "Days since its review was due." }),
  text: z.strictObject({
    likelihood: z.string(),
    impact: z.string(),
    reviewBy: z.string(),
    status: z.string(),
  }),
});
export type RiskEntry = z.infer<typeof RiskEntry>;

/** `risk list --json` and `risk due --json`. Changed only by adding. */
export const RiskReport = z.strictObject({
  version: z.literal(1),
  today: isoDate(),
  risks: z.array(RiskEntry),
  calibration: CalibrationReport,
});
export type RiskReport = z.infer<typeof RiskReport>;
