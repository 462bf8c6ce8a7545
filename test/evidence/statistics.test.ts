import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  casesToDetect,
  detectableMean,
  detectableShare,
  mcNemar,
  newcombe10,
  pairedT,
  studentT,
  twoSidedZ,
  wilson,
} from "../../src/evidence/statistics.ts";
import type { PairedCounts } from "../../src/evidence/statistics.ts";

const counts = (
  both: number,
  baselineOnly: number,
  candidateOnly: number,
  neither: number,
): PairedCounts => ({
  both,
  baselineOnly,
  candidateOnly,
  neither,
});

describe("Wilson's interval", () => {
  it.each([
    [81, 263, 0.255289, 0.36621],
    [15, 148, 0.062386, 0.160487],
    [0, 20, 0, 0.161125],
    [54, 61, 0.781557, 0.943288],
    [10, 10, 0.722467, 1],
  ])("of %i of %i is as published", (passed, n, lower, upper) => {
    const interval = wilson(passed, n);
    expect(interval[0]).toBeCloseTo(lower, 6);
    expect(interval[1]).toBeCloseTo(upper, 6);
  });

  it("ends where the score test just does not reject, computed the other way round", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const passed = Math.round(share * n);
          for (const end of wilson(passed, n)) {
            if (end <= 0 || end >= 1) continue;
            const score = Math.abs(passed / n - end) / Math.sqrt((end * (1 - end)) / n);
            expect(score).toBeCloseTo(twoSidedZ(0.95), 6);
          }
        },
      ),
    );
  });

  it("says how many cases without failure carry a minimum of 90 and of 95", () => {
    const least = (share: number) =>
      Array.from({ length: 200 }, (_, n) => n + 1).find((n) => wilson(n, n)[0] >= share);
    expect(least(0.9)).toBe(35);
    expect(least(0.95)).toBe(73);
  });
});

describe("Newcombe's method 10", () => {
  it.each([
    [counts(80, 10, 5, 5), -0.132395, 0.030004],
    [counts(85, 5, 3, 7), -0.085608, 0.043146],
    [counts(36, 12, 2, 0), -0.340428, -0.05693],
    [counts(54, 0, 0, 7), -0.055271, 0.055271],
  ])("of %o is as published", (paired, lower, upper) => {
    const interval = newcombe10(paired);
    expect(interval[0]).toBeCloseTo(lower, 6);
    expect(interval[1]).toBeCloseTo(upper, 6);
  });

  const anyCounts = fc
    .tuple(fc.nat(300), fc.nat(60), fc.nat(60), fc.nat(300))
    .filter((cells) => cells.some((cell) => cell > 0));

  it("turns round when baseline and candidate are swapped, and always holds the difference", () => {
    fc.assert(
      fc.property(anyCounts, ([both, before, after, neither]) => {
        const [lower, upper] = newcombe10(counts(both, before, after, neither));
        const [otherLower, otherUpper] = newcombe10(counts(both, after, before, neither));
        expect(lower).toBeCloseTo(-otherUpper, 12);
        expect(upper).toBeCloseTo(-otherLower, 12);
        const difference = (after - before) / (both + before + after + neither);
        expect(lower).toBeLessThanOrEqual(difference);
        expect(upper).toBeGreaterThanOrEqual(difference);
      }),
    );
  });
});

describe("McNemar's test", () => {
  it.each([
    [1, 7, 0.0703125, 0.0390625],
    [6, 16, 0.0524788, 0.0346897],
    [10, 5, 0.301758, 0.210114],
    [0, 6, 0.03125, 0.015625],
    [5, 5, 1, 0.876953],
    [0, 0, 1, 1],
  ])("of %i and %i is as published", (baselineOnly, candidateOnly, exact, midP) => {
    const result = mcNemar(baselineOnly, candidateOnly);
    expect(result.exact).toBeCloseTo(exact, 6);
    expect(result.midP).toBeCloseTo(midP, 6);
  });

  /** Binomial tails by whole numbers, without any library. */
  function byCounting(baselineOnly: number, candidateOnly: number): { exact: number; midP: number } {
    const n = baselineOnly + candidateOnly;
    const fewer = Math.min(baselineOnly, candidateOnly);
    let choose = 1n;
    let tail = 1n;
    for (let k = 1; k <= fewer; k++) {
      choose = (choose * BigInt(n - k + 1)) / BigInt(k);
      tail += choose;
    }
    const share = (part: bigint) => Number((part * 10n ** 18n) / 2n ** BigInt(n)) / 1e18;
    const exact = Math.min(1, 2 * share(tail));
    return { exact, midP: baselineOnly === candidateOnly ? 1 - share(choose) / 2 : exact - share(choose) };
  }

  it("agrees with counting every outcome, also beyond 1,000 discordant pairs", () => {
    fc.assert(
      fc.property(fc.nat(900), fc.nat(900), (baselineOnly, candidateOnly) => {
        fc.pre(baselineOnly + candidateOnly > 0);
        const expected = byCounting(baselineOnly, candidateOnly);
        const result = mcNemar(baselineOnly, candidateOnly);
        expect(result.exact).toBeCloseTo(expected.exact, 9);
        expect(result.midP).toBeCloseTo(expected.midP, 9);
      }),
    );
  });
});

describe("the paired t test", () => {
  it("gives what Student published for the sleep data", () => {
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const result = pairedT(first.map((value, index) => value - (second[index] ?? 0)));
    expect(result.mean).toBeCloseTo(-1.58, 12);
    expect(result.t).toBeCloseTo(-4.062128, 6);
    expect(result.p).toBeCloseTo(0.00283289, 8);
    expect(result.interval[0]).toBeCloseTo(-2.459886, 6);
    expect(result.interval[1]).toBeCloseTo(-0.700114, 6);
  });

  it.each([
    [counts(80, 10, 5, 5), 0.038599],
    [counts(85, 5, 3, 7), 0.028356],
    [counts(36, 12, 2, 0), 0.069985],
  ])(
    "has the published standard error for the pairs of %o",
    ({ both, baselineOnly, candidateOnly, neither }, error) => {
      const same = Array<number>(both + neither).fill(0);
      const differences = [
        ...same,
        ...Array<number>(baselineOnly).fill(-1),
        ...Array<number>(candidateOnly).fill(1),
      ];
      expect(pairedT(differences).standardError).toBeCloseTo(error, 6);
    },
  );

  /** The share of Student's t beyond |t| on both sides, by Simpson's rule over the density itself. */
  function tails(t: number, freedom: number): number {
    // With t = √ν·tan θ the density becomes cos^(ν−1) θ, which is smooth on a finite range.
    const area = (from: number, to: number) => {
      const steps = 20_000;
      const width = (to - from) / steps;
      let total = 0;
      for (let step = 0; step <= steps; step++) {
        const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
        total += weight * Math.cos(from + step * width) ** (freedom - 1);
      }
      return (total * width) / 3;
    };
    const angle = Math.atan(Math.abs(t) / Math.sqrt(freedom));
    return area(angle, Math.PI / 2) / area(0, Math.PI / 2);
  }

  it("has the p and the interval that integrating the density gives", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 400 }),
        fc.double({ min: 0.01, max: 8, noNaN: true }),
        (freedom, t) => {
          const result = studentT(t, 1, freedom, 0.95);
          expect(result.p).toBeCloseTo(tails(t, freedom), 7);
          expect(tails(result.interval[1] - t, freedom)).toBeCloseTo(0.05, 7);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("does not depend on the order of the cases", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 60 }),
        (values) => {
          const differences = values.map((value) => value / 1000);
          const one = pairedT(differences);
          const other = pairedT(differences.toReversed());
          expect(other.interval[0]).toBeCloseTo(one.interval[0], 12);
          expect(other.p).toBeCloseTo(one.p, 9);
        },
      ),
    );
  });
});

describe("the smallest detectable difference", () => {
  // The published table was rounded to two digits before one, so 11.648 stands there as 11.7.
  it.each([
    [50, [8.2, 11.7, 16.5]],
    [100, [6.0, 8.5, 12.1]],
    [200, [4.4, 6.2, 8.7]],
    [1000, [2.0, 2.8, 4.0]],
  ])("of %i cases is as published", (n, expected) => {
    const points = [0.05, 0.1, 0.2].map((share) => 100 * detectableShare(n, share));
    for (const [index, value] of expected.entries())
      expect(Math.abs((points[index] ?? 0) - value)).toBeLessThan(0.06);
  });

  it("takes 974, 1,955 and 3,917 cases for two points", () => {
    expect([0.05, 0.1, 0.2].map((share) => casesToDetect(0.02, share))).toEqual([974, 1955, 3917]);
  });

  it("is reached by as many cases as its inverse says", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 5000 }),
        fc.double({ min: 0.02, max: 0.9, noNaN: true }),
        (n, share) => {
          const needed = casesToDetect(detectableShare(n, share), share);
          expect(Math.abs(needed - n)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it("of a mean is 2.8 standard errors", () => {
    expect(detectableMean(0.5)).toBeCloseTo(1.4007925, 7);
  });
});
