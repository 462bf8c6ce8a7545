/** Numbers have at least this many digits. */
const DIGITS = 4;

/** The longest a slug gets, in bytes of UTF-8, as file systems count; they have room for more, people do not. */
const LONGEST = 60;

/** A title as part of a file name: lower case, words joined by `-`. Empty where the title has no letter or digit. */
export function slugOf(title: string): string {
  const words = title
    .normalize("NFKD")
    // Accents go; the marks of other scripts are letters of theirs.
    .replaceAll(/[\u0300-\u036F]/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu);
  let slug = "";
  for (const word of words ?? []) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if (bytes(longer) > LONGEST) return slug === "" ? cut(word) : slug;
    slug = longer;
  }
  return slug;
}

function bytes(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

/** The first characters of a word that alone is too long. */
function cut(word: string): string {
  let short = "";
  for (const character of word) {
    if (bytes(short + character) > LONGEST) break;
    short += character;
  }
  return short;
}

/** The id of a prefix and a number: `ADR-0007`. */
export function numberedId(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(DIGITS, "0")}`;
}

/** The prefix that means a decision with every tool. */
const DECISION = "ADR";

const OWN_NUMBER = /^(?:(?<prefix>\p{L}{2,10})[-_ ]?)?#?(?<number>\d{1,7})\s*[.:)–—-]\s+(?<title>\S.*)$/su;

/**
 * A heading without the record's own number, which its id says already: `7. One gateway` and `ADR-007: One gateway` of
 * ADR-0007 are `One gateway`.
 */
export function withoutOwnNumber(heading: string, id: string): string {
  const { prefix, number, title } = OWN_NUMBER.exec(heading)?.groups ?? {};
  if (title === undefined) return heading;
  const own = /^(?<prefix>[A-Z][A-Z0-9]*)-(?<number>\d{1,7})$/u.exec(id)?.groups;
  const isOwn =
    own &&
    (prefix === undefined || [own.prefix, DECISION].includes(prefix.toUpperCase())) &&
    Number(own.number) === Number(number);
  return isOwn ? title : heading;
}

/** The most digits of a number: eight are a date. */
const MOST_DIGITS = 7;

/** The highest number that a prefix can count to. */
export const HIGHEST_NUMBER = 10 ** MOST_DIGITS - 1;

/** The number in a record's file name, `adr-0007-…` for the prefix `ADR`; undefined where it has none, or a date. */
export function numberInName(name: string, prefix: string): number | undefined {
  const match = /^(?<prefix>[a-z][a-z0-9]*)-(?<number>\d+)(?=[-.]|$)/iu.exec(name);
  if (match?.groups!.prefix!.toUpperCase() !== prefix) return undefined;
  const digits = match.groups!.number!;
  return digits.length > MOST_DIGITS ? undefined : Number(digits);
}

/** What a file's name says of the record in it, whichever tool gave the name. */
export interface RecordName {
  /** `ADR-0007`, `ADR-20201016-slug`; absent while the number is pending. */
  id?: string;
  /** As in the id; `ADR` where the name has none. */
  prefix: string;
  /** As written: `007`, `2020-10-16`. */
  number?: string;
  slug: string;
}

const DATED =
  /^(?:(?<prefix>[a-z]+)-)?(?<number>(?<year>(?:19|20)\d{2})-?(?<month>0[1-9]|1[0-2])-?(?<day>0[1-9]|[12]\d|3[01]))[-_ ]+(?<slug>\S.*)$/iu;
const NUMBERED = /^(?:(?<prefix>[a-z]+)[-_ ]?)?(?<number>\d{1,7})(?:[-_. ]+(?<slug>.*))?$/iu;
const PENDING = /^(?:(?<prefix>[a-z]+)[-_ ])?(?<number>x{3,})[-_. ]+(?<slug>\S.*)$/iu;

/**
 * Reads the name of a record's file: `0007-slug`, `20201016-slug`, `2020-10-16-slug`, `ADR-007-Slug`, `adr007-slug`,
 * `0007_snake`, `XXXX-slug`. Of a page in a folder of its own, `adr101-load-management/README.md`, it is the folder's.
 * Undefined where the name is none of these; without a prefix, a number has at least three digits.
 */
export function recordName(file: string): RecordName | undefined {
  const steps = file.split("/");
  const last = steps.at(-1)!.replace(/\.(?:md|markdown)$/iu, "");
  const isPage = /^(?:readme|index)$/iu.test(last);
  const stem = isPage ? (steps.at(-2) ?? "") : last;
  const dated = DATED.exec(stem)?.groups;
  if (dated && !isPage) {
    const prefix = (dated.prefix ?? DECISION).toUpperCase();
    const day = `${dated.year}${dated.month}${dated.day}`;
    return { id: `${prefix}-${day}-${dated.slug}`, prefix, number: dated.number!, slug: dated.slug! };
  }
  const pending = PENDING.exec(stem)?.groups;
  if (pending && !isPage) return { prefix: (pending.prefix ?? DECISION).toUpperCase(), slug: pending.slug! };
  const groups = NUMBERED.exec(stem)?.groups;
  if (!groups || (groups.prefix === undefined && (groups.number!.length < 3 || isPage))) return undefined;
  const prefix = (groups.prefix ?? DECISION).toUpperCase();
  const { number, slug = "" } = groups;
  return { id: numberedId(prefix, Number(number)), prefix, number: number!, slug };
}
