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
