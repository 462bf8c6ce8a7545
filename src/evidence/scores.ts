import type { Metric } from "../model/comparison.ts";
import type { EvidenceMetric, GradedScore, PairScores, Scores } from "../model/evidence.ts";
import { MAX_LISTED_CASES } from "../model/evidence.ts";
import { byCodeUnit } from "./json.ts";
import type { PairedCase, PairedCases } from "./pair.ts";
import { add, decimal, divide, multiply, ONE, ratio, toNumber, ZERO } from "./rational.ts";
import type { Rational } from "./rational.ts";
import type { Row } from "./rows.ts";

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
export function keepScores(metric: string, pairs: PairedCases, categories: readonly string[]): PairScores {
  const isEverywhere = appliesToAll(metric, pairs);
  // Counts cannot tell which cases belong together.
  const counts =
    pairs.length > MAX_LISTED_CASES ? countPairs(metric, pairs, isEverywhere, categories) : undefined;
  if (counts) return { counts };
  const baseline: GradedScore[] = [];
  const candidate: GradedScore[] = [];
  for (const pair of pairs) {
    const scores = scoresOf(metric, pair, isEverywhere);
    baseline.push(scores.baseline);
    candidate.push(scores.candidate);
  }
  if (![baseline, candidate].every((scores) => scores.every(isBinary))) return { baseline, candidate };
  return { baseline: baseline.map(toCharacter).join(""), candidate: candidate.map(toCharacter).join("") };
}

/** A metric may apply to some cases only. An error is an error of this metric where the case is known to have it. */
function appliesToAll(metric: string, pairs: PairedCases): boolean {
  const has = (row: Row) => row.outcome === "errored" || row.score(metric) !== undefined;
  for (const { baseline, candidate } of pairs)
    if (!baseline.every(has) || !candidate.every(has)) return false;
  return true;
}

function scoresOf(metric: string, pair: PairedCase, isEverywhere: boolean) {
  const baseline = scoreOf(metric, pair.baseline);
  const candidate = scoreOf(metric, pair.candidate);
  const isKnown = isEverywhere || isScored(baseline) || isScored(candidate);
  return isKnown ? { baseline, candidate } : { baseline: null, candidate: null };
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

function scoreOf(metric: string, attempts: readonly Row[]): GradedScore {
  const errored = attempts.filter((row) => row.outcome === "errored").length;
  const scores = attempts.map((row) => row.score(metric)).filter((score) => score !== undefined);
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

/** How many cases of each category have which results; nothing where a case has another than 0 or 1, or a cluster. */
function countPairs(
  metric: string,
  pairs: PairedCases,
  isEverywhere: boolean,
  categories: readonly string[],
): Extract<PairScores, { counts: unknown }>["counts"] | undefined {
  const numbers = new Map(categories.map((name, index) => [name, index]));
  const counted = new Map<number | null, Map<string, number>>();
  for (const pair of pairs) {
    const { baseline, candidate } = scoresOf(metric, pair, isEverywhere);
    if (pair.cluster !== undefined || !isBinary(baseline) || !isBinary(candidate)) return undefined;
    const group = (pair.category === undefined ? undefined : numbers.get(pair.category)) ?? null;
    const counts = counted.get(group) ?? new Map<string, number>();
    const key = `${toCharacter(baseline)}${toCharacter(candidate)}`;
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
