import { decimal, rounded, sum } from "../model/decimal.ts";
import type { Usage } from "../model/usage.ts";

/** Months that the history shows. */
const SHOWN = 12;

/** What features really cost, month by month. */
export interface UsageHistory {
  /** Consecutive, `2026-10`; the latest last. */
  months: string[];
  /** The dearest of the latest month first; undefined where a feature has no line for a month. */
  features: { feature: string; costs: (number | undefined)[] }[];
  /** Undefined where no feature has a line for the month. */
  totals: (number | undefined)[];
}

/** The last twelve months of usage. Several lines of one month and feature are added up. */
export function usageHistory(usage: readonly Usage[]): UsageHistory | undefined {
  const named = usage.map(({ month }) => month).toSorted();
  const [first, last] = [named[0], named.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const months = monthsBetween(first, last).slice(-SHOWN);
  const cost = (rows: readonly Usage[], month: string): number | undefined => {
    const own = rows.filter((row) => row.month === month);
    return own.length === 0 ? undefined : rounded(sum(own.map((row) => decimal(row.cost))));
  };
  const features = [...Map.groupBy(usage, ({ feature }) => feature)].map(([feature, rows]) => ({
    feature,
    costs: months.map((month) => cost(rows, month)),
  }));
  const latest = ({ costs }: { costs: (number | undefined)[] }): number =>
    costs.findLast((known) => known !== undefined) ?? 0;
  return {
    months,
    features: features
      .filter(({ costs }) => costs.some((known) => known !== undefined))
      .toSorted((one, other) => latest(other) - latest(one)),
    totals: months.map((month) => cost(usage, month)),
  };
}

/** The month so many months later. */
export function monthAfter(month: string, count = 1): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const months = year * 12 + number - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = last; month >= first && months.length < SHOWN; month = monthAfter(month, -1))
    months.unshift(month);
  return months;
}
