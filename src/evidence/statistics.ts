import jstat from "jstat";

const { jStat } = jstat;

/** A lower and an upper end. */
export type Interval = [lower: number, upper: number];

/** Paired binary results: cases that both passed, only the baseline, only the candidate, neither. */
export interface PairedCounts {
  both: number;
  baselineOnly: number;
  candidateOnly: number;
  neither: number;
}

/** The normal quantile that leaves out half of `1 − confidence` on each side: 1.959964 for 0.95. */
export function twoSidedZ(confidence: number): number {
  return jStat.normal.inv(1 - (1 - confidence) / 2, 0, 1);
}

/**
 * Wilson's score interval for a share of `passed` among `n` cases, from 0 to 1 (Wilson 1927; Newcombe 1998, method 3).
 * `n` is above 0.
 */
export function wilson(passed: number, n: number, confidence = 0.95): Interval {
  const z = twoSidedZ(confidence);
  const p = passed / n;
  const middle = p + (z * z) / (2 * n);
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return [
    passed === 0 ? 0 : Math.max(0, (middle - spread) / scale),
    passed === n ? 1 : Math.min(1, (middle + spread) / scale),
  ];
}

/**
 * Newcombe's method 10 for the paired difference, candidate less baseline, from −1 to 1 (Newcombe 1998, Statistics in
 * Medicine 17, 2635): Wilson intervals of both shares, joined by a continuity-corrected φ. At least one case.
 */
export function newcombe10(counts: PairedCounts, confidence = 0.95): Interval {
  const { both, baselineOnly, candidateOnly, neither } = counts;
  const n = both + baselineOnly + candidateOnly + neither;
  const difference = (candidateOnly - baselineOnly) / n;
  const before = (both + baselineOnly) / n;
  const after = (both + candidateOnly) / n;
  const [beforeLow, beforeHigh] = wilson(both + baselineOnly, n, confidence);
  const [afterLow, afterHigh] = wilson(both + candidateOnly, n, confidence);
  const phi = correctedPhi(counts, n);
  const reach = (ours: number, theirs: number) =>
    Math.sqrt(Math.max(0, ours * ours - 2 * phi * ours * theirs + theirs * theirs));
  return [
    Math.max(-1, difference - reach(after - afterLow, beforeHigh - before)),
    Math.min(1, difference + reach(afterHigh - after, before - beforeLow)),
  ];
}

function correctedPhi({ both, baselineOnly, candidateOnly, neither }: PairedCounts, n: number): number {
  const margins =
    (both + baselineOnly) * (candidateOnly + neither) * (both + candidateOnly) * (baselineOnly + neither);
  if (margins === 0) return 0;
  const product = both * neither - baselineOnly * candidateOnly;
  const corrected = product > n / 2 ? product - n / 2 : Math.min(product, 0);
  return corrected / Math.sqrt(margins);
}

/** Two-sided p-values of McNemar's test on the discordant pairs, exact and mid-p (Fagerland and others 2013). */
export function mcNemar(baselineOnly: number, candidateOnly: number): { exact: number; midP: number } {
  const n = baselineOnly + candidateOnly;
  const fewer = Math.min(baselineOnly, candidateOnly);
  const point = Math.exp(
    jStat.gammaln(n + 1) - jStat.gammaln(fewer + 1) - jStat.gammaln(n - fewer + 1) - n * Math.LN2,
  );
  if (n === 0) return { exact: 1, midP: 1 };
  if (baselineOnly === candidateOnly) return { exact: 1, midP: 1 - point / 2 };
  const exact = Math.min(1, 2 * point * tailOfHalf(n, fewer));
  return { exact, midP: Math.max(0, exact - point) };
}

/**
 * P(X ≤ k) of a binomial with p = ½, as a multiple of P(X = k): each point is the next one's times k/(n−k+1). Summed
 * here because jstat's own binomial and incomplete beta stop at 1e-9.
 */
function tailOfHalf(n: number, k: number): number {
  let total = 1;
  let term = 1;
  for (let i = k; i > 0 && term > total * Number.EPSILON; i--) {
    term *= i / (n - i + 1);
    total += term;
  }
  return total;
}

/** Student's t test on paired differences. `standardError` is 0 where all differences are alike. */
export interface PairedT {
  mean: number;
  standardError: number;
  /** Absent where all differences are alike. */
  t?: number;
  p: number;
  interval: Interval;
}

/** The paired t test and interval for at least two differences; the unit is that of the differences. */
export function pairedT(differences: readonly number[], confidence = 0.95): PairedT {
  const n = differences.length;
  const mean = sum(differences) / n;
  const squares = sum(differences.map((difference) => (difference - mean) ** 2));
  const alike = differences.every((difference) => difference === differences[0]);
  if (alike) return { mean, standardError: 0, p: mean === 0 ? 1 : 0, interval: [mean, mean] };
  return studentT(mean, Math.sqrt(squares / (n - 1) / n), n - 1, confidence);
}

/** Student's t of a mean with its standard error above 0; `freedom` in degrees. */
export function studentT(mean: number, standardError: number, freedom: number, confidence: number): PairedT {
  const t = mean / standardError;
  const reach = jStat.studentt.inv(1 - (1 - confidence) / 2, freedom) * standardError;
  // Both tails are one incomplete beta, without the loss of 1 − cdf; jstat gives it to about 1e-8.
  const p = Math.min(1, jStat.ibeta(freedom / (freedom + t * t), freedom / 2, 0.5));
  return { mean, standardError, t, p, interval: [mean - reach, mean + reach] };
}

/**
 * Holm's adjustment of p-values for their number (Holm 1979), in the order that they are given: the smallest times m,
 * the next times m − 1 and never below the one before, at most 1.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues
    .map((_, index) => index)
    .toSorted((one, other) => (pValues[one] ?? 1) - (pValues[other] ?? 1));
  const adjusted = Array<number>(pValues.length).fill(1);
  let least = 0;
  for (const [rank, index] of order.entries()) {
    least = Math.max(least, Math.min(1, (pValues.length - rank) * (pValues[index] ?? 1)));
    adjusted[index] = least;
  }
  return adjusted;
}

/** Quantiles of 80 % power at a two-sided 5 %: 0.841621 + 1.959964. */
const POWER = 2.801585;

/**
 * The smallest difference, from 0 to 1, that `n` pairs show with 80 % power at a two-sided 5 %, when `discordant` is the
 * share of pairs that differ: k·√(ψ/(n+k²)).
 */
export function detectableShare(n: number, discordant: number): number {
  return POWER * Math.sqrt(discordant / (n + POWER ** 2));
}

/** The pairs that it takes to show `difference` (0 to 1, not 0): the inverse of `detectableShare`, rounded up. */
export function casesToDetect(difference: number, discordant: number): number {
  return Math.ceil(POWER ** 2 * (discordant / difference ** 2 - 1));
}

/** The smallest mean difference that `n` pairs show with 80 % power, given the standard error of the mean. */
export function detectableMean(standardError: number): number {
  return POWER * standardError;
}

/** Adds with Neumaier's compensation, so that the order of the cases does not show. */
export function sum(values: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}
