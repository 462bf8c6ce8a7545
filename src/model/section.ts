import { folded, wordsOf } from "./vocabulary/index.ts";

/** Canonical section names and the headings that the format names as meaning the same. Data, not code. */
export const SECTION_ALIASES: Readonly<Record<string, readonly string[]>> = {
  Context: ["Context and Problem Statement"],
  Criteria: ["Decision Drivers"],
  Options: ["Considered Options", "Options Considered", "Alternatives"],
  Decision: ["Decision Outcome"],
  Risks: ["Accepted Risks"],
  Reversal: ["Going Back", "Rollback", "Reversal Plan"],
  Evidence: [],
  Consequences: [],
  Confirmation: ["Validation"],
  Readiness: [],
  Links: ["More Information"],
};

/** Other headings, in English and in other languages, are in the vocabulary. */
const CANONICAL = new Map([
  ...wordsOf(({ sections }) => sections),
  ...Object.entries(SECTION_ALIASES).flatMap(([name, aliases]) =>
    [name, ...aliases].map((alias) => [folded(alias), name] as const),
  ),
]);

/** The canonical name of a heading, or the heading itself where it is nobody's alias. */
export function sectionName(heading: string): string {
  const plain = heading.trim().replaceAll(/\s+/g, " ");
  return CANONICAL.get(folded(plain)) ?? plain;
}

/** Whether two section names mean the same section. */
export function sameSection(one: string, other: string): boolean {
  return sectionName(one).toLowerCase() === sectionName(other).toLowerCase();
}
