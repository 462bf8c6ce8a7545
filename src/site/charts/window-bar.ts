import { dayAfter, daysBetween } from "../../model/iso-date.ts";
import type { PhaseView, ReversalView } from "../view.ts";

/** A stretch of the bar, in percent of its width. */
export interface BarSegment {
  phase: PhaseView;
  start: number;
  width: number;
  /** Pixels: the thicker, the dearer. */
  thickness: number;
  /** Its end is an event and not a day, so that its length is no measure. */
  estimated: boolean;
  /** Whether a post marks its end: where the window closes. */
  closes: boolean;
}

/** Going back over time, ready to draw. */
export interface WindowBar {
  segments: BarSegment[];
  /** Position of today, in percent; absent before the first phase. */
  today?: number;
  /** The window has closed, or closes within 30 days. */
  state: "open" | "closing" | "closed";
}

const THICKNESS = [3, 7, 13];
/** Share of the days before it that a phase without an end is drawn at. */
const OPEN_END = 0.35;

/**
 * Lays the phases out from the day of the decision. A phase that ends with an event, and the last one, whose end nobody
 * knows, are given a length of their own. Undefined where nothing ever closes: then there is nothing to draw.
 */
export function windowBar(reversal: ReversalView, today: string): WindowBar | undefined {
  const { phases, until } = reversal;
  if (phases.every((phase) => phase.until === undefined && phase.untilEvent === undefined)) return undefined;
  const start = phases[0]!.from ?? today;
  const lengths = phaseDays(phases, start);
  const elapsed = daysBetween(start, today);
  const known = lengths.reduce((sum, days) => sum + days, 0);
  // A window that has closed shows how long ago, as the thick stretch after it.
  const tail = phases.at(-1)!.until !== undefined && elapsed > known ? (elapsed - known) * 1.6 : 0;
  const total = known + tail;
  let from = 0;
  const segments = phases.map((phase, index): BarSegment => {
    const segment: BarSegment = {
      phase,
      start: (from / total) * 100,
      width: (lengths[index]! / total) * 100,
      thickness: THICKNESS[Math.min(index, THICKNESS.length - 1)]!,
      estimated: phase.untilEvent !== undefined,
      closes: phase.until !== undefined && phase.until === until,
    };
    from += lengths[index]!;
    return segment;
  });
  if (tail > 0) {
    const phase: PhaseView = { cost: "", from: dayAfter(phases.at(-1)!.until!) };
    segments.push({
      phase,
      start: (known / total) * 100,
      width: (tail / total) * 100,
      thickness: 13,
      estimated: false,
      closes: false,
    });
  }
  return {
    segments,
    ...(elapsed >= 0 && elapsed <= total ? { today: (elapsed / total) * 100 } : {}),
    state: stateOf(until, today),
  };
}

function phaseDays(phases: readonly PhaseView[], start: string): number[] {
  const days: number[] = [];
  let from = start;
  for (const { until } of phases) {
    const before = days.reduce((sum, length) => sum + length, 0);
    days.push(until === undefined ? Math.max(14, before * OPEN_END) : Math.max(1, daysBetween(from, until)));
    from = until ?? from;
  }
  return days;
}

function stateOf(until: string | undefined, today: string): WindowBar["state"] {
  if (until === undefined) return "open";
  const left = daysBetween(today, until);
  if (left < 0) return "closed";
  return left <= 30 ? "closing" : "open";
}
