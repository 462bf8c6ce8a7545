import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  compare,
  decimal,
  divide,
  multiply,
  ratio,
  subtract,
  toNumber,
} from "../../src/evidence/rational.ts";

describe("exact thresholds", () => {
  it("sees that 90 less 88 is no more than 2, where doubles see more", () => {
    expect(0.9 - 0.88 > 0.02).toBe(true);
    expect(compare(subtract(decimal(0.9), decimal(0.88)), decimal(0.02))).toBe(0);
  });

  it("reads a number as the decimal that it is written as", () => {
    expect(decimal(0.1)).toEqual({ n: 1n, d: 10n });
    expect(decimal(-2.5)).toEqual({ n: -5n, d: 2n });
    expect(decimal(1e-7)).toEqual({ n: 1n, d: 10_000_000n });
    expect(decimal(1.5e21)).toEqual({ n: 1_500_000_000_000_000_000_000n, d: 1n });
  });

  it("gives every decimal back", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }), (value) => {
        expect(toNumber(decimal(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it("computes as fractions do", () => {
    const fraction = fc.tuple(fc.integer(), fc.integer({ min: 1, max: 1e6 })).map(([n, d]) => ratio(n, d));
    fc.assert(
      fc.property(fraction, fraction, fraction, (x, y, z) => {
        expect(multiply(add(x, y), z)).toEqual(add(multiply(x, z), multiply(y, z)));
        if (y.n !== 0n) expect(multiply(divide(x, y), y)).toEqual(x);
        expect(Math.sign(compare(x, y))).toBe(Math.sign(toNumber(subtract(x, y))));
      }),
    );
  });

  it("rounds once: 5,200 of 61 is the double nearest to it", () => {
    expect(toNumber(multiply(ratio(100), ratio(52, 61)))).toBe(5200 / 61);
    expect(toNumber(ratio(10n ** 40n, 3n * 10n ** 40n))).toBe(1 / 3);
  });

  it("refuses a zero below the line", () => {
    expect(() => ratio(1, 0)).toThrow(RangeError);
  });
});
