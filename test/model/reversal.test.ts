import { describe, expect, test } from "vitest";
import {
  COST_WORDS,
  DEFAULT_DOOR_THRESHOLDS,
  DEFAULT_UNITS,
  doorOf,
  parseReversalCost,
  Reversal,
  sameCost,
} from "../../src/model/reversal.ts";

const usd = (min: number, max = min) => ({ min, max, currency: "USD" });
const days = (min: number, max = min) => ({ min, max });

describe("a price that the format names", () => {
  test.each([
    ["2 engineer-weeks", { days: days(10), remark: "" }],
    ["1 sprint", { days: days(10), remark: "" }],
    ["3 days", { days: days(3), remark: "" }],
    ["1–2 months", { days: days(21, 42), remark: "" }],
    ["$12k", { money: usd(12_000), remark: "" }],
    ["1 sprint + $3,000", { days: days(10), money: usd(3000), remark: "" }],
    ["$18,000 + 6 weeks", { days: days(30), money: usd(18_000), remark: "" }],
    ["1 sprint to roll back", { days: days(10), remark: "to roll back" }],
    ["N/A", { word: "n/a", remark: "" }],
    ["Minimal", { word: "minimal", remark: "" }],
    ["none – nothing to undo", { word: "none", remark: "– nothing to undo" }],
  ])("%s", (text, cost) => {
    expect(parseReversalCost(text)).toEqual(cost);
  });

  test.each(COST_WORDS)("the word %s", (word) => {
    expect(parseReversalCost(word.toUpperCase())).toEqual({ word, remark: "" });
  });
});

test.each([
  ["5 minutes", 5 / 480],
  ["~4 hours", 0.5],
  ["1.5 person-days", 1.5],
  ["2 engineer weeks", 10],
  ["1 quarter", 63],
  ["2 days + 1 week", 7],
])("%s is %d engineer-days", (text, count) => {
  expect(parseReversalCost(text)).toEqual({ days: days(count), remark: "" });
});

test("what a remark stands between is added up all the same", () => {
  expect(parseReversalCost("1 sprint to roll back + $3,000 for the old contract")).toEqual({
    days: days(10),
    money: usd(3000),
    remark: "to roll back for the old contract",
  });
});

test("a plus sign inside a remark is no price", () => {
  expect(parseReversalCost("1 sprint (eval shows +2.2, was 2 days + 1 day)")).toEqual({
    days: days(10),
    remark: "(eval shows +2.2, was 2 days + 1 day)",
  });
});

describe("no price", () => {
  test.each([
    "",
    "cheap",
    "12",
    "3 lawyers",
    "3 FTE",
    "2–1 weeks",
    "$3k + €2k",
    "$12k + legal fees",
    "$3,000/month",
    "low to medium",
    "low/medium",
    "low-ish",
    "high or prohibitive",
    "lowest",
  ])("%s", (text) => {
    expect(parseReversalCost(text)).toBeUndefined();
  });
});

test("a team's own unit counts, and no name of JavaScript's does", () => {
  const units = { ...DEFAULT_UNITS, sprint: 15, "release-train": 30 };
  expect(parseReversalCost("2 sprints", units)).toEqual({ days: days(30), remark: "" });
  expect(parseReversalCost("1 release-train", units)).toEqual({ days: days(30), remark: "" });
  expect(parseReversalCost("1 constructor", units)).toBeUndefined();
});

test.each([
  ["1 sprint to roll back", "2 weeks", true],
  ["60 minutes", "1 hour", true],
  ["$3,000 + 1 sprint", "1 sprint + $3,000 (contract)", true],
  ["Low", "low, as rehearsed", true],
  ["$3,000", "€3,000", false],
  ["1–2 weeks", "2 weeks", false],
  ["1 sprint", "1 sprint + $3,000", false],
  ["low", "1 day", false],
])("%s against %s: the same price is %s", (one, other, same) => {
  expect(sameCost(parseReversalCost(one)!, parseReversalCost(other)!)).toBe(same);
});

test.each([
  ["none", "two-way"],
  ["N/A", "two-way"],
  ["low", "two-way"],
  ["medium", "costly"],
  ["high", "costly"],
  ["prohibitive", "one-way"],
  ["irreversible", "one-way"],
  ["5 days", "two-way"],
  ["5–6 days", "costly"],
  ["$5,000", "two-way"],
  ["$5,001", "costly"],
  ["5 days + $5,000", "two-way"],
  ["1 sprint + $3,000", "costly"],
  ["€100", undefined],
])("%s makes the door %s", (cost, door) => {
  expect(doorOf(parseReversalCost(cost)!, DEFAULT_DOOR_THRESHOLDS, "USD")).toBe(door);
});

describe("reversal in the frontmatter", () => {
  const reversal = { cost: "1 sprint + $3,000", door: "costly" };

  test("the format's two samples are valid", () => {
    expect(Reversal.safeParse({ ...reversal, window: "2027-01-31", rehearsed: "2026-11-02" }).success).toBe(
      true,
    );
    const phases = [
      { cost: "5 minutes", until: "2026-12-14" },
      { cost: "1 sprint + $3,000", "until-event": "the old contract ends" },
      { cost: "$18,000 + 6 weeks" },
    ];
    expect(Reversal.safeParse({ ...reversal, phases }).success).toBe(true);
  });

  test.each([
    [
      "ends before the one above it",
      {
        phases: [
          { cost: "3 days", until: "2027-01-31" },
          { cost: "1 sprint", until: "2027-01-31" },
        ],
      },
    ],
    ["`window` beside `phases`", { window: "2027-01-31", phases: [{ cost: "3 days" }] }],
    [
      "`until` and `until-event` together",
      {
        phases: [{ cost: "3 days", until: "2027-01-31", "until-event": "the contract ends" }],
      },
    ],
  ])("%s is refused", (message, more) => {
    const { error } = Reversal.safeParse({ ...reversal, ...more });
    expect(error?.issues[0]?.message).toContain(message);
  });
});
