import type { DialectName } from "./dialects.ts";
import type { Status } from "./frontmatter.ts";
import type { Range } from "./position.ts";
import type { Relation } from "./vocabulary/words.ts";

/** Which rules make sense: all of Reckon's own, or those for records after MADR or after Nygard. */
export const PROFILES = ["strict", "madr", "nygard"] as const;
export type Profile = (typeof PROFILES)[number];

/** Something that a record says of itself, as written, and where it says so. */
export interface Stated {
  /** Plain text, without markup. */
  text: string;
  range: Range;
}

/** A status as written; `status` is what it means, absent where that is not understood. */
export interface StatedStatus extends Stated {
  status?: Status;
}

/** A day as written; `date` is the ISO date, absent where it cannot be read, or can be read in two ways. */
export interface StatedDate extends Stated {
  date?: string;
}

/** Another record as it is named; `id` is absent where nobody can say which one is meant. */
export interface StatedReference extends Stated {
  relation: Relation;
  id?: string;
  /** Whether it is a link, which leads somewhere by itself. */
  linked?: true;
}

/** What is peculiar to a record of another dialect than Reckon's own. All else is where every record has it. */
export interface Foreign {
  dialect: DialectName;
  /** The rules that make sense for it. */
  profile: Exclude<Profile, "strict">;
  /** Whether the dialect's own signs were found, or only nothing that speaks against it. */
  confidence: "certain" | "likely";
  /** Every place that states the status. */
  statuses: readonly StatedStatus[];
  /** Every place that states the day. */
  dates: readonly StatedDate[];
  /** What it says of other records. */
  references: readonly StatedReference[];
  /** The option that it says was chosen. */
  chosen?: Stated;
  /** Whether none of the options that were considered can be meant by it. */
  unlisted?: true;
  /** How many options it says were considered; absent where it does not say that these were all. */
  considered?: number;
  /** Whether it has neither a context nor a decision: a page that points elsewhere, or one that nobody has written yet. */
  pointer?: true;
  /** A number in the heading that is not the file's. */
  otherNumber?: Stated;
}

/** How many records are written in which dialect, the most frequent first; Reckon's own are not counted. */
export function dialectsOf(records: Iterable<{ foreign?: Foreign }>): ReadonlyMap<DialectName, number> {
  const counts = new Map<DialectName, number>();
  for (const { foreign } of records) {
    if (foreign) counts.set(foreign.dialect, (counts.get(foreign.dialect) ?? 0) + 1);
  }
  return new Map([...counts].toSorted(([, one], [, other]) => other - one));
}
