import { sum } from "./statistics.ts";
import type { Interval } from "./statistics.ts";

/**
 * The standard error of the mean of values in clusters (Miller 2024, arXiv 2411.00640):
 * √(SE² + (1/n²) ΣcΣi≠j (sᵢ−s̄)(sⱼ−s̄)), SE being that of the values by themselves. `clusters` holds the values of each,
 * two at least in all; a value alone is a cluster of one.
 */
export function clusteredError(clusters: readonly (readonly number[])[]): number {
  const n = clusters.reduce((count, cluster) => count + cluster.length, 0);
  const mean = sum(clusters.map(sum)) / n;
  const residuals = clusters.map((cluster) => cluster.map((value) => value - mean));
  const squares = sum(residuals.flat().map((residual) => residual ** 2));
  // The products of different values of a cluster are its square sum less the squares.
  const together = sum(residuals.map((cluster) => sum(cluster) ** 2)) - squares;
  return Math.sqrt(Math.max(0, squares / (n * (n - 1)) + together / n ** 2));
}

const RESAMPLES = 2000;

/** Above this number of values the t interval is as good, and resampling costs seconds. */
const MOST_VALUES = 10_000;

/** Any seed does; a fixed one makes figures a function of the scores alone. */
const SEED = 0x9e3779b9;

/**
 * Percentile bootstrap interval of a mean: whole clusters are drawn with replacement (Efron and Tibshirani 1993, 13.3).
 * The same values give the same interval everywhere. Nothing above 10,000 values.
 */
export function bootstrapMean(
  clusters: readonly (readonly number[])[],
  confidence = 0.95,
  resamples = RESAMPLES,
): Interval | undefined {
  const n = clusters.reduce((count, cluster) => count + cluster.length, 0);
  if (n > MOST_VALUES || clusters.length < 2) return undefined;
  // Sorted, so that the order of the cases does not show.
  const units = clusters
    .map((cluster) => ({ total: sum(cluster), size: cluster.length }))
    .toSorted((one, other) => one.total - other.total || one.size - other.size);
  const random = mulberry32(SEED);
  const means = Float64Array.from({ length: resamples }, () => {
    let total = 0;
    let size = 0;
    for (let draw = 0; draw < units.length; draw++) {
      const unit = units[Math.floor(random() * units.length)];
      total += unit?.total ?? 0;
      size += unit?.size ?? 0;
    }
    return total / size;
  }).toSorted();
  const tail = (1 - confidence) / 2;
  // Nearest rank: a mean that was drawn.
  const at = (share: number) =>
    means[Math.min(resamples - 1, Math.max(0, Math.ceil(share * resamples) - 1))] ?? Number.NaN;
  return [at(tail), at(1 - tail)];
}

/** Tommy Ettinger's mulberry32: 32 bits of state, uniform numbers from 0 to below 1. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
