import { expect, test } from "vitest";
import { dependentsOf, phasesOf, reverse } from "../../src/register/doors.ts";
import { memo, settings } from "./records.ts";

const config = settings("units:\n  engineer-day: 800 USD\n");
const accepted = ["status: accepted", "date: 2026-11-02", "decided: 2026-11-02", "chosen: C"];

const steps = {
  cost: "1 sprint + $3,000",
  door: "costly" as const,
  phases: [
    { cost: "5 minutes", until: "2026-12-14" },
    { cost: "1 sprint + $3,000", until: "2027-01-31" },
    { cost: "$18,000 + 6 weeks" },
  ],
};

test.each([
  ["2026-11-20", ["today", "later", "later"]],
  ["2026-12-14", ["today", "later", "later"]],
  ["2026-12-15", ["past", "today", "later"]],
  ["2027-02-01", ["past", "past", "today"]],
])("on %s the phases are %j", (today, states) => {
  const phases = phasesOf(steps, "2026-11-02", today, config.units);
  expect(phases.map(({ state }) => state)).toEqual(states);
  expect(phases.map(({ from }) => from)).toEqual(["2026-11-02", "2026-12-15", "2027-02-01"]);
});

test("a phase that an event ends may be over, and a later day that has passed says that it is", () => {
  const phases = [
    { cost: "1 day", "until-event": "the old cluster is switched off" },
    { cost: "2 weeks", until: "2026-12-31" },
    { cost: "prohibitive" },
  ];
  const states = (today: string): string[] =>
    phasesOf({ cost: "1 day", door: "two-way", phases }, undefined, today, config.units).map(
      ({ state }) => state,
    );
  expect(states("2026-11-20")).toEqual(["today", "possible", "later"]);
  expect(states("2027-01-01")).toEqual(["past", "past", "today"]);
});

test("a window that has passed leaves a price that nobody knows", async () => {
  const record = await memo({
    keys: [...accepted, "reversal: { cost: 1 sprint, door: costly, window: 2026-11-10 }"],
  });
  const report = reverse([record], record, config, "2026-11-20");
  expect(report).toMatchObject({ closed: "2026-11-10", decidedAt: { days: { min: 10, max: 10 } } });
  expect(report).not.toHaveProperty("price");
  expect(report.sum).toMatchObject({ records: 1, unknown: ["MEMO-0007"], words: [], money: [] });
});

test("what builds on a decision falls with it, through others and round in a circle", async () => {
  const building = (id: string, on: string, status = "accepted", cost = "2 days") =>
    memo({
      id,
      keys: [
        `status: ${status}`,
        "date: 2026-11-02",
        `builds-on: [${on}]`,
        `reversal: { cost: "${cost}", door: two-way }`,
      ],
    });
  const root = await building("MEMO-0001", "MEMO-0004", "accepted", "1–2 weeks + $3,000");
  const records = [
    root,
    await building("MEMO-0002", "MEMO-0001"),
    await building("MEMO-0003", "MEMO-0001", "superseded"),
    await building("MEMO-0004", "MEMO-0002, MEMO-0001", "accepted", "medium"),
    await building("MEMO-0005", "MEMO-0004", "accepted", "€500 + 1 day"),
    await building("MEMO-0006", "MEMO-0003"),
  ];
  expect(dependentsOf(records, root).map(({ record, buildsOn }) => [record.id, buildsOn])).toEqual([
    ["MEMO-0002", ["MEMO-0001"]],
    ["MEMO-0004", ["MEMO-0001", "MEMO-0002"]],
    ["MEMO-0005", ["MEMO-0004"]],
  ]);
  expect(reverse(records, root, config, "2026-11-20").sum).toEqual({
    records: 4,
    days: { min: 8, max: 13 },
    money: [
      { currency: "EUR", min: 500, max: 500 },
      { currency: "USD", min: 3000, max: 3000 },
    ],
    inMoney: { currency: "USD", min: 8 * 800 + 3000, max: 13 * 800 + 3000 },
    words: [{ record: "MEMO-0004", word: "medium" }],
    unknown: [],
  });
});

test("the plan is the numbered steps, and a word has its rank", async () => {
  const record = await memo({ keys: [...accepted, "reversal: { cost: high, door: costly }"] });
  const report = reverse([record], record, settings(), "2026-11-20");
  expect(report.plan).toEqual([
    "Set the route back to the current model.",
    "Restore the prompts of October.",
  ]);
  expect(report.price).toEqual({ text: "high", word: "high", rank: 5 });
  expect(report.sum).not.toHaveProperty("inMoney");
});

test("without `reversal` nothing is said of a price", async () => {
  const record = await memo({ keys: ["status: proposed", "date: 2026-11-02"] });
  const report = reverse([record], record, config, "2026-11-20");
  expect(report).toMatchObject({ phases: [], falls: [], sum: { unknown: ["MEMO-0007"] } });
  expect(report).not.toHaveProperty("door");
});
