import * as z from "zod";
import { DIALECTS } from "./dialects.ts";
import { GatePolicy } from "./gate.ts";
import { isoDate } from "./iso-date.ts";
import type { KeyType, KindDeclaration } from "./kind.ts";
import { Reversal } from "./reversal.ts";

export const STATUSES = ["draft", "proposed", "accepted", "rejected", "deprecated", "superseded"] as const;
export type Status = (typeof STATUSES)[number];

/** Whether a decision was taken for it, now or once: accepted, deprecated or superseded. */
export function isAccepted(status: Status | undefined): boolean {
  return status === "accepted" || status === "deprecated" || status === "superseded";
}

/** Accepted, or rejected. */
export function isDecided(status: Status | undefined): boolean {
  return isAccepted(status) || status === "rejected";
}

/** Roles of decision rights in rising order. */
export const ROLES = ["staff", "team", "director", "executive"] as const;
export type Role = (typeof ROLES)[number];

const text = z.string().trim().min(1);
const names = z.array(text);
const ids = z.array(text);

/** Keys that every kind has. The descriptions are the format's reference. */
const COMMON = {
  id: text.meta({ description: "Unique in the corpus: `ADR-0007`." }),
  kind: text.meta({
    description:
      "`adr`, `risk-memo`, `eval-plan`, `cost-reliability`, `model-card`, `postmortem`, or a kind of the team's own.",
  }),
  title: text.optional().meta({ description: "Equals the first heading's text; the heading is the title." }),
  status: z.enum(STATUSES).meta({ description: "Where the decision stands." }),
  date: isoDate().meta({ description: "The day the status last changed." }),
  decided: isoDate().optional().meta({ description: "The day it was accepted or rejected; set once." }),
  "decision-makers": names.optional().meta({ description: "Names or handles; the first is the owner." }),
  consulted: names.optional().meta({ description: "Whose opinion was sought." }),
  informed: names.optional().meta({ description: "Who is kept up to date." }),
  tags: names.optional().meta({ description: "Words to find it by." }),
  tier: z
    .union([z.literal(0), z.literal(1), z.literal(2)])
    .optional()
    .meta({ description: "Criticality of what it touches; 0 is the highest, 2 where absent." }),
  affects: z
    .array(text)
    .optional()
    .meta({ description: "Globs of repository paths that it governs while accepted." }),
  "comment-by": isoDate().optional().meta({ description: "Until when a proposed record takes comments." }),
  "review-by": isoDate().optional().meta({ description: "When it must be looked at again." }),
  retrospective: z.boolean().optional().meta({ description: "Written after the fact." }),
  supersedes: ids
    .optional()
    .meta({ description: "Records that it replaces; they name it under `superseded-by`." }),
  "superseded-by": ids
    .optional()
    .meta({ description: "Records that replace it; they name it under `supersedes`." }),
  "builds-on": ids.optional().meta({ description: "Records that it would fall with." }),
  "relates-to": ids.optional().meta({ description: "Records worth reading beside it." }),
  chosen: text.optional().meta({ description: "Key of the chosen option's column: `C`." }),
  reversal: Reversal.optional().meta({ description: "What it costs to go back from the chosen option." }),
  approvals: z
    .array(z.strictObject({ by: text, role: z.enum(ROLES), on: isoDate() }))
    .optional()
    .meta({ description: "Who approved it, in which role, on which day." }),
  evidence: names.optional().meta({
    description: "Names of evidence files: `support-2026-11` is `<dir>/evidence/support-2026-11.json`.",
  }),
  plan: text.optional().meta({ description: "Id of the eval plan whose gate governs this record." }),
  "gate-override": z
    .strictObject({ why: text, by: text, on: isoDate() })
    .optional()
    .meta({ description: "Accepted although the gate blocks: why, by whom, when." }),
  amended: z
    .array(z.strictObject({ on: isoDate(), why: text }))
    .optional()
    .meta({ description: "Corrections made after the decision." }),
  imported: z.enum(DIALECTS).optional().meta({
    description:
      "How it was written before `reckon import`; rules about what only Reckon's own records have pass it over.",
  }),
} satisfies Record<string, z.ZodType>;

const KEY_SCHEMAS: Readonly<Record<KeyType, () => z.ZodType>> = {
  string: () => text,
  strings: () => names,
  ids: () => ids,
  date: () => isoDate(),
  boolean: () => z.boolean(),
  number: () => z.number(),
  gate: () => GatePolicy,
};

/** Keys of the common frontmatter whose values name other records. */
export const REFERENCE_KEYS = ["supersedes", "superseded-by", "builds-on", "relates-to", "plan"] as const;

const CommonFrontmatter = z.strictObject(COMMON);

/**
 * Values of the frontmatter that are as the schema wants them; a key that is missing or wrong is absent. Extra keys of
 * the kind are under `extra`.
 */
export type FrontmatterValues = Partial<z.infer<typeof CommonFrontmatter>>;

/** Key → schema for a kind, or the common keys where the kind is unknown. Keys under `x-` are anybody's and not listed. */
export function frontmatterShape(kind: KindDeclaration | undefined): Record<string, z.ZodType> {
  const extra = Object.entries(kind?.keys ?? {}).map(([key, type]) => [key, KEY_SCHEMAS[type]().optional()]);
  return { ...COMMON, ...(Object.fromEntries(extra) as Record<string, z.ZodType>) };
}

/** The schema of a kind's frontmatter as a whole, for editors. */
export function frontmatterSchema(kind: KindDeclaration): z.ZodType {
  return z.looseObject(frontmatterShape(kind)).meta({ title: `${kind.title} frontmatter` });
}
