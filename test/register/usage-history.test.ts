import { expect, test } from "vitest";
import { monthAfter, usageHistory } from "../../src/register/usage-history.ts";

const line = (month: string, feature: string, cost: number) => ({ month, feature, cost, requests: 1000 });

test("lines of one month add up, and a month without a line is not known", () => {
  const history = usageHistory([
    line("2026-08", "Support answers", 5020),
    line("2026-10", "Support answers", 4840.5),
    line("2026-10", "Support answers", 2000),
    line("2026-10", "Tariff changes", 300),
  ])!;
  expect(history.months).toEqual(["2026-08", "2026-09", "2026-10"]);
  expect(history.features).toEqual([
    { feature: "Support answers", costs: [5020, undefined, 6840.5] },
    { feature: "Tariff changes", costs: [undefined, undefined, 300] },
  ]);
  expect(history.totals).toEqual([5020, undefined, 7140.5]);
});

test("it reaches back twelve months, and a feature that none of them has is left out", () => {
  const history = usageHistory([line("2024-01", "Old bot", 10), line("2026-10", "Support answers", 20)])!;
  expect(history.months).toHaveLength(12);
  expect(history.months[0]).toBe("2025-11");
  expect(history.features.map(({ feature }) => feature)).toEqual(["Support answers"]);
});

test("without lines there is no history", () => {
  expect(usageHistory([])).toBeUndefined();
});

test.each([
  ["2026-12", 1, "2027-01"],
  ["2026-01", -1, "2025-12"],
  ["2026-05", 14, "2027-07"],
])("%s and %i months is %s", (month, count, expected) => {
  expect(monthAfter(month, count)).toBe(expected);
});
