import * as z from "zod";

/** What a schema that meets anything else says it expected. */
export const DAY_EXPECTED = "a day of the calendar as YYYY-MM-DD";

/** A day of the calendar as text, `2026-11-20`. Never a `Date`: a day has no time zone. */
export function isoDate(): z.ZodISODate {
  return z.iso.date(DAY_EXPECTED);
}

const DAY = 86_400_000;

/** Days from one day to another, negative where `to` comes first. Both are ISO dates. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** The ISO day after another. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
}

/** Whether a text is a day that the calendar has. */
export function isIsoDate(text: string): boolean {
  return isoDate().safeParse(text).success;
}
