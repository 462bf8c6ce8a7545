import { daysBetween } from "../../model/iso-date.ts";
import type { RunView } from "../run-register-view.ts";
import type { EvidenceRowView } from "../view.ts";
import { plotScale } from "./evidence-plot.ts";

/** A candidate at the day of its run; positions in percent from the left and from the top. */
export interface TrendMark {
  run: string;
  x: string;
  y: string;
  /** Its 95 % interval. */
  low?: string;
  high?: string;
  few: boolean;
}

/** How one category went, run by run. */
export interface TrendRow {
  name: string;
  marks: TrendMark[];
  /** From one mark to the next. */
  links: { x1: string; y1: string; x2: string; y2: string }[];
  /** The lowest score that it may have, as the latest run was judged. */
  floor?: { y: string; below: string };
}

export interface Trend {
  rows: TrendRow[];
  /** The ends of the scale, as words. */
  least: string;
  most: string;
  days: { x: string; day: string }[];
}

/** Room at both ends, so that no mark stands on the edge. */
const MARGIN = 5;

/**
 * All cases and every category with a floor, over the days of their runs. Undefined where fewer than two runs state a
 * day: then there is no trend to see.
 */
export function trendOf(runs: readonly RunView[], fewCases: number): Trend | undefined {
  const dated = runs.filter(({ day }) => day !== undefined).toReversed();
  if (dated.length < 2) return undefined;
  const [first, last] = [dated[0]!.day!, dated.at(-1)!.day!];
  const span = Math.max(1, daysBetween(first, last));
  const x = ({ day }: RunView, index: number): string => {
    // Runs of one day stand beside one another.
    const share = first === last ? index / (dated.length - 1) : daysBetween(first, day!) / span;
    return percent(MARGIN + share * (100 - 2 * MARGIN));
  };
  const latest = dated.at(-1)!.evidence;
  const shown = latest.rows.filter(({ overall, floor }) => overall || floor !== undefined);
  const own = (run: RunView, name: string): EvidenceRowView | undefined =>
    run.evidence.rows.find((row) => row.name === name);
  const scale = plotScale(
    dated.flatMap((run) => shown.flatMap(({ name }) => own(run, name) ?? [])),
    latest.percent,
  );
  const y = (value: number): string => percent(100 - Number.parseFloat(scale.at(value)));
  return {
    rows: shown.map(({ name, floor }): TrendRow => {
      const marks = dated.flatMap((run, index): TrendMark[] => {
        const row = own(run, name);
        if (!row?.candidate) return [];
        const { value, low, high } = row.candidate;
        return [
          {
            run: run.evidence.name,
            x: x(run, index),
            y: y(value),
            ...(low === undefined || high === undefined ? {} : { low: y(low), high: y(high) }),
            few: row.n < fewCases,
          },
        ];
      });
      return {
        name,
        marks,
        links: marks.slice(1).map((mark, index) => ({
          x1: marks[index]!.x,
          y1: marks[index]!.y,
          x2: mark.x,
          y2: mark.y,
        })),
        ...(floor === undefined ? {} : { floor: { y: y(floor), below: scale.at(floor) } }),
      };
    }),
    least: String(scale.ticks[0]?.value ?? ""),
    most: String(scale.ticks.at(-1)?.value ?? ""),
    days: dated.map((run, index) => ({ x: x(run, index), day: run.day! })),
  };
}

function percent(value: number): string {
  return `${value.toFixed(2)}%`;
}
