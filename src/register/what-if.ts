import type { CostPage } from "../model/cost-report.ts";
import { decimal, plus, rounded, sum } from "../model/decimal.ts";
import { parseCount } from "../model/features.ts";
import { monthlyBatchCost, monthlyCost } from "../model/token-price.ts";
import type { MonthlyCost } from "../model/token-price.ts";
import { UserError } from "../model/user-error.ts";
import { listed } from "../model/wording.ts";
import { nearest } from "../parse/nearest.ts";
import { priceOfModel } from "./priced.ts";
import type { CostSettings, PricedFeature } from "./priced.ts";

/** A feature under changed circumstances, and whether it runs in a batch. */
interface Changed extends PricedFeature {
  batch: boolean;
}

/** What a change does to a feature. */
type Change = (feature: Changed) => Changed;

/**
 * What a page would cost after the changes, in the order given: `model-c for Support answers`, `4000 cached tokens for
 * …`, `200 output tokens for …`, `2,000,000 requests for …`, `batch for …`.
 * @throws UserError naming features or models where a change is none of them
 */
export function whatIf(
  priced: readonly PricedFeature[],
  changes: readonly string[],
  settings: CostSettings,
): NonNullable<CostPage["whatIf"]> {
  let features = priced.map((feature): Changed => ({ ...feature, batch: false }));
  for (const written of changes) {
    const { change, feature } = readChange(written, features, settings);
    features = features.map((other) => (other.feature === feature ? change(other) : other));
  }
  const after = features.map((feature) => costAfter(feature));
  const total = rounded(sum(after));
  const before = rounded(sum(priced.map(({ cost }) => cost)));
  return {
    changes: [...changes],
    features: priced.map(({ feature, cost }, index) => ({
      feature,
      before: rounded(cost),
      after: rounded(after[index]!),
    })),
    total,
    difference: rounded(plus(decimal(total), decimal(-before))),
  };
}

function readChange(
  written: string,
  features: readonly Changed[],
  settings: CostSettings,
): { change: Change; feature: string } {
  // A feature's name may hold the word itself: the last split that names one counts.
  const splits = [...written.matchAll(/\sfor\s/giu)].map(({ index }) => index);
  for (const at of splits) {
    const named = written
      .slice(at)
      .replace(/^\sfor\s+/iu, "")
      .trim()
      .toLowerCase();
    const found = features.find(({ feature }) => feature.toLowerCase() === named);
    if (found) return { change: changeOf(written.slice(0, at).trim(), settings), feature: found.feature };
  }
  throw new UserError(
    `Unexpected \`--what-if ${written}\`, expected <change> for <feature>`,
    `Features whose cost is known: ${
      listed(
        features.map(({ feature }) => feature),
        "and",
      ) || "none"
    }.`,
  );
}

const TOKENS = { cached: "cached", input: "input", output: "output" } as const;

function changeOf(written: string, settings: CostSettings): Change {
  if (written.toLowerCase() === "batch") return (feature) => ({ ...feature, batch: true });
  const quantity =
    /^(?<count>\S+)\s+(?:(?<part>cached|input|output)\s+tokens|(?<requests>requests))(?:\/month)?$/iu.exec(
      written,
    )?.groups;
  const count = quantity ? parseCount(quantity.count!) : undefined;
  if (quantity && count !== undefined) {
    const part = quantity.part?.toLowerCase() as keyof typeof TOKENS | undefined;
    return (feature) => ({ ...feature, use: { ...feature.use, [part ? TOKENS[part] : "requests"]: count } });
  }
  const price = priceOfModel(settings, written);
  if (price) return (feature) => ({ ...feature, model: written, price });
  const near = nearest(written, Object.keys(settings.prices));
  throw new UserError(
    `Unexpected \`${written}\` in --what-if, expected a model with a price, tokens, requests or batch`,
    near === undefined
      ? "Write it as in `model-c for Support answers`, `200 output tokens for …` or `batch for …`."
      : `Did you mean \`${near}\`?`,
  );
}

function costAfter({ use, price, batch, feature, model }: Changed) {
  if (use.cached > use.input) {
    throw new UserError(
      `Unexpected ${use.cached} cached of ${use.input} input tokens for ${feature}`,
      "Cached tokens are part of the input: name at most as many.",
    );
  }
  const month: MonthlyCost = batch ? monthlyBatchCost(use, price) : monthlyCost(use, price);
  if ("cost" in month) return month.cost;
  throw new UserError(
    `Unexpected price of ${model} without \`${month.lacks}\``,
    `Add it under \`prices.${model}\` in reckon.yaml.`,
  );
}
