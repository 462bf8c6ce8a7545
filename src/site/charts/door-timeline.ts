import { dayAfter, daysBetween } from "../../model/iso-date.ts";
import type { Door } from "../../model/reversal.ts";
import { monthWords } from "../day.ts";
import type { DoorView } from "../door-register-view.ts";

/** Days shown, a year, of which so many lie before today. */
const SPAN = 365;
const BEFORE = 146;

/** Pixels of a line: the harder it is to go back, the thicker. */
const THICKNESS: Readonly<Record<Door, number>> = { "two-way": 3, costly: 7, "one-way": 13 };
const CLOSED = 13;

/** Within so many days a window is about to close. */
const SOON = 30;

/** A stretch of a row, in percent of the width. */
export interface DoorStretch {
  from: number;
  to: number;
  thickness: number;
  tone: "past" | "open" | "soon" | "closed";
  /** It ends with an event, so that its length is no measure. */
  estimated: boolean;
}

/** A row of the timeline. */
export interface DoorTrack {
  stretches: DoorStretch[];
  /** Where the door closes, in percent; absent where it does so beyond the year, or with an event. */
  post?: number;
  /** It began before what is shown, or goes on after it. */
  earlier: boolean;
  later: boolean;
}

/** The year that all rows share. */
export interface DoorScale {
  /** Percent at which today stands. */
  today: number;
  /** First days of months; every other one has its words, with the year where it begins. */
  months: { at: number; words: string }[];
  track(door: DoorView): DoorTrack;
}

/** Lays windows out over twelve months, of which about five have passed. */
export function doorScale(today: string): DoorScale {
  const at = (day: string): number => ((daysBetween(today, day) + BEFORE) / SPAN) * 100;
  return {
    today: at(today),
    months: monthsOf(today, at),
    track: (door) => trackOf(door, today, at),
  };
}

function monthsOf(today: string, at: (day: string) => number): DoorScale["months"] {
  const [year, month] = today.split("-").map(Number) as [number, number];
  const days = Array.from({ length: 15 }, (_, index) => {
    const months = year * 12 + (month - 1) + index - 6;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-01`;
  }).filter((day) => at(day) >= 0 && at(day) < 97);
  return days.map((day, index) => {
    const words = monthWords(day);
    const isYear = index === 0 || day.slice(0, 4) !== days[Math.max(0, index - 2)]!.slice(0, 4);
    return { at: at(day), words: index % 2 === 1 ? "" : isYear ? words : words.slice(0, 3) };
  });
}

function trackOf({ reversal }: DoorView, today: string, at: (day: string) => number): DoorTrack {
  const { phases, until, from } = reversal;
  const now = at(today);
  const stretches: DoorStretch[] = [];
  let start = from === undefined ? now : at(from);
  const closing = until !== undefined && daysBetween(today, until) <= SOON;
  for (const phase of phases) {
    const isAfter = until !== undefined && phase.from !== undefined && phase.from > until;
    const end = phase.until === undefined ? 100 : at(dayAfter(phase.until));
    const thickness = isAfter ? CLOSED : THICKNESS[phase.door ?? reversal.door];
    const rest = { thickness, estimated: phase.untilEvent !== undefined };
    const tone = isAfter ? "closed" : closing ? "soon" : "open";
    stretches.push(
      { ...rest, from: start, to: Math.min(end, now), tone: isAfter ? "closed" : "past", estimated: false },
      { ...rest, from: Math.max(start, now), to: end, tone },
    );
    start = end;
  }
  // What going back costs after a window without a further phase is not known, only that it has closed.
  if (until !== undefined && until < today && phases.at(-1)!.until === until)
    stretches.push({ from: start, to: now, thickness: CLOSED, tone: "closed", estimated: false });
  const post = until === undefined ? undefined : at(dayAfter(until));
  return {
    stretches: stretches
      .map((stretch) => ({ ...stretch, from: Math.max(0, stretch.from), to: Math.min(100, stretch.to) }))
      // After an open window everything is drawn only where it has closed: what is to come would hide the door.
      .filter(({ from: left, to, tone }) => to - left > 0.05 && (tone !== "closed" || isPast(until, today))),
    ...(post !== undefined && post >= 0 && post <= 100 ? { post } : {}),
    earlier: from !== undefined && at(from) < 0,
    later: post !== undefined && post > 100,
  };
}

function isPast(until: string | undefined, today: string): boolean {
  return until !== undefined && until < today;
}
