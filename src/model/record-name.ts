/** Numbers have at least this many digits. */
const DIGITS = 4;

/** The longest a slug gets, in characters; file names have room for far more, people do not. */
const LONGEST = 60;

/** A title as part of a file name: lower case, words joined by `-`. Empty where the title has no letter or digit. */
export function slugOf(title: string): string {
  const words = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  let slug = "";
  for (const word of words ?? []) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if (longer.length > LONGEST) return slug === "" ? word.slice(0, LONGEST) : slug;
    slug = longer;
  }
  return slug;
}

/** The id of a prefix and a number: `ADR-0007`. */
export function numberedId(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(DIGITS, "0")}`;
}

/** The number in a record's file name, `adr-0007-…` for the prefix `ADR`; undefined where it has none, or a date. */
export function numberInName(name: string, prefix: string): number | undefined {
  const match = /^(?<prefix>[a-z][a-z0-9]*)-(?<number>\d+)(?=[-.]|$)/iu.exec(name);
  if (match?.groups!.prefix!.toUpperCase() !== prefix) return undefined;
  const digits = match.groups!.number!;
  return digits.length >= 8 ? undefined : Number(digits);
}
