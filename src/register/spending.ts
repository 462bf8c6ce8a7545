import type { ActivityReport } from "../model/activity-report.ts";
import type { CostPage } from "../model/cost-report.ts";
import { decimal, rounded, sum } from "../model/decimal.ts";
import type { Usage } from "../model/usage.ts";

type Spending = NonNullable<ActivityReport["cost"]>;

/**
 * The latest month of usage against the month before it and against the budgets of the cost pages. A feature that stands
 * in several pages has the budget of the last of them.
 * @param usage one line per month and feature; several lines of the same are added up
 * @param pages in the order of their days
 */
export function spendingOf(
  usage: readonly Usage[],
  pages: readonly CostPage[],
  currency: string,
): Spending | undefined {
  const month = usage
    .map((row) => row.month)
    .toSorted()
    .at(-1);
  if (month === undefined) return undefined;
  const planned = new Map(
    pages.flatMap(({ features }) =>
      features.map((feature) => [feature.feature.toLowerCase(), feature] as const),
    ),
  );
  const earlier = totals(usage.filter((row) => row.month === monthBefore(month)));
  const features = [
    ...Map.groupBy(
      usage.filter((row) => row.month === month),
      ({ feature }) => feature,
    ),
  ].map(([feature, rows]) => {
    const plan = planned.get(feature.toLowerCase());
    const before = earlier.get(feature);
    // Percentiles of several lines do not add up: one is known where there is one line.
    const p95 = rows.length === 1 ? rows[0]!.p95 : undefined;
    return {
      feature,
      requests: rows.reduce((count, { requests }) => count + requests, 0),
      cost: added(rows),
      ...(before === undefined ? {} : { before }),
      ...(plan?.budget === undefined ? {} : { budget: plan.budget }),
      ...(p95 === undefined ? {} : { p95 }),
      ...(plan?.objective === undefined ? {} : { objective: plan.objective }),
    };
  });
  const budgets = features.flatMap(({ budget }) => budget ?? []);
  return {
    month,
    currency,
    features: features.toSorted((one, other) => other.cost - one.cost),
    total: rounded(sum(features.map(({ cost }) => decimal(cost)))),
    ...(earlier.size > 0 ? { before: rounded(sum([...earlier.values()].map(decimal))) } : {}),
    ...(budgets.length === features.length ? { budget: rounded(sum(budgets.map(decimal))) } : {}),
  };
}

function totals(rows: readonly Usage[]): Map<string, number> {
  return new Map(
    [...Map.groupBy(rows, ({ feature }) => feature)].map(([feature, own]) => [feature, added(own)]),
  );
}

function added(rows: readonly Usage[]): number {
  return rounded(sum(rows.map(({ cost }) => decimal(cost))));
}

function monthBefore(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, "0")}`;
}
