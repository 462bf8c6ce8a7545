import { expect, test } from "vitest";
import { windowBar } from "../../../src/site/charts/window-bar.ts";
import type { ReversalView } from "../../../src/site/view.ts";

const dualRun: ReversalView = {
  cost: "1 sprint + $3,000",
  door: "costly",
  from: "2026-11-12",
  until: "2027-01-31",
  phases: [
    { cost: "5 minutes", from: "2026-11-12", until: "2026-12-14" },
    { cost: "1 sprint + $3,000", from: "2026-12-14", until: "2027-01-31" },
    { cost: "$18,000 + 6 weeks", from: "2027-01-31" },
  ],
};

test("phases share the bar by their days, and get thicker as the price rises", () => {
  const bar = windowBar(dualRun, "2026-11-20")!;
  expect(bar.segments.map(({ thickness }) => thickness)).toEqual([3, 7, 13]);
  expect(bar.segments[1]!.width / bar.segments[0]!.width).toBeCloseTo(48 / 32);
  expect(bar.segments.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100);
  expect(bar.today! / bar.segments[0]!.width).toBeCloseTo(8 / 32);
  expect(bar.segments.map(({ closes }) => closes)).toEqual([false, true, false]);
  expect(bar.state).toBe("open");
});

test("a window that has closed shows how long ago", () => {
  const { phases: _, ...closed } = dualRun;
  const bar = windowBar(
    {
      ...closed,
      phases: [{ cost: "2 weeks", from: "2026-07-07", until: "2026-10-28" }],
      until: "2026-10-28",
    },
    "2026-11-20",
  )!;
  expect(bar.state).toBe("closed");
  expect(bar.segments).toHaveLength(2);
  expect(bar.today).toBeGreaterThan(bar.segments[1]!.start);
  expect(bar.today).toBeLessThan(100);
});

test("a window within thirty days is closing", () => {
  expect(windowBar(dualRun, "2027-01-10")!.state).toBe("closing");
});

test("a phase that ends with an event has a length of its own, marked as an estimate", () => {
  const bar = windowBar(
    {
      cost: "1 day",
      door: "two-way",
      phases: [{ cost: "1 day", from: "2026-11-12", untilEvent: "the old contract ends" }],
    },
    "2026-11-20",
  )!;
  expect(bar.segments[0]).toMatchObject({ estimated: true, width: 100 });
});

test("what never closes has no bar", () => {
  expect(
    windowBar({ cost: "3 days", door: "two-way", phases: [{ cost: "3 days" }] }, "2026-11-20"),
  ).toBeUndefined();
});
