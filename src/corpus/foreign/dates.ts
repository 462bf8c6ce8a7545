import { isIsoDate } from "../../model/iso-date.ts";

/** Languages whose names of months are known. */
const LANGUAGES = ["en", "de", "fr", "es", "pt", "tr"];

const MONTHS: ReadonlyMap<string, number> = new Map(
  LANGUAGES.flatMap((language) =>
    (["long", "short"] as const).flatMap((month) => {
      const names = new Intl.DateTimeFormat(language, { month, timeZone: "UTC" });
      return Array.from({ length: 12 }, (_, at) => {
        const name = names.format(new Date(Date.UTC(2020, at, 1))).toLowerCase();
        return [name.replace(/\.$/u, ""), at + 1] as const;
      });
    }),
  ),
);

/** What a text says of a day. `ambiguous` where the same text means two days. */
export type ReadDate = { date: string } | { ambiguous: readonly [string, string] } | undefined;

const ISO = /(?<!\d)(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?(?!\d)/u;
const DOTTED = /(?<!\d)(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?!\d)/u;
const SLASHED = /(?<!\d)(?<one>\d{1,2})[/-](?<two>\d{1,2})[/-](?<year>\d{4})(?!\d)/u;
const COMPACT = /(?<!\d)(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?!\d)/u;
const WORDED =
  /(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?(?<name>\p{L}{3,12})\.?,?\s+(?:de\s+)?(?<year>\d{4})(?!\d)/u;
const WORD_FIRST = /(?<name>\p{L}{3,12})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d)/u;

/**
 * The first day that a text names: `2026-11-20`, `20/11/2026`, `20.11.2026`, `20 November 2026`, `January 28th, 2022`,
 * `2026年11月20日`.
 * @param dayFirst whether `05/06/2020` is the fifth of June; otherwise nobody can say
 */
export function readDate(text: string, dayFirst: boolean): ReadDate {
  const plain = text.slice(0, 200);
  for (const pattern of [ISO, DOTTED, COMPACT]) {
    const groups = pattern.exec(plain)?.groups;
    if (groups) return known(day(groups.year!, groups.month!, groups.day!));
  }
  const slashed = SLASHED.exec(plain)?.groups;
  if (slashed) {
    const { one, two, year } = slashed;
    const first = day(year!, two!, one!);
    const second = day(year!, one!, two!);
    if (dayFirst || !second || first === second) return known(first);
    return first ? { ambiguous: [first, second] } : known(second);
  }
  for (const pattern of [WORDED, WORD_FIRST]) {
    const groups = pattern.exec(plain)?.groups;
    const month = groups && MONTHS.get(groups.name!.toLowerCase());
    if (month !== undefined) return known(day(groups!.year!, String(month), groups!.day!));
  }
  return undefined;
}

function known(date: string | undefined): ReadDate {
  return date === undefined ? undefined : { date };
}

function day(year: string, month: string, date: string): string | undefined {
  const iso = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isIsoDate(iso) ? iso : undefined;
}
