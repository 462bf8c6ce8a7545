import type { Metric } from "../model/comparison.ts";
import { BASIS } from "../model/evidence.ts";
import type { Evidence, EvidenceMetric } from "../model/evidence.ts";
import { compareScores, withDetectable } from "./compare.ts";
import { scorePairs } from "./scores.ts";

/** The metric with its figures computed from its scores under the basis of the file. */
export function withFigures(
  metric: Metric & Pick<EvidenceMetric, "scores">,
  categories: readonly string[],
  cases: Evidence["cases"],
): EvidenceMetric {
  const { scores, ...declared } = metric;
  const kept: EvidenceMetric = { ...declared, overall: { n: 0 }, categories: [], scores };
  const compared = compareScores(declared, scorePairs(kept, categories, cases), categories, BASIS);
  return {
    ...declared,
    overall: withDetectable(compared.overall),
    categories: compared.categories
      .filter(({ judged }) => judged.applicable > 0)
      .map(({ name, judged }) => ({ name, ...judged.figures })),
    scores,
  };
}
