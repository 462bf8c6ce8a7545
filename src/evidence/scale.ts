import type { Metric } from "../model/comparison.ts";
import { byCodeUnit } from "./json.ts";
import type { Rows } from "./rows.ts";
import { numbered } from "../model/wording.ts";

/** Beyond this a number stands for “infinite” in some tools, and its sums leave what a double holds. */
const LARGEST_SCORE = 1e15;

/** Whether a value is a number that can be a score. */
export function isScore(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= LARGEST_SCORE;
}

/** The scale of a metric: what its numbers may be. */
export type Scale = Pick<Metric, "scale" | "range">;

/** A scale as it is written after `--scale rating=`: `share`, `percent`, `number`, or `1..5` for its two ends. */
export function parseScale(written: string): Scale | undefined {
  if (written === "share" || written === "percent" || written === "number") return { scale: written };
  const ends = /^(?<low>-?\d+(?:\.\d+)?)\.\.(?<high>-?\d+(?:\.\d+)?)$/u.exec(written)?.groups;
  if (!ends) return undefined;
  const [low, high] = [Number(ends.low), Number(ends.high)];
  return low < high ? { scale: "range", range: [low, high] } : undefined;
}

/** Whether a score lies within the ends of its scale. */
export function fits({ scale, range }: Scale, score: number): boolean {
  const [low, high] = endsOf(scale, range);
  return score >= low && score <= high;
}

/** A scale as a message names it. */
export function scaleText({ scale, range }: Scale): string {
  if (scale === "range" && range) return `${range[0]} to ${range[1]}`;
  return scale === "share" ? "0 to 1" : scale === "percent" ? "0 to 100" : "a number";
}

function endsOf(scale: Metric["scale"], range: Metric["range"]): readonly [number, number] {
  if (scale === "share") return [0, 1];
  if (scale === "percent") return [0, 100];
  return scale === "range" && range ? range : [-LARGEST_SCORE, LARGEST_SCORE];
}

/**
 * The metrics that runs have, `pass` first, of a tool whose documentation puts scores between 0 and 1. One that leaves
 * these bounds, as a scorer of the user's own may, has no declared scale. Those `always` there need no score.
 */
export function shareMetrics(runs: readonly Rows[], always: readonly string[] = []): Metric[] {
  const shares = new Map<string, boolean>(always.map((name) => [name, true]));
  for (const { ranges } of runs) {
    for (const [name, { low, high }] of ranges)
      shares.set(name, (shares.get(name) ?? true) && low >= 0 && high <= 1);
  }
  const names = [...shares.keys()].filter((name) => name !== "pass").toSorted(byCodeUnit);
  return [...(shares.has("pass") ? ["pass"] : []), ...names].map((name) => ({
    name,
    scale: shares.get(name) ? "share" : "number",
    higherIsBetter: true,
  }));
}

/** What is to be said of scores that are no numbers; nothing where there are none. */
export function missingScores(count: number): string[] {
  if (count === 0) return [];
  const scores = `${numbered(count, "score")} ${count === 1 ? "is" : "are"}`;
  return [`${scores} not a number (blank, NaN, infinite or N/A) and missing, not 0.`];
}
