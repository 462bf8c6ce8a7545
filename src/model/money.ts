/** An amount as a person wrote it. Bounds are equal where no range was given; the currency is absent where none was. */
export interface Money {
  min: number;
  max: number;
  /** ISO 4217 code. */
  currency?: string;
  /** The recurring period, where one was written: `$1,200/month`. */
  per?: "month" | "year";
  /** Whether `~`, `about` or the like precedes it. */
  approximate: boolean;
  /** What follows the amount: `(transition only)`. */
  remark: string;
}

const SYMBOLS: Readonly<Record<string, string>> = {
  $: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  "₹": "INR",
};
const SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, bn: 1e9 };

/** ISO 4217 codes; three capitals may as well be `FTE`. */
const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

const CODE = "[A-Z]{3}(?![A-Za-z])";
// Commas, thin spaces and apostrophes group thousands. A comma or a space anywhere else, and a point that may group them
// as well (`€1.200`), are ambiguous and not read. The bounds keep a hostile row of digits linear.
const NUMBER = String.raw`(?![1-9]\d{0,2}\.\d{3}(?!\d|\s?(?:bn|[kKmM])))(?:\d{1,3}(?:[,\u00A0\u202F'’]\d{3}){1,5}|\d{1,15})(?:\.\d{1,15})?(?![\d.,]*\d| \d)`;
const AMOUNT = String.raw`(?<c1>[$€£¥₹]|${CODE})?\s?(?<n>${NUMBER})\s?(?<scale>bn|[kKmM])?(?![A-Za-z]|\s?%)(?:\s?(?<c2>[€£]|${CODE}))?`;
const FIRST = new RegExp(String.raw`^(?<about>~|≈|(?:[Aa]bout|[Aa]pprox\.?|[Cc]a\.?)\s)?\s*${AMOUNT}`, "u");
const SECOND = new RegExp(String.raw`^\s?(?:–|—|-|to)\s?${AMOUNT}`, "u");
const PERIOD = /^\s?(?:\/|per |a )\s?(?<period>month|mo|year|yr)\b/u;

interface Amount {
  value: number;
  currency?: string;
  scale?: number;
}

/** Undefined where the letters beside the number name no currency. */
function amount(groups: Record<string, string | undefined>): Amount | undefined {
  const written = groups.c1 ?? groups.c2;
  const currency = written === undefined ? undefined : (SYMBOLS[written] ?? written);
  if (currency !== undefined && !CODES.has(currency)) return undefined;
  const scale = groups.scale === undefined ? undefined : SCALES[groups.scale.toLowerCase()];
  return {
    value: Number(groups.n!.replaceAll(/[^\d.]/gu, "")),
    ...(currency === undefined ? {} : { currency }),
    ...(scale === undefined ? {} : { scale }),
  };
}

/**
 * Reads the amount a text starts with: `$1,200`, `€940`, `USD 2.1k`, `1,200/month`, `$1k–$2k`, `~$940 (remark)`.
 * Undefined where the text starts with none or with a percentage, where a range runs backwards or where its ends name two
 * currencies.
 */
export function parseMoney(text: string): Money | undefined {
  const trimmed = text.trim();
  const first = FIRST.exec(trimmed);
  if (!first) return undefined;
  let rest = trimmed.slice(first[0].length);
  const second = SECOND.exec(rest);
  if (second) rest = rest.slice(second[0].length);
  const low = amount(first.groups!);
  const high = second ? amount(second.groups!) : low;
  if (!low || !high) return undefined;
  if (low.currency && high.currency && low.currency !== high.currency) return undefined;
  // In `$1–2k` the scale of the second end is meant for both.
  const min = low.value * (low.scale ?? high.scale ?? 1);
  const max = high.value * (high.scale ?? 1);
  if (min > max || !Number.isFinite(max)) return undefined;
  const period = PERIOD.exec(rest);
  if (period) rest = rest.slice(period[0].length);
  const currency = low.currency ?? high.currency;
  return {
    min,
    max,
    ...(currency === undefined ? {} : { currency }),
    ...(period ? { per: period.groups!.period!.startsWith("m") ? "month" : "year" } : {}),
    approximate: first.groups!.about !== undefined,
    remark: rest.trim(),
  };
}
