/**
 * How likely each number of successes is among independent trials of unequal probabilities: the Poisson-binomial
 * distribution, exact, by adding one trial at a time (Howard 1972; Hong 2013, method DP).
 * @param probabilities from 0 to 1
 * @returns the probability of 0, 1, … n successes
 */
export function poissonBinomial(probabilities: readonly number[]): number[] {
  let masses = [1];
  for (const probability of probabilities) {
    const next = [...masses.map((mass) => mass * (1 - probability)), 0];
    for (const [successes, mass] of masses.entries()) next[successes + 1]! += mass * probability;
    masses = next;
  }
  return masses;
}

/** Rounding may leave a sum this far below a quantile that it reaches. */
const ROUNDING = 1e-12;

/**
 * The smallest numbers of successes whose cumulative probabilities reach `lower` and `upper`: the 5–95 % range of the
 * count where nothing else is asked for.
 */
export function countRange(
  probabilities: readonly number[],
  lower = 0.05,
  upper = 0.95,
): [low: number, high: number] {
  const masses = poissonBinomial(probabilities);
  const quantile = (share: number): number => {
    let cumulative = 0;
    const found = masses.findIndex((mass) => (cumulative += mass) >= share - ROUNDING);
    return found === -1 ? probabilities.length : found;
  };
  return [quantile(lower), quantile(upper)];
}
