import type { Comparison, Metric } from "../model/comparison.ts";
import { add, compare, divide, multiply, ONE, ratio, subtract, toNumber, ZERO } from "./rational.ts";
import type { Rational } from "./rational.ts";
import { applies, scoreValue } from "./scores.ts";
import type { ScorePair } from "./scores.ts";
import { bootstrapMean, clusteredError } from "./clusters.ts";
import {
  detectableMean,
  detectableShare,
  holm,
  mcNemar,
  newcombe10,
  pairedT,
  studentT,
  sum,
} from "./statistics.ts";

/** How scores are turned into figures. */
export interface Basis {
  /** Of the intervals, from 0 to 1. */
  confidence: number;
  errors: "fail" | "exclude";
}

/** A comparison with what thresholds are held against, exactly and in the unit of the figures. */
export interface Judged {
  figures: Comparison;
  /** The smallest difference that so many cases show; absent where none differs. */
  detectable?: number;
  /** How much worse the candidate is; below zero where it is better. Absent where no case was judged. */
  drop?: Rational;
  candidate?: Rational;
  /** Cases that the metric applies to, judged or not. */
  applicable: number;
}

export interface Compared {
  overall: Judged;
  /** By category, in the order of `categories`. */
  categories: { name: string; judged: Judged }[];
}

/** A comparison's figures with the smallest difference that they can show. */
export function withDetectable({ figures, detectable }: Judged): Comparison & { detectable?: number } {
  return detectable === undefined ? figures : { ...figures, detectable };
}

interface Tally {
  baseline: Rational;
  candidate: Rational;
  cases: number;
  cluster: number | undefined;
}

/** Compares a metric's scores on the whole set and per category. Categories use the method of the whole set. */
export function compareScores(
  metric: Metric,
  pairs: readonly ScorePair[],
  categories: readonly string[],
  basis: Basis,
): Compared {
  const byCategory = new Map<string, { tallies: Tally[]; applicable: number }>(
    categories.map((name) => [name, { tallies: [], applicable: 0 }]),
  );
  const all = { tallies: [] as Tally[], applicable: 0 };
  for (const pair of pairs) {
    const groups = [all, pair.category === undefined ? undefined : byCategory.get(pair.category)];
    const tally = tallyOf(pair, metric, basis);
    for (const group of groups) {
      if (!group) continue;
      if (applies(pair)) group.applicable += pair.cases;
      if (tally) group.tallies.push(tally);
    }
  }
  const binary =
    metric.scale === "share" &&
    all.tallies.every((tally) => isBinary(tally.baseline) && isBinary(tally.candidate));
  const judge = (group: typeof all) =>
    judgeTallies(group.tallies, { metric, basis, binary, applicable: group.applicable });
  const judged = [...byCategory].map(([name, group]) => ({ name, judged: judge(group) }));
  return { overall: judge(all), categories: withAdjusted(judged) };
}

/** The p-values of the categories adjusted for their number, where there are several. */
function withAdjusted(categories: Compared["categories"]): Compared["categories"] {
  const tested = categories.filter(({ judged }) => judged.figures.p !== undefined);
  const adjusted = holm(tested.map(({ judged }) => judged.figures.p ?? 1));
  return categories.map((category) => {
    const pAdjusted = tested.length > 1 ? adjusted[tested.indexOf(category)] : undefined;
    if (pAdjusted === undefined) return category;
    const { name, judged } = category;
    return { name, judged: { ...judged, figures: { ...judged.figures, pAdjusted } } };
  });
}

function tallyOf(pair: ScorePair, metric: Metric, { errors }: Basis): Tally | undefined {
  const baseline = scoreValue(pair.baseline, metric, errors);
  const candidate = scoreValue(pair.candidate, metric, errors);
  if (!baseline || !candidate) return undefined;
  return { baseline, candidate, cases: pair.cases, cluster: pair.cluster };
}

interface Setting {
  metric: Metric;
  basis: Basis;
  binary: boolean;
  applicable: number;
}

function judgeTallies(tallies: readonly Tally[], { metric, basis, binary, applicable }: Setting): Judged {
  const n = tallies.reduce((total, tally) => total + tally.cases, 0);
  if (n === 0) return { figures: { n: 0 }, applicable };
  const unit = ratio(metric.scale === "share" ? 100 : 1);
  const mean = (run: "baseline" | "candidate") => {
    const total = tallies.reduce((so, tally) => add(so, multiply(tally[run], ratio(tally.cases))), ZERO);
    return multiply(unit, divide(total, ratio(n)));
  };
  const [baseline, candidate] = [mean("baseline"), mean("candidate")];
  const delta = subtract(candidate, baseline);
  const clustered = tallies.some(({ cluster }) => cluster !== undefined);
  const { detectable, ...noise } = binary
    ? { ...binaryFigures(tallies, n, basis), ...(clustered && clusteredFigures(tallies, unit, basis)) }
    : { ...gradedFigures(tallies, unit, basis), ...(clustered && clusteredFigures(tallies, unit, basis)) };
  return {
    figures: {
      n,
      baseline: toNumber(baseline),
      candidate: toNumber(candidate),
      delta: toNumber(delta),
      ...noise,
    },
    drop: metric.higherIsBetter ? subtract(ZERO, delta) : delta,
    candidate,
    applicable,
    ...(detectable !== undefined && { detectable }),
  };
}

/** What the spread of the scores says of a difference. */
type Noise = Omit<Comparison, "n" | "baseline" | "candidate" | "delta"> & { detectable?: number };

function binaryFigures(tallies: readonly Tally[], n: number, { confidence }: Basis): Noise {
  const counts = pairedCounts(tallies);
  const { both, baselineOnly, candidateOnly } = counts;
  const discordant = baselineOnly + candidateOnly;
  const [lower, upper] = newcombe10(counts, confidence);
  return {
    interval: [100 * lower, 100 * upper],
    method: "newcombe-10",
    p: mcNemar(baselineOnly, candidateOnly).midP,
    discordant: [baselineOnly, candidateOnly],
    passed: [both + baselineOnly, both + candidateOnly],
    ...(discordant > 0 && { detectable: 100 * detectableShare(n, discordant / n) }),
  };
}

function gradedFigures(tallies: readonly Tally[], unit: Rational, { confidence }: Basis): Noise {
  const differences = differencesOf(tallies, unit);
  if (differences.length < 2) return {};
  const { interval, p, standardError } = pairedT(differences, confidence);
  // Differences that are all alike tell nothing of their spread, and an interval without width would claim certainty.
  if (standardError === 0) return {};
  const bootstrap = bootstrapMean(unitsOf(differences, tallies), confidence);
  return {
    interval,
    method: "paired-t",
    p,
    ...(bootstrap && { bootstrap }),
    detectable: detectableMean(standardError),
  };
}

/** The interval where cases share a source: wider by what they have in common. Nothing where all differences are alike. */
function clusteredFigures(tallies: readonly Tally[], unit: Rational, { confidence }: Basis): Noise {
  const differences = differencesOf(tallies, unit);
  const clusters = unitsOf(differences, tallies);
  const standardError = clusteredError(clusters);
  if (clusters.length < 2 || standardError === 0) return {};
  const mean = sum(differences) / differences.length;
  const { interval, p } = studentT(mean, standardError, clusters.length - 1, confidence);
  return { interval, method: "clustered-t", p, detectable: detectableMean(standardError) };
}

/** The differences of every case, exact until here, so that equal ones are equal. */
function differencesOf(tallies: readonly Tally[], unit: Rational): number[] {
  return tallies.flatMap(({ baseline, candidate, cases }) =>
    Array<number>(cases).fill(toNumber(multiply(unit, subtract(candidate, baseline)))),
  );
}

/** The differences by cluster; a case without one stands alone. Tallies of single cases only. */
function unitsOf(differences: readonly number[], tallies: readonly Tally[]): number[][] {
  const clusters = new Map<number, number[]>();
  const units: number[][] = [];
  for (const [index, difference] of differences.entries()) {
    const cluster = tallies[index]?.cluster;
    const unit = cluster === undefined ? undefined : clusters.get(cluster);
    if (unit) unit.push(difference);
    else {
      const fresh = [difference];
      units.push(fresh);
      if (cluster !== undefined) clusters.set(cluster, fresh);
    }
  }
  return units;
}

function pairedCounts(tallies: readonly Tally[]) {
  const counts = { both: 0, baselineOnly: 0, candidateOnly: 0, neither: 0 };
  for (const { baseline, candidate, cases } of tallies) {
    const before = compare(baseline, ONE) === 0;
    const after = compare(candidate, ONE) === 0;
    counts[before ? (after ? "both" : "baselineOnly") : after ? "candidateOnly" : "neither"] += cases;
  }
  return counts;
}

function isBinary(value: Rational): boolean {
  return value.d === 1n && (value.n === 0n || value.n === 1n);
}
