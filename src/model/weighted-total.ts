import { listed } from "./wording.ts";
import type { OptionColumn, OptionsTable } from "./options.ts";

/** What an option reaches of everything that could be reached, in percent. */
export interface WeightedTotal {
  column: OptionColumn;
  /** From 0 to 100. */
  percent: number;
}

const SCORE = /^(?<score>\d{1,6}(?:\.\d{1,6})?)\s?\/\s?(?<best>\d{1,6}(?:\.\d{1,6})?)(?![\d/])/u;

/** The score a cell starts with, as a share of the best: `4/5 on our own questions` is 0.8. */
export function parseScore(text: string): number | undefined {
  const groups = SCORE.exec(text.trim())?.groups;
  const share = groups ? Number(groups.score) / Number(groups.best) : Number.NaN;
  return share >= 0 && share <= 1 ? share : undefined;
}

/**
 * The options' totals, 100 · Σ weight · score / Σ weight over the weighted rows, in the order of the columns. Undefined
 * where no row has a weight, or where a cell of a weighted row starts with no score.
 */
export function weightedTotals(table: OptionsTable): WeightedTotal[] | undefined {
  const rows = table.rows.flatMap(({ weight, cells }) =>
    weight === undefined || weight <= 0
      ? []
      : [{ weight, scores: cells.map(({ text }) => parseScore(text)) }],
  );
  const weights = rows.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0 || table.columns.length === 0) return undefined;
  const totals: WeightedTotal[] = [];
  for (const [position, column] of table.columns.entries()) {
    let reached = 0;
    for (const { weight, scores } of rows) {
      const score = scores[position];
      if (score === undefined) return undefined;
      reached += weight * score;
    }
    // Rounded, so that sums of decimals that are equal on paper are equal.
    totals.push({ column, percent: Number(((100 * reached) / weights).toFixed(6)) });
  }
  return totals;
}

/** Totals as people read them: `A 62, B 80 and C 74`. */
export function totalsInWords(totals: readonly WeightedTotal[]): string {
  return listed(
    totals.map(({ column, percent }) => `${column.key} ${Number(percent.toFixed(1))}`),
    "and",
  );
}
