import type { Profile } from "../model/foreign.ts";
import type { Card } from "../model/record.ts";

/** What holds of any Markdown record, whoever wrote it in whatever way. */
const EVERYWHERE = [
  "record/readable",
  "corpus/unique-id",
  "corpus/id-taken-on-base",
  "links/target-exists",
  "links/anchor-exists",
  "links/image-exists",
  "links/image-alt",
  "suppress/reason",
  "suppress/unused",
  "suppress/valid",
];

/** What holds of a record with a title, a status and references to others. */
const DECISIONS = [
  ...EVERYWHERE,
  "record/title-matches-heading",
  "record/status-understood",
  "record/no-contradiction",
  "record/no-placeholder",
  "record/date-plausible",
  "corpus/no-dangling-reference",
  "corpus/supersession-both-sides",
  "corpus/no-supersession-cycle",
  "corpus/superseded-has-successor",
  "options/more-than-one",
];

/**
 * The rules that make sense for a record of another dialect than Reckon's own, by profile. The rules for Reckon's own
 * records do not depend on it. A rule that settings or the command line give a level to is on in every profile.
 */
const PROFILE_RULES: Readonly<Record<Profile, ReadonlySet<string>>> = {
  strict: new Set([...EVERYWHERE, "record/dialect"]),
  madr: new Set([...DECISIONS, "options/chosen-considered"]),
  nygard: new Set(DECISIONS),
};

/**
 * What an imported record cannot have, since its template did not: options side by side, a price of going back, accepted
 * risks, the sections and the day of the decision. All else holds as for any record of Reckon's own.
 */
const NOT_IMPORTED: ReadonlySet<string> = new Set([
  "record/required-sections",
  "record/section-order",
  "record/heading-levels",
  "record/one-page",
  "record/id-matches-file",
  "lifecycle/decision-makers",
]);
const GROUPS_NOT_IMPORTED = ["options/", "reversal/", "risks/", "readiness/"];

/** What decides which rules make sense for a record: its own dialect, or that it was imported from another. */
export type RecordProfile = Profile | "imported";

/** The profile of a record; undefined for one that was written as Reckon's own, to which all rules apply. */
export function profileOf({ foreign, values }: Pick<Card, "foreign" | "values">): RecordProfile | undefined {
  return foreign?.profile ?? (values.imported === undefined ? undefined : "imported");
}

/** Whether a rule makes sense under a profile. */
export function isOfProfile(rule: string, profile: RecordProfile): boolean {
  if (profile !== "imported") return PROFILE_RULES[profile].has(rule);
  return !NOT_IMPORTED.has(rule) && !GROUPS_NOT_IMPORTED.some((group) => rule.startsWith(group));
}
