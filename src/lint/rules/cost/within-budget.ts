import type { Problem } from "../../../model/finding.ts";
import { featuresOf, readFeature } from "../../../model/features.ts";
import type { FeatureRow } from "../../../model/features.ts";
import type { Money } from "../../../model/money.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** A budget that is exceeded on paper is exceeded in the month after. */
export const withinBudget = defineRule({
  id: "cost/within-budget",
  level: "warning",
  description: "No feature costs more than its budget or answers later than its objective.",
  *record({ record }) {
    for (const row of featuresOf(record)?.rows ?? []) yield* exceeded(row);
  },
});

function* exceeded(row: FeatureRow): Generator<Problem> {
  const { feature, cost, budget, latency, objective } = readFeature(row);
  if (cost && budget && cost.currency === budget.currency && monthly(cost) > monthly(budget)) {
    yield {
      message: `Unexpected cost of ${quoted(row.cost!.text)} a month for ${quoted(feature)}, expected at most its budget of ${quoted(row.budget!.text)}`,
      hint: "Do what the Runbook says, pull one of the Levers, or have the budget raised.",
      range: row.cost!.range,
    };
  }
  if (latency === undefined || objective === undefined || latency <= objective) return;
  yield {
    message: `Unexpected p95 latency of ${quoted(row.latency!.text)} for ${quoted(feature)}, expected at most its objective of ${quoted(row.objective!.text)}`,
    hint: "Do what the Runbook says, or change the objective with those who rely on it.",
    range: row.latency!.range,
  };
}

function monthly({ max, per }: Money): number {
  return per === "year" ? max / 12 : max;
}
