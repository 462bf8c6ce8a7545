import { expect, test } from "vitest";
import { forecastOf } from "../../src/register/forecast.ts";

test("a bill that grows by the same every month goes on so, without a doubt", () => {
  expect(forecastOf([100, 110, 120, 130], 2)).toEqual([
    { cost: 140, low: 140, high: 140 },
    { cost: 150, low: 150, high: 150 },
  ]);
});

test("the usual change is the median, so that a cheaper model in one month is no trend", () => {
  const [next] = forecastOf([11_000, 11_200, 5_000, 5_200, 5_400], 1);
  expect(next!.cost).toBe(5_600);
  expect(next!.low).toBe(0);
  expect(next!.high).toBeGreaterThan(11_000);
});

test("the range is that of a random walk with drift", () => {
  // Changes 10, 20, 30: median 20, s = 10; t of 80 % with 2 degrees of freedom is 1.8856.
  const [one, two] = forecastOf([100, 110, 130, 160], 2);
  expect(one!.cost).toBe(180);
  expect(one!.high - one!.cost).toBeCloseTo(1.885_618 * 10 * Math.sqrt(1 + 1 / 3), 4);
  expect(two!.high - two!.cost).toBeCloseTo(1.885_618 * 10 * Math.sqrt(2 * (1 + 2 / 3)), 4);
});

test.each([
  ["three months", [100, 110, 120]],
  ["a latest month that nobody knows", [100, 110, 120, 130, undefined]],
  ["gaps", [100, undefined, 120, undefined, 130, 140]],
])("%s are too few", (_, costs) => {
  expect(forecastOf(costs, 3)).toEqual([]);
});

test("a cost never falls below nothing", () => {
  expect(forecastOf([40, 30, 20, 10], 2).map(({ cost }) => cost)).toEqual([0, 0]);
});
