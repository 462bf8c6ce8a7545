import type { Config } from "../model/config.ts";
import type { Decimal } from "../model/decimal.ts";
import { FEATURE_COLUMNS, featuresOf, readFeature } from "../model/features.ts";
import type { FeatureColumn, FeatureFigures, FeatureRow } from "../model/features.ts";
import type { Problem } from "../model/finding.ts";
import { isBlankCell } from "../model/options.ts";
import { isPlaceholder } from "../model/placeholder.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { monthlyCost } from "../model/token-price.ts";
import type { TokenPrice, TokenUse } from "../model/token-price.ts";
import { listed, quoted } from "../model/wording.ts";
import { nearest } from "../parse/nearest.ts";

/** The settings that costs are computed by. */
export type CostSettings = Pick<Config, "prices" | "currency" | "prices-stale-after">;

/** A feature whose month can be computed. */
export interface PricedFeature {
  feature: string;
  model: string;
  use: TokenUse;
  price: TokenPrice;
  cost: Decimal;
}

/** A row as it was read, and its cost where that is known. */
export interface ReadRow {
  row: FeatureRow;
  figures: FeatureFigures;
  priced?: PricedFeature;
  problems: Problem[];
}

/** Features of a page whose month can be computed, in the order of the table. */
export function pricedFeatures(record: MarkdownRecord, settings: CostSettings): PricedFeature[] {
  return readRows(record, settings).flatMap(({ priced }) => priced ?? []);
}

/** The rows of a page with what each costs. A row that says too little or has no price has a problem instead. */
export function readRows(record: MarkdownRecord, settings: CostSettings): ReadRow[] {
  return (featuresOf(record)?.rows ?? []).map((row): ReadRow => {
    const figures = readFeature(row);
    const { use, model, feature } = figures;
    if (use === undefined || model === undefined) return { row, figures, problems: unknowns(row, figures) };
    const price = priceOfModel(settings, model);
    if (price === undefined)
      return { row, figures, problems: [...figures.problems, unpriced(row, model, settings)] };
    const month = monthlyCost(use, price);
    if ("lacks" in month)
      return { row, figures, problems: [...figures.problems, lacksPrice(row, model, month.lacks)] };
    return {
      row,
      figures,
      priced: { feature, model, use, price, cost: month.cost },
      problems: figures.problems,
    };
  });
}

/** The price of a model in the currency of the settings; prices in another are not converted. */
export function priceOfModel({ prices, currency }: CostSettings, model: string): TokenPrice | undefined {
  const price = Object.hasOwn(prices, model) ? prices[model] : undefined;
  return price?.currency === currency ? price : undefined;
}

/** What a cost is computed from. */
const FIGURES: readonly FeatureColumn[] = ["requests", "input", "cached", "output", "model"];

function unknowns(row: FeatureRow, { problems }: FeatureFigures): Problem[] {
  if (problems.length > 0) return problems;
  const empty = FIGURES.filter((key) => {
    const text = row[key]?.text ?? "";
    return isBlankCell(text) || isPlaceholder(text);
  });
  return [
    {
      message: `Unexpected blank under ${listed(
        empty.map((key) => FEATURE_COLUMNS[key]),
        "and",
      )}, expected a figure`,
      hint: "Fill it in; 0 where nothing is read from a cache.",
      range: row.range,
    },
  ];
}

function unpriced(row: FeatureRow, model: string, { prices, currency }: CostSettings): Problem {
  const known = Object.hasOwn(prices, model);
  const near = nearest(model, Object.keys(prices));
  return {
    message: known
      ? `Unexpected price of ${quoted(model)} in ${prices[model]!.currency}, expected ${currency}`
      : `Unexpected model ${quoted(model)} without a price`,
    hint: known
      ? "Write the price in the currency of reckon.yaml."
      : near === undefined
        ? "Add it under `prices` in reckon.yaml."
        : `Did you mean \`${near}\`? Otherwise add it under \`prices\` in reckon.yaml.`,
    range: row.model!.range,
  };
}

function lacksPrice(row: FeatureRow, model: string, key: string): Problem {
  return {
    message: `Unexpected cached tokens for ${quoted(model)}, whose price has no \`${key}\``,
    hint: `Add \`${key}\` to its price in reckon.yaml, or write 0 under Cached tokens.`,
    range: row.cached!.range,
  };
}
