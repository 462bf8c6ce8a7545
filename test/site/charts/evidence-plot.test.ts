import { expect, test } from "vitest";
import { change, figure, plotScale } from "../../../src/site/charts/evidence-plot.ts";
import type { EvidenceRowView } from "../../../src/site/view.ts";

const refusals: EvidenceRowView = {
  name: "refusals",
  overall: false,
  n: 96,
  baseline: { value: 93.8, low: 87, high: 97.2 },
  candidate: { value: 96.9, low: 91.2, high: 98.9 },
  floor: 90,
};

test("percentages share a scale from the ten below the smallest mark up to 100", () => {
  const scale = plotScale([refusals], true);
  expect(scale.at(80)).toBe("0.00%");
  expect(scale.at(90)).toBe("50.00%");
  expect(scale.at(100)).toBe("100.00%");
  expect(scale.ticks.at(-1)).toMatchObject({ value: 100, word: "100 %" });
});

test("scores that are all 100 still have a scale", () => {
  const scale = plotScale(
    [{ ...refusals, baseline: { value: 100 }, candidate: { value: 100 }, floor: 100 }],
    true,
  );
  expect(scale.at(100)).toBe("100.00%");
  expect(scale.at(90)).toBe("0.00%");
});

test("another measure gets round ends around its values", () => {
  const latency = { ...refusals, baseline: { value: 812 }, candidate: { value: 1240 } };
  const { floor: _, ...row } = latency;
  const scale = plotScale([row], false);
  expect(scale.ticks[0]!.value).toBeLessThanOrEqual(812);
  expect(scale.ticks.at(-1)!.value).toBeGreaterThanOrEqual(1240);
});

test("a plot without a value is empty, not broken", () => {
  expect(plotScale([{ name: "All cases", overall: true, n: 0 }], true).at(50)).toMatch(/^\d/);
});

test("changes carry their sign, and none that rounds to nothing", () => {
  expect([change(2.46), change(-1.6), change(0.04), change(-0.04)]).toEqual(["+2.5", "−1.6", "0.0", "0.0"]);
  expect(figure(88.16)).toBe("88.2");
});
