import { studentT, sum } from "../evidence/statistics.ts";

/** Changes from month to month that a forecast looks back on. */
const LOOKS_BACK = 6;

/** Fewer changes than that say nothing of the next. */
const ENOUGH = 3;

/** The share of months that the range is to hold. */
const FORECAST_CONFIDENCE = 0.8;

/** What a month to come is expected to cost, and between what. */
export interface ForecastMonth {
  cost: number;
  low: number;
  high: number;
}

/**
 * The months after a series, as a random walk with drift (Hyndman and Athanasopoulos, Forecasting: Principles and
 * Practice, 3rd edition, sections 5.2 and 5.5): the last month plus the usual change, ± t · s · √(h (1 + h/m)) for the
 * h-th month, s being the standard deviation of the m changes. The usual change is their median and not their mean, so
 * that a change of model in one month does not become a trend. A cost is never below zero. Empty where fewer than three
 * of the last six changes are known.
 * @param costs a month each, consecutive, the latest last; undefined where a month is not known
 * @param ahead months to come
 */
export function forecastOf(costs: readonly (number | undefined)[], ahead: number): ForecastMonth[] {
  const recent = costs.slice(-LOOKS_BACK - 1);
  const last = recent.at(-1);
  const changes = recent.slice(1).flatMap((cost, index) => {
    const before = recent[index];
    return cost === undefined || before === undefined ? [] : [cost - before];
  });
  const { length: m } = changes;
  if (last === undefined || m < ENOUGH) return [];
  const mean = sum(changes) / m;
  const spread = Math.sqrt(sum(changes.map((change) => (change - mean) ** 2)) / (m - 1));
  const usual = medianOf(changes);
  return Array.from({ length: ahead }, (_, index) => {
    const h = index + 1;
    const cost = last + h * usual;
    const error = spread * Math.sqrt(h * (1 + h / m));
    const [low, high] = error > 0 ? studentT(cost, error, m - 1, FORECAST_CONFIDENCE).interval : [cost, cost];
    return { cost: Math.max(0, cost), low: Math.max(0, low), high: Math.max(0, high) };
  });
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}
