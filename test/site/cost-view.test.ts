import { describe, expect, test } from "vitest";
import { barScale } from "../../src/site/charts/bar-scale.ts";
import { costStacks } from "../../src/site/charts/cost-stacks.ts";
import { costSentence } from "../../src/site/cost-sentence.ts";
import { costView } from "../../src/site/cost-view.ts";
import { sentenceText } from "../../src/site/view.ts";
import { readFixture } from "./fixture.ts";

const { view } = await readFixture("year");
const { cost } = view.registers;

describe("the cost of a year", () => {
  test("opens with the latest month, the lever of the latest plan and the objectives", () => {
    expect(sentenceText(costSentence(cost))).toBe(
      "Oct 2026 cost $7,140, $1,210 below the budget of $8,350. Most would be saved by wren-small for Support answers: $6,790 a month. Two of three latency objectives are met.",
    );
  });

  test("has the latest plan first", () => {
    expect(cost.pages.map(({ page }) => page.record)).toEqual(["COST-0002", "COST-0001"]);
  });

  test("measures times in the latest month of usage", () => {
    expect(cost.latency.find(({ feature }) => feature === "Tariff changes")).toEqual({
      feature: "Tariff changes",
      p50: 1310,
      p95: 2840,
      objective: 2500,
      source: "2026-10",
    });
  });

  test("stacks features with the largest at the bottom, and the months to come after them", () => {
    const { months, features, budget } = costStacks(cost.usage!);
    expect(features.map(({ feature }) => feature)).toEqual([
      "Support answers",
      "Tariff changes",
      "Casual queries",
    ]);
    const [june] = months;
    expect(june!.parts[0]!.y + june!.parts[0]!.height).toBeCloseTo(100);
    expect(june!.parts[1]!.y + june!.parts[1]!.height).toBeCloseTo(june!.parts[0]!.y);
    expect(months.map(({ forecast }) => forecast)).toEqual([
      ...Array.from({ length: 5 }, () => false),
      ...Array.from({ length: 3 }, () => true),
    ]);
    // June and July were above the budget of today, and carry their totals.
    expect(months.filter(({ over }) => over).map(({ word }) => word)).toEqual(["Jun", "Jul"]);
    expect(budget).toBeGreaterThan(june!.top);
  });
});

test("beyond five features the small ones are one part", () => {
  const rows = Array.from({ length: 9 }, (_, index) => ({
    month: "2026-10",
    feature: `Feature ${index}`,
    requests: 1,
    cost: 100 - index,
  }));
  const { usage } = costView([], { rows, notes: [] }, "USD");
  const { features, months } = costStacks(usage!);
  expect(features.at(-1)).toEqual({ feature: "The rest", rank: 4, cost: 96 + 95 + 94 + 93 + 92 });
  expect(months[0]!.parts).toHaveLength(5);
});

test("without usage the plan speaks", () => {
  const planned = costView(cost.pages.slice(0, 1), { rows: [], notes: [] }, "USD");
  expect(sentenceText(costSentence(planned))).toMatch(
    /^As planned, a month costs \$7,838, \$512 below the budget of \$8,350\./u,
  );
  expect(planned).not.toHaveProperty("usage");
});

test("bars begin at nothing", () => {
  const { at, ticks } = barScale([6790, 1620]);
  expect(at(0)).toBe("0.00%");
  expect(ticks.at(-1)).toMatchObject({ value: 8000, at: "100.00%", anchor: "end" });
});
