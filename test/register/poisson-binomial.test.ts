import { array, assert, double, property } from "fast-check";
import { expect, test } from "vitest";
import { countRange, poissonBinomial } from "../../src/register/poisson-binomial.ts";

test("equal likelihoods give the binomial distribution", () => {
  const masses = poissonBinomial(Array.from({ length: 10 }, () => 0.35));
  // dbinom(0:3, 10, 0.35) of R
  expect(masses[0]).toBeCloseTo(0.01346274, 8);
  expect(masses[1]).toBeCloseTo(0.07249169, 8);
  expect(masses[2]).toBeCloseTo(0.17565295, 8);
  expect(masses[3]).toBeCloseTo(0.25221962, 8);
  // qbinom(c(0.05, 0.95), 10, 0.35)
  expect(countRange(Array.from({ length: 10 }, () => 0.35))).toEqual([1, 6]);
});

test("three unequal risks, by hand", () => {
  // none: .95 × .65 × .3; all: .05 × .35 × .7
  const masses = poissonBinomial([0.05, 0.35, 0.7]);
  expect(masses[0]).toBeCloseTo(0.18525, 12);
  expect(masses[1]).toBeCloseTo(0.05 * 0.65 * 0.3 + 0.95 * 0.35 * 0.3 + 0.95 * 0.65 * 0.7, 12);
  expect(masses[3]).toBeCloseTo(0.01225, 12);
  expect(countRange([0.05, 0.35, 0.7])).toEqual([0, 2]);
});

test("what is certain has no spread, and nothing stated has no count", () => {
  expect(countRange([1, 1, 0])).toEqual([2, 2]);
  expect(countRange([])).toEqual([0, 0]);
});

test("it is what counting every outcome gives", () => {
  assert(
    property(array(double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }), (probabilities) => {
      const counted = Array.from({ length: probabilities.length + 1 }, () => 0);
      for (let outcome = 0; outcome < 2 ** probabilities.length; outcome++) {
        let mass = 1;
        let successes = 0;
        for (const [trial, probability] of probabilities.entries()) {
          const succeeds = (outcome >> trial) % 2 === 1;
          mass *= succeeds ? probability : 1 - probability;
          successes += Number(succeeds);
        }
        counted[successes]! += mass;
      }
      for (const [successes, mass] of poissonBinomial(probabilities).entries())
        expect(mass).toBeCloseTo(counted[successes]!, 10);
    }),
  );
});
