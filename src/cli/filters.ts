import type { Command } from "commander";
import { STATUSES } from "../model/frontmatter.ts";
import type { Config } from "../model/config.ts";
import { isIsoDate } from "../model/iso-date.ts";
import { DOORS } from "../model/reversal.ts";
import { ROOT_SOURCE } from "../model/qualified-id.ts";
import { UserError } from "../model/user-error.ts";
import { listed } from "../model/wording.ts";
import type { RecordFilter } from "../register/filter.ts";

/** Flags that narrow a list, as commander gives them. */
export interface FilterOptions {
  source: string[];
  kind: string[];
  status: string[];
  tag: string[];
  owner: string[];
  tier: string[];
  door: string[];
  since?: string;
  until?: string;
  due?: string | true;
}

const several = (value: string, all: string[]): string[] => [...all, ...value.split(",")];

/** Adds the flags that narrow a list of records. */
export function addFilterOptions(command: Command): Command {
  return command
    .option(
      "--source <name>",
      "of that package or source, root for those of `dir`; may be repeated",
      several,
      [],
    )
    .option("--kind <kind>", "of that kind; may be repeated", several, [])
    .option("--status <status>", `${STATUSES.join(", ")}; may be repeated`, several, [])
    .option("--tag <tag>", "with that tag; repeated, with all of them", several, [])
    .option("--owner <name>", "whose first decision-maker that is; may be repeated", several, [])
    .option("--tier <tier>", "of that criticality: 0, 1 or 2", several, [])
    .option("--door <door>", `${DOORS.join(", ")}; may be repeated`, several, [])
    .option("--since <day>", "decided, or last changed, since: 2026-11-20, or 30d, 6w, 3m, 1y back")
    .option("--until <day>", "decided, or last changed, until then")
    .option("--due [day]", "something is due by then: today, 2026-12-31, or 30d, 6w, 3m, 1y ahead");
}

/** Whether any of the flags was given. */
export function isNarrowed({
  source,
  kind,
  status,
  tag,
  owner,
  tier,
  door,
  since,
  until,
  due,
}: FilterOptions): boolean {
  return (
    [source, kind, status, tag, owner, tier, door].some((values) => values.length > 0) ||
    [since, until, due].some((value) => value !== undefined)
  );
}

/**
 * The filter that the flags make.
 * @param today ISO date that relative days are counted from
 * @throws UserError naming the words that a flag takes
 */
export function readFilter(options: FilterOptions, config: Config, today: string): RecordFilter {
  return {
    sources: options.source.map((name) => among("--source", name, sourceNames(config))),
    kinds: options.kind.map((kind) =>
      among(
        "--kind",
        kind,
        config.kinds.map(({ name }) => name),
      ),
    ),
    statuses: options.status.map((status) => among("--status", status, STATUSES)),
    tags: options.tag,
    owners: options.owner,
    tiers: options.tier.map((tier) => Number(among("--tier", tier, ["0", "1", "2"]))),
    doors: options.door.map((door) => among("--door", door, DOORS)),
    ...(options.since === undefined ? {} : { since: readDay("--since", options.since, today, -1) }),
    ...(options.until === undefined ? {} : { until: readDay("--until", options.until, today, -1) }),
    ...(options.due === undefined
      ? {}
      : { due: options.due === true ? today : readDay("--due", options.due, today, 1) }),
  };
}

/** What `--source` takes. */
function sourceNames({ packages, sources }: Config): string[] {
  return [ROOT_SOURCE, ...Object.keys(packages), ...Object.keys(sources)];
}

function among<T extends string>(flag: string, value: string, words: readonly T[]): T {
  const found = words.find((word) => word.toLowerCase() === value.toLowerCase());
  if (found !== undefined) return found;
  throw new UserError(
    `Unexpected \`${flag} ${value}\`, expected ${listed(words, "or")}`,
    "Choose one of them, or several with commas between them.",
  );
}

const UNITS: Readonly<Record<string, (day: Date, count: number) => void>> = {
  d: (day, count) => day.setUTCDate(day.getUTCDate() + count),
  w: (day, count) => day.setUTCDate(day.getUTCDate() + 7 * count),
  m: (day, count) => day.setUTCMonth(day.getUTCMonth() + count),
  y: (day, count) => day.setUTCFullYear(day.getUTCFullYear() + count),
};

/**
 * A day as a flag names it: an ISO date, `today`, or a distance from today such as `30d`, `6w`, `3m`, `1y`.
 * @param direction of a distance: -1 back, 1 ahead
 * @throws UserError where it is none of them
 */
export function readDay(flag: string, written: string, today: string, direction: -1 | 1): string {
  if (written === "today") return today;
  if (isIsoDate(written)) return written;
  const distance = /^(?<count>\d{1,4})(?<unit>[dwmy])$/u.exec(written)?.groups;
  if (!distance) {
    throw new UserError(
      `Unexpected \`${flag} ${written}\`, expected a day or a distance from today`,
      "Write it as in 2026-11-20 or 30d, 6w, 3m, 1y.",
    );
  }
  const day = new Date(`${today}T00:00:00Z`);
  UNITS[distance.unit!]!(day, direction * Number(distance.count));
  return day.toISOString().slice(0, 10);
}
