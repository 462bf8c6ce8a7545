import type { CostPage, FeatureCost } from "../model/cost-report.ts";
import { decimal, rounded, sum } from "../model/decimal.ts";
import { FEATURE_COLUMNS, featuresOf } from "../model/features.ts";
import type { Problem } from "../model/finding.ts";
import { daysBetween } from "../model/iso-date.ts";
import { FILE_START } from "../model/position.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { agrees } from "../model/token-price.ts";
import { listed, quoted } from "../model/wording.ts";
import { leversOf } from "./levers.ts";
import { readRows } from "./priced.ts";
import type { CostSettings, PricedFeature, ReadRow } from "./priced.ts";
import { sensitivitiesOf } from "./sensitivity.ts";

/** Whether a record is a cost page that stands: it has a section Features, and nothing has taken its place. */
export function isCostPage({ kind, values }: MarkdownRecord): boolean {
  const isOver = ["rejected", "deprecated", "superseded"].includes(values.status ?? "");
  return (kind?.sections.includes("Features") ?? false) && !isOver;
}

/**
 * A cost page recomputed from the prices of `reckon.yaml`.
 * @param today ISO date that the age of prices is counted from
 */
export function costPage(record: MarkdownRecord, settings: CostSettings, today: string): CostPage {
  const { currency } = settings;
  const table = featuresOf(record);
  const rows = readRows(record, settings);
  const features = rows.map((row) => featureCost(row, currency));
  const priced = rows.flatMap((row) => row.priced ?? []);
  const total = sum(priced.map(({ cost }) => cost));
  const budget = totalBudget(features);
  const problems = [
    ...(table ? [] : [noTable()]),
    ...(table && table.missing.length > 0
      ? [
          lacksColumns(
            table.missing.map((key) => FEATURE_COLUMNS[key]),
            table.header,
          ),
        ]
      : []),
    ...rows.flatMap((row, index) => [...row.problems, ...disagreements(row, features[index]!)]),
  ];
  return {
    record: record.id ?? record.file,
    file: record.file,
    ...(record.title === undefined ? {} : { title: record.title }),
    currency,
    features,
    total: rounded(total),
    complete: rows.length > 0 && priced.length === rows.length,
    ...(budget === undefined ? {} : { budget }),
    ...(budget !== undefined && priced.length === rows.length && rounded(total) > 0
      ? { headroom: (100 * (budget - rounded(total))) / rounded(total) }
      : {}),
    sensitivities: sensitivitiesOf(priced, total),
    levers: leversOf(priced, settings),
    problems: problems.map(({ message, hint, range }) => ({ message, hint, line: range.start.line })),
    notes: staleNotes(priced, settings, today),
  };
}

function featureCost({ figures, priced }: ReadRow, currency: string): FeatureCost {
  const { feature, model, use, cost: written, budget, latency, objective } = figures;
  const cost = priced ? rounded(priced.cost) : undefined;
  const own = (amount: typeof written) =>
    amount && (amount.currency ?? currency) === currency ? perMonth(amount) : undefined;
  const [writtenCost, writtenBudget] = [own(written), own(budget)];
  return {
    feature,
    ...(model === undefined ? {} : { model }),
    ...(use
      ? {
          requests: use.requests,
          inputTokens: use.input,
          cachedTokens: use.cached,
          outputTokens: use.output,
        }
      : {}),
    ...(cost === undefined ? {} : { cost }),
    ...(writtenCost ? { written: writtenCost } : {}),
    disagrees: cost !== undefined && writtenCost !== undefined && !agrees(writtenCost, cost),
    ...(writtenBudget ? { budget: writtenBudget.max } : {}),
    overBudget: cost !== undefined && writtenBudget !== undefined && cost > writtenBudget.max,
    ...(latency === undefined ? {} : { latency }),
    ...(objective === undefined ? {} : { objective }),
    overObjective: latency !== undefined && objective !== undefined && latency > objective,
  };
}

function perMonth({ min, max, per }: { min: number; max: number; per?: "month" | "year" }) {
  return per === "year" ? { min: min / 12, max: max / 12 } : { min, max };
}

function totalBudget(features: readonly FeatureCost[]): number | undefined {
  const budgets = features.map(({ budget }) => budget);
  if (budgets.length === 0 || budgets.includes(undefined)) return undefined;
  return rounded(sum(budgets.map((budget) => decimal(budget!))));
}

function staleNotes(priced: readonly PricedFeature[], settings: CostSettings, today: string): string[] {
  const models = new Map(priced.map(({ model, price }) => [model, price]));
  return [...models].flatMap(([model, price]) => {
    const age = daysBetween(price["as-of"], today);
    return age > settings["prices-stale-after"]
      ? [`The price of ${model} is ${age} days old: it was looked up on ${price["as-of"]}.`]
      : [];
  });
}

function noTable(): Problem {
  return {
    message: "Unexpected section Features without a table, expected one row per feature",
    hint: "Write the table that docs/cost.md shows.",
    range: FILE_START,
  };
}

function lacksColumns(missing: readonly string[], range: Problem["range"]): Problem {
  return {
    message: `Unexpected table without ${listed(missing, "and")}`,
    hint: "Add the columns that docs/cost.md shows.",
    range,
  };
}

function disagreements(
  { row }: ReadRow,
  { feature, cost, disagrees, overBudget, budget }: FeatureCost,
): Problem[] {
  const found: Problem[] = [];
  const plain = (amount: number): string => amount.toLocaleString("en", { maximumFractionDigits: 2 });
  if (disagrees)
    found.push({
      message: `Unexpected ${quoted(row.cost!.text)} for ${feature}, expected ${plain(cost!)}`,
      hint: "Correct the cell, or the figures that it is computed from.",
      range: row.cost!.range,
    });
  if (overBudget)
    found.push({
      message: `Unexpected cost of ${plain(cost!)} for ${feature}, expected at most its budget of ${plain(budget!)}`,
      hint: "Use a lever, or have the budget raised.",
      range: row.budget!.range,
    });
  return found;
}
