import * as z from "zod";
import { ROLES } from "./frontmatter.ts";
import { DueDate, EvidenceEntry, RecordEntry } from "./record-entry.ts";

const share = z
  .strictObject({
    of: z.int().positive().meta({ description: "How many could have." }),
    count: z.int().nonnegative().meta({ description: "How many did." }),
  })
  .optional()
  .meta({ description: "Absent where there was none that could have." });

const Due = z.strictObject({
  ...DueDate.shape,
  days: z.int().meta({ description: "Days from today; negative where it is overdue." }),
});

/** `report --json`. Changed only by adding. */
export const ActivityReport = z.strictObject({
  version: z.literal(1),
  since: z.string().meta({ description: "ISO date; first day of what is reported." }),
  today: z.string(),
  until: z.string().meta({ description: "ISO date; up to which what is coming is listed." }),
  decided: z
    .array(RecordEntry)
    .meta({ description: "Accepted or rejected in the period, the latest first." }),
  waiting: z
    .array(
      z.strictObject({
        ...RecordEntry.shape,
        days: z.int().optional().meta({ description: "Since it was proposed." }),
        commentBy: z.string().optional(),
        needs: z.enum(ROLES).optional().meta({ description: "Role whose approval it still needs." }),
      }),
    )
    .meta({ description: "Proposed records, the longest waiting first." }),
  risks: z.array(Due).meta({ description: "Risk reviews that are overdue or coming." }),
  doors: z.array(Due).meta({ description: "Prices of going back that end in the coming days." }),
  duties: z.array(Due).meta({ description: "Other reviews, comments, readiness items and actions." }),
  signals: z
    .array(
      z.strictObject({
        risk: z.string(),
        text: z.string(),
        signal: z.string().optional(),
        now: z.string().optional().meta({ description: "Its latest reading." }),
        tripped: z.string().optional().meta({ description: "ISO date." }),
      }),
    )
    .meta({ description: "Open risks that have tripped or that have a reading." }),
  gates: z
    .array(z.strictObject({ record: z.string(), title: z.string().optional(), ...EvidenceEntry.shape }))
    .meta({ description: "What the evidence of proposed and accepted records says by today's gate." }),
  cost: z
    .strictObject({
      month: z.string().meta({ description: "The latest month that usage is known of, `2026-10`." }),
      currency: z.string(),
      features: z.array(
        z.strictObject({
          feature: z.string(),
          requests: z.number(),
          cost: z.number(),
          before: z.number().optional().meta({ description: "Cost of the month before." }),
          budget: z.number().optional(),
          p95: z.number().optional().meta({ description: "Milliseconds." }),
          objective: z.number().optional().meta({ description: "Milliseconds." }),
        }),
      ),
      total: z.number(),
      before: z.number().optional(),
      budget: z.number().optional().meta({ description: "Absent where a feature has none." }),
    })
    .optional()
    .meta({ description: "Absent where no usage is kept." }),
  practice: z.strictObject({
    since: z.string().meta({ description: "ISO date; a year before today." }),
    decisions: z
      .int()
      .nonnegative()
      .meta({ description: "Records of kinds that weigh options, decided since then." }),
    leadTime: z
      .strictObject({ n: z.int().positive(), median: z.number().nonnegative() })
      .optional()
      .meta({ description: "Days from the commit that says proposed to the decision, where git knows it." }),
    withEvidence: share,
    riskReviewsOnTime: share,
    actionsOnTime: share,
  }),
  notes: z.array(z.string()).meta({ description: "What could not be read." }),
});
export type ActivityReport = z.infer<typeof ActivityReport>;
