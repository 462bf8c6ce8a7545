import type { ActivityReport } from "../model/activity-report.ts";
import type { CostPage } from "../model/cost-report.ts";
import type { Status } from "../model/frontmatter.ts";
import type { MarkdownRecord } from "../model/record.ts";
import type { Usage } from "../model/usage.ts";
import { costPage } from "../register/cost.ts";
import { forecastOf } from "../register/forecast.ts";
import type { ForecastMonth } from "../register/forecast.ts";
import type { CostSettings } from "../register/priced.ts";
import { spendingOf } from "../register/spending.ts";
import { monthAfter, usageHistory } from "../register/usage-history.ts";
import type { UsageHistory } from "../register/usage-history.ts";

/** Months to come that are forecast. */
const AHEAD = 3;

/** A cost page that stands, recomputed. */
export interface PricedPage {
  slug: string;
  status?: Status;
  /** The day that lists go by. */
  day?: string;
  page: CostPage;
}

/** What features cost: as used, where usage files say it, and as planned. */
export interface CostView {
  currency: string;
  pages: PricedPage[];
  usage?: UsageView;
  /** Response times against their objectives. */
  latency: LatencyView[];
  /** What of the usage files could not be read. */
  notes: string[];
}

/** A month to come. */
export interface ForecastView extends ForecastMonth {
  month: string;
}

export interface UsageView {
  history: UsageHistory;
  /** The latest month against budgets and objectives. */
  latest: NonNullable<ActivityReport["cost"]>;
  forecast: ForecastView[];
}

/** Times in milliseconds. */
export interface LatencyView {
  feature: string;
  p50?: number;
  p95: number;
  objective: number;
  /** Where it was measured: a month of usage, or the record's own table. */
  source: string;
}

/** A cost page as the site shows it. */
export function pricedPage(
  record: MarkdownRecord,
  slug: string,
  settings: CostSettings,
  today: string,
): PricedPage {
  const { status, decided, date } = record.values;
  const day = decided ?? date;
  return {
    slug,
    ...(status === undefined ? {} : { status }),
    ...(day === undefined ? {} : { day }),
    page: costPage(record, settings, today),
  };
}

/** What the cost page shows, the latest page of a team first. */
export function costView(
  pages: readonly PricedPage[],
  usage: { rows: readonly Usage[]; notes: readonly string[] },
  currency: string,
): CostView {
  const ordered = pages.toSorted((one, other) => (one.day ?? "").localeCompare(other.day ?? ""));
  const priced = ordered.map(({ page }) => page);
  const history = usageHistory(usage.rows);
  const latest = spendingOf(usage.rows, priced, currency);
  return {
    currency,
    pages: ordered.toReversed(),
    notes: [...usage.notes],
    latency: latencies(usage.rows, priced, latest?.month),
    ...(history && latest
      ? {
          usage: {
            history,
            latest,
            forecast: forecastOf(history.totals, AHEAD).map((forecast, index) => ({
              month: monthAfter(history.months.at(-1)!, index + 1),
              ...forecast,
            })),
          },
        }
      : {}),
  };
}

/** Against an objective, as measured in the latest month; without a measurement, as the record's table states it. */
function latencies(
  rows: readonly Usage[],
  pages: readonly CostPage[],
  month: string | undefined,
): LatencyView[] {
  const features = new Map(
    pages.flatMap((page) => page.features.map((feature) => [feature.feature, feature])),
  );
  return [...features.values()].flatMap(({ feature, latency, objective }): LatencyView[] => {
    if (objective === undefined) return [];
    const own = rows.filter(
      (row) => row.month === month && row.feature.toLowerCase() === feature.toLowerCase(),
    );
    // Percentiles of several lines do not add up.
    const measured = own.length === 1 ? own[0]! : undefined;
    if (measured?.p95 !== undefined)
      return [
        {
          feature,
          ...(measured.p50 === undefined ? {} : { p50: measured.p50 }),
          p95: measured.p95,
          objective,
          source: measured.month,
        },
      ];
    return latency === undefined ? [] : [{ feature, p95: latency, objective, source: "as planned" }];
  });
}
