import type { Config } from "./config.ts";
import { decimal, plus, shifted, times } from "./decimal.ts";
import type { Decimal } from "./decimal.ts";

/** What a model's tokens cost, as `prices:` in `reckon.yaml` says. */
export type TokenPrice = Config["prices"][string];

/** What a feature takes in a month; tokens are per request. */
export interface TokenUse {
  requests: number;
  /** All tokens of the prompt. */
  input: number;
  /** Those of them that are read from the prompt cache. */
  cached: number;
  output: number;
}

/** A month's cost, or the key of the price that is not there. */
export type MonthlyCost = { cost: Decimal } | { lacks: keyof TokenPrice };

const EXPONENT: Readonly<Record<TokenPrice["per"], number>> = { "1k tokens": 3, "1M tokens": 6 };

/**
 * What a month costs, exactly: requests × (uncached input × `input` + cached × `cached-input` + output × `output`).
 * Writing the cache is not part of it: how often that happens is not in the table.
 */
export function monthlyCost({ requests, input, cached, output }: TokenUse, price: TokenPrice): MonthlyCost {
  const cachedPrice = price["cached-input"];
  if (cached > 0 && cachedPrice === undefined) return { lacks: "cached-input" };
  const perRequest = plus(
    plus(priced(input - cached, price.input), priced(cached, cachedPrice ?? 0)),
    priced(output, price.output),
  );
  return { cost: shifted(times(decimal(requests), perRequest), EXPONENT[price.per]) };
}

/** What a month costs in a batch: requests × (input × `batch-input` + output × `batch-output`), nothing read from a cache. */
export function monthlyBatchCost({ requests, input, output }: TokenUse, price: TokenPrice): MonthlyCost {
  const { "batch-input": inputPrice, "batch-output": outputPrice } = price;
  if (inputPrice === undefined) return { lacks: "batch-input" };
  if (outputPrice === undefined) return { lacks: "batch-output" };
  const perRequest = plus(priced(input, inputPrice), priced(output, outputPrice));
  return { cost: shifted(times(decimal(requests), perRequest), EXPONENT[price.per]) };
}

function priced(tokens: number, price: number): Decimal {
  return times(decimal(tokens), decimal(price));
}

/** How far a written cost may lie from the computed one, as a share of the latter. */
const COST_TOLERANCE = 0.01;

/** Whether a cost as written, an amount or a range of them, says what was computed. */
export function agrees(written: { min: number; max: number }, computed: number): boolean {
  const slack = computed * COST_TOLERANCE;
  return written.min <= computed + slack && written.max >= computed - slack;
}
