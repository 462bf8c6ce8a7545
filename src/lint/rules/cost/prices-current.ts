import type { Config } from "../../../model/config.ts";
import type { Problem } from "../../../model/finding.ts";
import { featuresOf, readFeature } from "../../../model/features.ts";
import type { FeatureRow } from "../../../model/features.ts";
import { daysBetween } from "../../../model/iso-date.ts";
import { monthlyCost } from "../../../model/token-price.ts";
import { quoted } from "../../../model/wording.ts";
import { nearest } from "../../../parse/nearest.ts";
import { defineRule } from "../../rule.ts";

/** Vendors change prices without asking the table. */
export const pricesCurrent = defineRule({
  id: "cost/prices-current",
  level: "warning",
  description: "Every model of the table has a price in `reckon.yaml` that was looked up lately.",
  *record({ record, config, today }) {
    const seen = new Set<string>();
    for (const row of featuresOf(record)?.rows ?? []) {
      const { model } = readFeature(row);
      if (model === undefined || !row.model || seen.has(model)) continue;
      seen.add(model);
      const problem = problemOf(row, model, config, today);
      if (problem) yield { range: row.model.range, ...problem };
    }
  },
});

function problemOf(
  row: FeatureRow,
  model: string,
  { prices, "prices-stale-after": staleAfter }: Config,
  today: string,
): Pick<Problem, "message" | "hint"> | undefined {
  const price = Object.hasOwn(prices, model) ? prices[model] : undefined;
  if (!price) {
    const near = nearest(model, Object.keys(prices));
    return {
      message: `Unexpected model ${quoted(model)} without a price, expected one under \`prices\` in reckon.yaml`,
      hint: near
        ? `Did you mean \`${near}\`?`
        : `Add \`${model}\` under \`prices\`, with its source and the day.`,
    };
  }
  const { use } = readFeature(row);
  const month = use && monthlyCost(use, price);
  if (month && "lacks" in month) {
    return {
      message: `Unexpected price of ${quoted(model)} without \`${month.lacks}\`, expected one: the feature reads tokens from the cache`,
      hint: `Add \`${month.lacks}\` to \`${model}\` under \`prices\` in reckon.yaml.`,
    };
  }
  const age = daysBetween(price["as-of"], today);
  if (age <= staleAfter) return undefined;
  return {
    message: `Unexpected price of ${quoted(model)} that is ${age} days old, expected one of the last ${staleAfter} days`,
    hint: `Look it up at ${price.source}, and set \`as-of\` under \`prices\` in reckon.yaml to the day.`,
  };
}
