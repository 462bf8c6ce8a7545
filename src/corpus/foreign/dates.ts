import { isIsoDate } from "../../model/iso-date.ts";

/** January to December in the languages that are known, in full and cut short; as Unicode's CLDR has them, in lower case. */
const MONTH_NAMES = [
  "january february march april may june july august september october november december",
  "jan feb mar apr may jun jul aug sep oct nov dec",
  "januar februar märz april mai juni juli august september oktober november dezember",
  "jan feb mär apr mai jun jul aug sep okt nov dez",
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  "janv févr mars avr mai juin juil août sept oct nov déc",
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  "ene feb mar abr may jun jul ago sept oct nov dic",
  "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
  "jan fev mar abr mai jun jul ago set out nov dez",
  "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
  "oca şub mar nis may haz tem ağu eyl eki kas ara",
];

const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names) => names.split(" ").map((name, at) => [name, at + 1] as const)),
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
