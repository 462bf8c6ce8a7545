import type { CalibrationReport } from "../model/risk-report.ts";
import { countRange } from "./poisson-binomial.ts";
import { isClosed } from "./risks.ts";
import type { Risk } from "./risks.ts";

/** Fewer closed risks than that tell nothing. */
const ENOUGH = 10;

/** Bins of fewer risks than that are drawn dashed. */
const FEW = 6;

/** Where the bins begin: each holds one of the format's words, 5, 15, 35 and 70 %. */
export const EDGES = [0, 10, 25, 50] as const;

/** The normal quantile of a two-sided 95 %. */
const Z95 = 1.959964;

/** A closed risk: what was stated, from 0 to 1, and whether it happened. */
export interface Outcome {
  stated: number;
  happened: boolean;
}

/** What calibration asks of a risk. */
export interface Stated {
  likelihood?: Risk["likelihood"] | undefined;
  status?: Risk["status"] | undefined;
}

/**
 * Stated likelihood against what happened. Only risks that materialised or did not count: one that was mitigated says
 * nothing of what would have happened. Below ten, nothing is concluded and only the marks are there to look at.
 */
export function calibrate(risks: readonly Stated[]): CalibrationReport {
  const closed = risks.filter(({ status }) => isClosed(status));
  const mitigated = closed.filter(({ status }) => status?.state === "mitigated").length;
  const outcomes = outcomesOf(closed);
  const { length: n } = outcomes;
  const enough = n >= ENOUGH;
  return {
    n,
    happened: happenedOf(outcomes),
    leftOut: { mitigated, unreadable: closed.length - mitigated - n },
    enough,
    ...(n > 0 ? { stated: percentOf(outcomes), range: rangeOf(outcomes) } : {}),
    ...(enough ? { brier: brierOf(outcomes) } : {}),
    bins: enough ? binsOf(outcomes) : [],
  };
}

/** The closed risks that count. */
function outcomesOf(risks: readonly Stated[]): Outcome[] {
  return risks.flatMap(({ likelihood, status }) => {
    const counts = status?.state === "materialised" || status?.state === "did-not-materialise";
    return counts && likelihood !== undefined
      ? [{ stated: likelihood / 100, happened: status.state === "materialised" }]
      : [];
  });
}

/**
 * The Brier score, the mean of (stated − happened)², with the standard error of that mean and its normal interval
 * (Bradley, Schwartz and Hashino 2008, Weather and Forecasting 23, 992). Beside it what the score would be on average if
 * every statement were right, Σp(1−p)/n, and Spiegelhalter's z for the difference (Statistics in Medicine 5, 1986, 421).
 * @param outcomes at least one
 */
export function brierOf(outcomes: readonly Outcome[]): NonNullable<CalibrationReport["brier"]> {
  const { length: n } = outcomes;
  const errors = outcomes.map(({ stated, happened }) => (stated - Number(happened)) ** 2);
  const score = sum(errors) / n;
  const expected = sum(outcomes.map(({ stated: p }) => p * (1 - p))) / n;
  const standardError =
    n > 1 ? Math.sqrt(sum(errors.map((error) => (error - score) ** 2)) / (n - 1) / n) : undefined;
  const spread = Math.sqrt(sum(outcomes.map(({ stated: p }) => (1 - 2 * p) ** 2 * p * (1 - p)))) / n;
  return {
    score,
    ...(standardError === undefined
      ? {}
      : {
          standardError,
          interval: [Math.max(0, score - Z95 * standardError), Math.min(1, score + Z95 * standardError)],
        }),
    expected,
    ...(spread > 0 ? { z: (score - expected) / spread } : {}),
  };
}

function binsOf(outcomes: readonly Outcome[]): CalibrationReport["bins"] {
  return EDGES.flatMap((from, index) => {
    const to = EDGES[index + 1] ?? 100;
    const within = outcomes.filter(
      ({ stated }) => 100 * stated >= from && (100 * stated < to || (to === 100 && stated === 1)),
    );
    const { length: n } = within;
    if (n === 0) return [];
    const stated = percentOf(within);
    return [{ from, to, n, happened: happenedOf(within), stated, range: rangeOf(within), few: n < FEW }];
  });
}

function rangeOf(outcomes: readonly Outcome[]): [number, number] {
  return countRange(outcomes.map(({ stated }) => stated));
}

function percentOf(outcomes: readonly Outcome[]): number {
  return (100 * sum(outcomes.map(({ stated }) => stated))) / outcomes.length;
}

function happenedOf(outcomes: readonly Outcome[]): number {
  return outcomes.filter(({ happened }) => happened).length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
