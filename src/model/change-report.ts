import * as z from "zod";
import { ROLES, STATUSES } from "./frontmatter.ts";
import { isoDate } from "./iso-date.ts";

const role = z.enum(ROLES);

/** Who has to approve a decision, and who has. */
export const RightsReport = z.strictObject({
  needs: role
    .optional()
    .meta({ description: "The role that has to approve; absent where the policy asks for none." }),
  because: z
    .array(z.string())
    .meta({ description: "What in the record asks for it: `one-way door`, `$6,200 a month`." }),
  satisfied: z.boolean(),
  approvals: z.array(
    z.strictObject({
      by: z.string(),
      role,
      on: isoDate(),
      counts: z.boolean().meta({ description: "Whether it is high enough and may be given by this person." }),
      why: z.string().optional().meta({ description: "Why it does not count." }),
    }),
  ),
});
export type RightsReport = z.infer<typeof RightsReport>;

/** What stands in the way of a change. */
const Blocker = z.strictObject({
  code: z.enum(["lint", "approval", "gate", "evidence"]),
  rule: z.string().optional().meta({ description: "The lint rule, where the code is `lint`." }),
  message: z.string(),
  hint: z.string().meta({ description: "The exact next step." }),
  file: z.string(),
  line: z.int().positive(),
  column: z.int().positive(),
});
export type Blocker = z.infer<typeof Blocker>;

/**
 * What `propose`, `accept`, `reject`, `deprecate`, `supersede`, `approve` and `risk set` print with `--json`. Changed
 * only by adding.
 */
export const ChangeReport = z.strictObject({
  version: z.literal(1),
  verb: z.string(),
  record: z.string().meta({ description: "Id of the record that was named." }),
  done: z.boolean().meta({ description: "Whether the record now says so; false where blockers stand." }),
  blockers: z.array(Blocker),
  changes: z
    .array(
      z.strictObject({
        record: z.string(),
        file: z.string().meta({ description: "Path from the folder of reckon.yaml." }),
        from: z.enum(STATUSES).optional(),
        to: z.enum(STATUSES).optional(),
        risk: z.string().optional().meta({ description: "`R1`, where a risk's status changed." }),
        summary: z.string(),
      }),
    )
    .meta({ description: "What was written, in the order of writing; empty where nothing had to be." }),
  repaired: z
    .array(z.string())
    .meta({ description: "Half-written changes of an earlier command that were finished first." }),
  notes: z.array(z.string()),
  rights: RightsReport.optional(),
});
export type ChangeReport = z.infer<typeof ChangeReport>;
