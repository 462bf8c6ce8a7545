import * as z from "zod";
import { DIALECTS } from "./dialects.ts";
import { ROLES, STATUSES } from "./frontmatter.ts";
import { VERDICTS } from "./gate.ts";
import { DOORS } from "./reversal.ts";
import { WayBack } from "./reverse-report.ts";

/** What of a decision falls due: the end of its comment window, a review, a way back that gets dearer, work that is owed. */
const DUE_KINDS = ["comments", "review", "risk", "door", "readiness", "action"] as const;

/** A day by which somebody has to look at something. */
export const DueDate = z.strictObject({
  on: z.string().meta({ description: "ISO date." }),
  what: z.enum(DUE_KINDS),
  subject: z
    .string()
    .meta({ description: "What falls due: the record's id, or a risk of it, `ADR-0007/R1`." }),
  text: z.string().meta({ description: "In words." }),
  owner: z.string().optional().meta({ description: "Who owes it, where the record says so." }),
});
export type DueDate = z.infer<typeof DueDate>;

const option = z.strictObject({ key: z.string(), title: z.string() });

const entryShape = {
  id: z
    .string()
    .optional()
    .meta({ description: "Of a package or a source with its name before it: `billing:ADR-0007`." }),
  source: z
    .string()
    .optional()
    .meta({ description: "The package or the source that it is from; absent for the records of `dir`." }),
  file: z.string().meta({
    description: "Path from the folder of reckon.yaml; of a source from there, with its name before it.",
  }),
  kind: z.string().optional(),
  title: z.string().optional(),
  status: z.enum(STATUSES).optional(),
  statusWritten: z.string().optional().meta({
    description: "The status as a record of another dialect writes it; where places differ, parted by ` / `.",
  }),
  dialect: z
    .enum(DIALECTS)
    .optional()
    .meta({ description: "In which other dialect than Reckon's own it is written." }),
  date: z.string().optional().meta({ description: "The day the status last changed." }),
  decided: z.string().optional(),
  owner: z.string().optional().meta({ description: "The first decision-maker." }),
  decisionMakers: z.array(z.string()),
  tags: z.array(z.string()),
  tier: z.int().optional(),
  chosen: option.optional(),
  verdict: z.string().optional().meta({ description: "The conclusion in one sentence." }),
  door: z.enum(DOORS).optional(),
  reversalCost: z
    .string()
    .optional()
    .meta({ description: "What going back costs, as the decision was taken at." }),
  due: z.array(DueDate).meta({ description: "What falls due, the earliest first; past days included." }),
};

/** What lists, searches and exports say of a record. A key that the record does not state, or states wrongly, is absent. */
export const RecordEntry = z.strictObject(entryShape);
export type RecordEntry = z.infer<typeof RecordEntry>;

/** `list --json`. Changed only by adding. */
export const RecordList = z.strictObject({ version: z.literal(1), records: z.array(RecordEntry) });
export type RecordList = z.infer<typeof RecordList>;

/** `search --json`. Changed only by adding. */
export const SearchReport = z.strictObject({
  version: z.literal(1),
  query: z.string(),
  results: z.array(
    z.strictObject({
      ...entryShape,
      score: z.number().meta({ description: "Higher is a better match; comparable within one answer only." }),
      matched: z.array(z.string()).meta({ description: "Words of the record that were found." }),
      found: z
        .array(z.string())
        .meta({ description: "Where: title, tags, options, or a section by its name." }),
    }),
  ),
});
export type SearchReport = z.infer<typeof SearchReport>;

/** What the evidence of a name says of a record; a problem stands instead of the sentence where it cannot be read. */
export const EvidenceEntry = z.strictObject({
  name: z.string(),
  verdict: z.enum(VERDICTS).optional(),
  sentence: z.string().optional(),
  unaccepted: z
    .array(z.string())
    .optional()
    .meta({ description: "Categories that fell, do not block, and that no risk accepts." }),
  problem: z.string().optional(),
});
export type EvidenceEntry = z.infer<typeof EvidenceEntry>;

/** `show --json`. Changed only by adding. */
export const RecordDetail = z.strictObject({
  version: z.literal(1),
  ...entryShape,
  consulted: z.array(z.string()),
  informed: z.array(z.string()),
  affects: z.array(z.string()),
  approvals: z.array(z.strictObject({ by: z.string(), role: z.enum(ROLES), on: z.string() })),
  options: z
    .strictObject({
      columns: z.array(z.strictObject({ ...option.shape, chosen: z.boolean(), recommended: z.boolean() })),
      rows: z.array(
        z.strictObject({
          dimension: z.string(),
          weight: z.number().optional(),
          cells: z
            .array(z.string())
            .meta({ description: "As written, one per column where the row is whole." }),
        }),
      ),
    })
    .optional(),
  reversal: WayBack.optional().meta({ description: "What going back costs, in order and today." }),
  risks: z.array(
    z.strictObject({
      id: z.string().optional(),
      risk: z.string().optional(),
      likelihood: z.string().optional(),
      impact: z.string().optional(),
      owner: z.string().optional(),
      signal: z.string().optional(),
      reviewBy: z.string().optional(),
      status: z.string().optional(),
    }),
  ),
  evidence: z.array(EvidenceEntry),
  relations: z.array(
    z.strictObject({
      relation: z
        .string()
        .meta({ description: "`supersedes`, `builds-on`, … or its inverse, `builds-on-this`." }),
      id: z.string(),
      title: z.string().optional().meta({ description: "Absent where no record has the id." }),
    }),
  ),
});
export type RecordDetail = z.infer<typeof RecordDetail>;
