import { array, assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, plus, rounded, sum, times } from "../../src/model/decimal.ts";

describe("exact decimals", () => {
  it("adds tenths that binary fractions do not have", () => {
    expect(rounded(sum([decimal(0.1), decimal(0.2), decimal(-0.3)]), 20)).toBe(0);
    expect(rounded(times(decimal(4e9), decimal(0.3)))).toBe(1_200_000_000);
    expect(decimal(1.5e-7)).toEqual({ digits: 15n, scale: 8 });
    expect(decimal(2e21)).toEqual({ digits: 2n * 10n ** 21n, scale: 0 });
  });

  it.each([
    [1.005, 1.01],
    [-1.005, -1.01],
    [2.344, 2.34],
    [7500, 7500],
    [0.004, 0],
  ])("rounds %f to cents, halves away from zero: %f", (value, cents) => {
    expect(rounded(decimal(value))).toBe(cents);
  });

  it("adds up cents as whole numbers do", () => {
    assert(
      property(array(integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 30 }), (cents) => {
        const total = cents.map((cent) => decimal(cent / 100)).reduce(plus, decimal(0));
        expect(rounded(total) * 100).toBeCloseTo(
          cents.reduce((one, other) => one + other, 0),
          6,
        );
      }),
    );
  });
});
