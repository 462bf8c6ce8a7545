import type { Lever } from "../model/cost-report.ts";
import { decimal, plus, rounded, times } from "../model/decimal.ts";
import { monthlyBatchCost, monthlyCost } from "../model/token-price.ts";
import type { MonthlyCost } from "../model/token-price.ts";
import { priceOfModel } from "./priced.ts";
import type { CostSettings, PricedFeature } from "./priced.ts";

/** The step by which answers are made shorter, in percent. */
const SHORTER = 10;

/**
 * What would save money, by how much a month, most first. Each is computed by itself from the prices, so they do not
 * add up; a lever whose price is not there is not offered.
 */
export function leversOf(priced: readonly PricedFeature[], settings: CostSettings): Lever[] {
  return priced
    .flatMap((feature) => [
      ...modelLevers(feature, settings),
      cachedPrefix(feature),
      batch(feature),
      shorterAnswers(feature),
    ])
    .filter((offered) => offered !== undefined)
    .filter(({ saves }) => saves > 0)
    .toSorted(
      (one, other) => other.saves - one.saves || (one.text < other.text ? -1 : one.text > other.text ? 1 : 0),
    );
}

function lever(
  { feature, cost }: PricedFeature,
  month: MonthlyCost,
  words: Pick<Lever, "kind" | "text" | "assumes"> & { atMost?: boolean },
): Lever | undefined {
  if ("lacks" in month) return undefined;
  const after = rounded(month.cost);
  const saves = rounded(plus(decimal(rounded(cost)), decimal(-after)));
  return { feature, saves, cost: after, atMost: false, ...words };
}

function modelLevers(feature: PricedFeature, settings: CostSettings): (Lever | undefined)[] {
  return Object.keys(settings.prices)
    .filter((model) => model !== feature.model)
    .map((model) => {
      const price = priceOfModel(settings, model);
      return price
        ? lever(feature, monthlyCost(feature.use, price), {
            kind: "model",
            text: `${model} for ${feature.feature}`,
            assumes: "it takes the same tokens; what it costs in quality is for an eval to say",
          })
        : undefined;
    });
}

function cachedPrefix(feature: PricedFeature): Lever | undefined {
  const { use, price } = feature;
  const rest = use.input - use.cached;
  if (rest === 0 || price["cached-input"] === undefined) return undefined;
  return lever(feature, monthlyCost({ ...use, cached: use.input }, price), {
    kind: "cached-prefix",
    text: `${use.input} cached tokens for ${feature.feature}`,
    atMost: true,
    assumes: `all ${rest} other input tokens can stand in the prefix; writing the cache is not counted`,
  });
}

function batch(feature: PricedFeature): Lever | undefined {
  return lever(feature, monthlyBatchCost(feature.use, feature.price), {
    kind: "batch",
    text: `batch for ${feature.feature}`,
    assumes: "answers may come later, and nothing is read from the cache",
  });
}

function shorterAnswers(feature: PricedFeature): Lever | undefined {
  const { use, price } = feature;
  const output = rounded(times(decimal(use.output), decimal(1 - SHORTER / 100)));
  return lever(feature, monthlyCost({ ...use, output }, price), {
    kind: "output-tokens",
    text: `${output} output tokens for ${feature.feature}`,
    assumes: `answers get ${SHORTER} % shorter`,
  });
}
