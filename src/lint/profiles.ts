import type { Profile } from "../model/foreign.ts";

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
export const PROFILE_RULES: Readonly<Record<Profile, ReadonlySet<string>>> = {
  strict: new Set([...EVERYWHERE, "record/dialect"]),
  madr: new Set([...DECISIONS, "options/chosen-considered"]),
  nygard: new Set(DECISIONS),
};
