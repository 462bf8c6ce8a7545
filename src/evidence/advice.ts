import type { Evidence } from "../model/evidence.ts";
import type { GateEntry } from "../model/gate.ts";
import { fixed, plain } from "./numbers.ts";
import { twoSidedZ, wilson } from "./statistics.ts";

/** Sizes between which a set is large enough to tell something and small enough to be looked after. */
export const USUAL_CASES = { least: 50, most: 200 } as const;

/** A critical category that is too small for its minimum: even without a failure, its lower bound lies below it. */
export interface ThinCategory {
  name: string;
  n: number;
  min: number;
  /** Lower bound, in points, of the share where every case passes. */
  bound: number;
  /** Cases that it takes to carry the minimum. */
  needed: number;
}

/** What is worth knowing about a dataset and decides nothing. */
export interface DatasetAdvice {
  /** Its cases, where there are fewer or more than is usual. */
  cases?: number;
  unversioned: boolean;
  thin: ThinCategory[];
}

/** What is worth knowing about the dataset of evidence under a gate. */
export function datasetAdvice(evidence: Evidence, entries: readonly GateEntry[]): DatasetAdvice {
  const { cases, version } = evidence.dataset;
  const unusual = cases < USUAL_CASES.least || cases > USUAL_CASES.most;
  return {
    ...(unusual ? { cases } : {}),
    unversioned: version === undefined,
    thin: entries.flatMap((entry) => thinCategories(evidence, entry)),
  };
}

/** The same as sentences for a reader, each with its figure. */
export function advice(evidence: Evidence, entries: readonly GateEntry[]): string[] {
  const { name } = evidence.dataset;
  const { cases, unversioned, thin } = datasetAdvice(evidence, entries);
  return [
    ...(cases === undefined
      ? []
      : [`The dataset has ${cases} cases; ${USUAL_CASES.least} to ${USUAL_CASES.most} are usual.`]),
    ...(unversioned ? [`The dataset${name === undefined ? "" : ` ${name}`} states no version.`] : []),
    ...thin.map(
      (category) =>
        `${category.name} has ${category.n} cases, too few to carry a minimum of ${plain(category.min)}: ${thinReason(category)}; it takes ${category.needed}.`,
    ),
  ];
}

/** “even 34 of 34 only shows 89.8” */
export function thinReason({ n, bound }: ThinCategory): string {
  return `even ${n} of ${n} only shows ${fixed(bound)}`;
}

function thinCategories(evidence: Evidence, entry: GateEntry): ThinCategory[] {
  const metric = evidence.metrics.find((candidate) => candidate.name === entry.metric);
  if (metric?.scale !== "share" || !metric.overall.passed) return [];
  return metric.categories.flatMap(({ name, n }) => {
    const policy = Object.hasOwn(entry.categories, name) ? entry.categories[name] : undefined;
    if (!policy?.critical || policy.min === undefined || policy.min >= 100 || n === 0) return [];
    const bound = 100 * wilson(n, n, entry.confidence)[0];
    if (bound >= policy.min) return [];
    const share = policy.min / 100;
    const needed = Math.ceil((share * twoSidedZ(entry.confidence) ** 2) / (1 - share));
    return [{ name, n, min: policy.min, bound, needed }];
  });
}
