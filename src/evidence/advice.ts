import type { Evidence } from "../model/evidence.ts";
import type { GateEntry } from "../model/gate.ts";
import { fixed, plain } from "./numbers.ts";
import { twoSidedZ, wilson } from "./statistics.ts";

/** Sizes between which a set is large enough to tell something and small enough to be looked after. */
const USUAL_CASES = { least: 50, most: 200 } as const;

/** What is worth knowing about a dataset and decides nothing, each sentence with its figure. */
export function advice(evidence: Evidence, entries: readonly GateEntry[]): string[] {
  const { cases, name, version } = evidence.dataset;
  const sentences: string[] = [];
  if (cases < USUAL_CASES.least || cases > USUAL_CASES.most) {
    sentences.push(`The dataset has ${cases} cases; ${USUAL_CASES.least} to ${USUAL_CASES.most} are usual.`);
  }
  if (version === undefined)
    sentences.push(`The dataset${name === undefined ? "" : ` ${name}`} states no version.`);
  for (const entry of entries) sentences.push(...thinCategories(evidence, entry));
  return sentences;
}

/** Critical categories too small for their minimum: even without a failure, their lower bound lies below it. */
function thinCategories(evidence: Evidence, entry: GateEntry): string[] {
  const metric = evidence.metrics.find((candidate) => candidate.name === entry.metric);
  if (metric?.scale !== "share" || !metric.overall.passed) return [];
  return metric.categories.flatMap(({ name, n }) => {
    const policy = Object.hasOwn(entry.categories, name) ? entry.categories[name] : undefined;
    if (!policy?.critical || policy.min === undefined || policy.min >= 100 || n === 0) return [];
    const bound = 100 * wilson(n, n, entry.confidence)[0];
    if (bound >= policy.min) return [];
    const share = policy.min / 100;
    const needed = Math.ceil((share * twoSidedZ(entry.confidence) ** 2) / (1 - share));
    return [
      `${name} has ${n} cases, too few to carry a minimum of ${plain(policy.min)}: even ${n} of ${n} only shows ${fixed(bound)}; it takes ${needed}.`,
    ];
  });
}
