import type { CostPage } from "../model/cost-report.ts";
import { decimal, plus, rounded, sum, times } from "../model/decimal.ts";
import type { Decimal } from "../model/decimal.ts";
import { monthlyCost } from "../model/token-price.ts";
import type { PricedFeature } from "./priced.ts";

/** Steps by which price and traffic are moved, in percent. */
const STEPS = [-20, 20] as const;
/** Steps by which the cache hit rate is moved, in percentage points of the input. */
const POINTS = [-10, 10] as const;

/** What a month would cost were price, traffic or the share read from the cache a step lower or higher, one at a time. */
export function sensitivitiesOf(priced: readonly PricedFeature[], total: Decimal): CostPage["sensitivities"] {
  if (priced.length === 0) return [];
  const now = rounded(total);
  const entry = (what: "price" | "traffic" | "cache-hit-rate", change: number, moved: Decimal) => ({
    what,
    change,
    total: rounded(moved),
    difference: rounded(plus(decimal(rounded(moved)), decimal(-now))),
  });
  // The cost is proportional to either, so both move it by the same share.
  const scaled = (step: number): Decimal => times(total, decimal((100 + step) / 100));
  const rates = POINTS.flatMap((points) => {
    const moved = priced.map((feature) => withHitRate(feature, points));
    return moved.includes(undefined) ? [] : [entry("cache-hit-rate", points, sum(moved as Decimal[]))];
  });
  return [
    ...STEPS.map((step) => entry("price", step, scaled(step))),
    ...STEPS.map((step) => entry("traffic", step, scaled(step))),
    ...rates.filter(({ difference }) => difference !== 0),
  ];
}

/** A feature's cost with so many points more of its input read from the cache; a feature without a cache keeps its cost. */
function withHitRate({ use, price, cost }: PricedFeature, points: number): Decimal | undefined {
  if (use.cached === 0) return cost;
  const cached = Math.min(use.input, Math.max(0, use.cached + (use.input * points) / 100));
  const month = monthlyCost({ ...use, cached }, price);
  return "cost" in month ? month.cost : undefined;
}
