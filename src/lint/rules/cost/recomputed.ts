import { rounded } from "../../../model/decimal.ts";
import { featuresOf, readFeature } from "../../../model/features.ts";
import { agrees, monthlyCost } from "../../../model/token-price.ts";
import { amountText, quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** A cost that was right at last year's price is the one that budgets are made from. */
export const costRecomputed = defineRule({
  id: "cost/recomputed",
  level: "error",
  description:
    "The monthly cost of every feature is what its tokens cost at the prices of `reckon.yaml`, within 1 %.",
  *record({ record, config }) {
    for (const row of featuresOf(record)?.rows ?? []) {
      const { feature, model, use, cost: written } = readFeature(row);
      const price =
        model !== undefined && Object.hasOwn(config.prices, model) ? config.prices[model] : undefined;
      if (!use || !price || !written || (written.currency ?? config.currency) !== price.currency) continue;
      const month = monthlyCost(use, price);
      if ("lacks" in month) continue;
      const computed = rounded(month.cost);
      const months = written.per === "year" ? 12 : 1;
      if (agrees({ min: written.min / months, max: written.max / months }, computed)) continue;
      yield {
        message: `Unexpected ${quoted(row.cost!.text)} as the monthly cost of ${quoted(feature)}, expected ${amountText(computed, price.currency)}`,
        hint: `Write ${amountText(computed, price.currency)}, or correct the tokens, the requests or the price of \`${model}\`; \`reckon cost\` shows the sum.`,
        range: row.cost!.range,
      };
    }
  },
});
