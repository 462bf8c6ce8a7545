import { daysBetween } from "../model/iso-date.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `31 Jan 2027` from an ISO day; never through a `Date`, whose zone would move it. */
export function dayWords(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day} ${MONTHS[month! - 1]} ${year}`;
}

/** `31 Jan` where the year is that of `today`, else with its year. */
export function shortDay(iso: string, today: string): string {
  const words = dayWords(iso);
  return iso.slice(0, 4) === today.slice(0, 4) ? words.slice(0, -5) : words;
}

/** `Jun 2025`. */
export function monthWords(iso: string): string {
  return dayWords(iso).replace(/^\d+ /u, "");
}

/** What a relative day speaks of: something due, or a window that closes. */
export type Relation = "due" | "window" | "coming";

/** Words and urgency of a day as seen from `today`. `soon` is within 14 days, and for a window within 30. */
export interface RelativeDay {
  words: string;
  urgency?: "late" | "soon";
}

/** How a day is spoken of; the same words at build and, when the page is read later, in the browser. */
export function relativeDay(iso: string, today: string, relation: Relation): RelativeDay {
  const days = daysBetween(today, iso);
  if (relation === "window") {
    if (days < 0) return { words: `Closed ${shortDay(iso, today)}` };
    const words = days === 0 ? "Last day" : `${days} ${days === 1 ? "day" : "days"} left`;
    return days <= 30 ? { words, urgency: "soon" } : { words };
  }
  if (days < 0) return { words: `${-days} ${days === -1 ? "day" : "days"} late`, urgency: "late" };
  const words = days === 0 ? "today" : days === 1 ? "tomorrow" : `in ${days} days`;
  if (days <= 14) return { words, urgency: "soon" };
  return relation === "due" ? { words: shortDay(iso, today) } : { words };
}
