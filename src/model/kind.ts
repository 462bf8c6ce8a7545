import * as z from "zod";

/** A part of a record that a section holds, by its canonical name; aliases are in `section.ts`. */
export interface KindDeclaration {
  name: string;
  /** Upper case, as ids are written: `ADR`. */
  prefix: string;
  /** What a person calls it: “Architecture decision”. */
  title: string;
  /** Canonical names of the H2 sections that every record of the kind has, in their usual order. */
  sections: readonly string[];
  /** Extra frontmatter keys that only this kind has. */
  keys: Readonly<Record<string, KeyType>>;
}

/** Types that a kind may declare for its extra keys. */
export const KEY_TYPES = ["string", "strings", "date", "boolean", "number", "ids", "gate"] as const;
export type KeyType = (typeof KEY_TYPES)[number];

/** The six kinds of the format; a team's own are declared by the same means under `kinds:` in `reckon.yaml`. */
export const BUILT_IN_KINDS: readonly KindDeclaration[] = [
  {
    name: "adr",
    prefix: "ADR",
    title: "Architecture decision",
    sections: ["Context", "Options", "Decision"],
    keys: {},
  },
  {
    name: "risk-memo",
    prefix: "MEMO",
    title: "Risk memo",
    sections: ["Context", "Criteria", "Options", "Decision", "Risks"],
    keys: {},
  },
  {
    name: "eval-plan",
    prefix: "EVAL",
    title: "Eval plan",
    sections: ["Dataset", "Grading", "Gate", "Rationale"],
    keys: { gate: "gate" },
  },
  {
    name: "cost-reliability",
    prefix: "COST",
    title: "Cost and reliability",
    sections: ["Features", "Levers", "Runbook"],
    keys: {},
  },
  {
    name: "model-card",
    prefix: "CARD",
    title: "Model card",
    sections: ["Intended Use", "Limitations", "Lineage"],
    keys: {},
  },
  {
    name: "postmortem",
    prefix: "POST",
    title: "Postmortem",
    sections: ["Summary", "Impact", "Timeline", "Causes", "Actions"],
    keys: { materialised: "strings" },
  },
];

/** A team's own kind in `reckon.yaml`, keyed by its name. */
export const KindConfig = z.lazy(() =>
  z.strictObject({
    /** Upper-case prefix of its ids. */
    prefix: z.string().regex(/^[A-Z][A-Z0-9]*$/, "upper-case letters and digits, such as SEC"),
    /** What a person calls it. Defaults to the name. */
    title: z.string().min(1).optional(),
    /** Required H2 sections, in their usual order. */
    sections: z.array(z.string().min(1)).default([]),
    /** Extra frontmatter keys and their types. */
    keys: z.record(z.string(), z.enum(KEY_TYPES)).default({}),
  }),
);

/** Whether a kind weighs options, so that the rules on options and going back apply to it. */
export function weighsOptions(kind: KindDeclaration): boolean {
  return kind.sections.includes("Options");
}
