import type { Metric } from "../model/comparison.ts";
import type { EvidenceMetric, GradedScore, PairScores, Scores } from "../model/evidence.ts";
import { MAX_LISTED_CASES } from "../model/evidence.ts";
import type { ImportedRow } from "./importer.ts";
import { byCodeUnit } from "./json.ts";
import type { PairedCase } from "./pair.ts";
import { add, decimal, divide, multiply, ONE, ratio, toNumber, ZERO } from "./rational.ts";
import type { Rational } from "./rational.ts";

/** The two results of `cases` cases that have the same results and category. */
export interface ScorePair {
  category: string | undefined;
  /** What the case shares with others; absent where it shares nothing. */
  cluster?: number | undefined;
  baseline: GradedScore;
  candidate: GradedScore;
  cases: number;
}

/** A metric's scores of the paired cases, as they are kept in the evidence file. */
export function keepScores(
  metric: string,
  pairs: readonly PairedCase[],
  categories: readonly string[],
): PairScores {
  // A metric may apply to some cases only. An error is an error of this metric where the case is known to have it.
  const everywhere = pairs.every((pair) =>
    [...pair.baseline, ...pair.candidate].every((row) => row.outcome === "errored" || row.scores.has(metric)),
  );
  const scored = pairs.map((pair) => {
    const baseline = scoreOf(metric, pair.baseline);
    const candidate = scoreOf(metric, pair.candidate);
    const known = everywhere || isScored(baseline) || isScored(candidate);
    return known ? { baseline, candidate } : { baseline: null, candidate: null };
  });
  const baseline = scored.map((pair) => pair.baseline);
  const candidate = scored.map((pair) => pair.candidate);
  if (![...baseline, ...candidate].every(isBinary)) return { baseline, candidate };
  const [before, after] = [baseline.map(toCharacter).join(""), candidate.map(toCharacter).join("")];
  // Counts cannot tell which cases belong together.
  const clustered = pairs.some(({ cluster }) => cluster !== undefined);
  if (clustered || pairs.length <= MAX_LISTED_CASES) return { baseline: before, candidate: after };
  return { counts: countPairs(pairs, before, after, categories) };
}

/** The scores of a metric, whichever way they are kept. */
export function scorePairs(
  metric: EvidenceMetric,
  categories: readonly string[],
  cases:
    | { categories: readonly (number | null)[]; clusters?: readonly (number | null)[] | undefined }
    | undefined,
): ScorePair[] {
  const named = (index: number | null | undefined) =>
    index === null || index === undefined ? undefined : categories[index];
  const { scores } = metric;
  if ("counts" in scores) {
    return scores.counts.flatMap(({ category, pairs }) =>
      Object.entries(pairs).map(([[before = "-", after = "-"], count]) => ({
        category: named(category),
        baseline: fromCharacter(before),
        candidate: fromCharacter(after),
        cases: count,
      })),
    );
  }
  const [before, after] = [list(scores.baseline), list(scores.candidate)];
  return before.map((baseline, index) => ({
    category: named(cases?.categories[index]),
    cluster: cases?.clusters?.[index] ?? undefined,
    baseline,
    candidate: after[index] ?? null,
    cases: 1,
  }));
}

/** The value that a score is judged by, exactly; nothing where the case is left out. */
export function scoreValue(
  score: GradedScore,
  metric: Metric,
  errors: "fail" | "exclude",
): Rational | undefined {
  if (score === null) return undefined;
  if (typeof score === "number") return decimal(score);
  const failed = errors === "fail" ? worst(metric) : undefined;
  if (score === "e") return failed;
  const [sum, scored, errored] = score;
  if (errored > 0 && errors === "fail") {
    // Without a lowest score, what an error costs is unknown, and so is the mean.
    if (!failed) return undefined;
    return divide(add(decimal(sum), multiply(failed, ratio(errored))), ratio(scored + errored));
  }
  return scored === 0 ? undefined : divide(decimal(sum), ratio(scored));
}

/** Whether the metric applies to a case, though its score may be missing. */
export function applies({ baseline, candidate }: ScorePair): boolean {
  return baseline !== null || candidate !== null;
}

/** The score that an errored case has when errors count as failures; a scale without ends has none. */
function worst({ scale, range, higherIsBetter }: Metric): Rational | undefined {
  if (scale === "share") return higherIsBetter ? ZERO : ONE;
  if (scale === "percent") return higherIsBetter ? ZERO : ratio(100);
  return scale === "range" && range ? decimal(range[higherIsBetter ? 0 : 1]) : undefined;
}

function scoreOf(metric: string, attempts: readonly ImportedRow[]): GradedScore {
  const errored = attempts.filter((row) => row.outcome === "errored").length;
  const scores = attempts.map((row) => row.scores.get(metric)).filter((score) => score !== undefined);
  const [first] = scores;
  if (first === undefined) return errored > 0 ? "e" : null;
  if (attempts.length === 1) return first;
  return [toNumber(scores.map(decimal).reduce(add, ZERO)), scores.length, errored];
}

function isScored(score: GradedScore): boolean {
  return score !== null && score !== "e";
}

function isBinary(score: GradedScore): boolean {
  return score === 0 || score === 1 || score === "e" || score === null;
}

function toCharacter(score: GradedScore): string {
  return score === null ? "-" : String(score);
}

function fromCharacter(character: string): GradedScore {
  return character === "-" ? null : character === "e" ? "e" : Number(character);
}

function list(scores: Scores): GradedScore[] {
  return typeof scores === "string" ? Array.from(scores, fromCharacter) : scores;
}

function countPairs(
  pairs: readonly PairedCase[],
  before: string,
  after: string,
  categories: readonly string[],
) {
  const counted = new Map<number | null, Map<string, number>>();
  for (const [index, { category }] of pairs.entries()) {
    const group = category === undefined ? null : categories.indexOf(category);
    const counts = counted.get(group) ?? new Map<string, number>();
    const key = `${before[index]}${after[index]}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    counted.set(group, counts);
  }
  return [...counted]
    .toSorted(([one], [other]) => (one ?? Infinity) - (other ?? Infinity))
    .map(([category, counts]) => ({
      category,
      pairs: Object.fromEntries([...counts].toSorted(([one], [other]) => byCodeUnit(one, other))),
    }));
}
