import { describe, expect, test } from "vitest";
import { verdictSentence } from "../../src/site/verdict.ts";
import type { VerdictSource } from "../../src/site/verdict.ts";
import { sentenceText } from "../../src/site/view.ts";
import type { ReversalView } from "../../src/site/view.ts";

const conclusion = { before: "We chose ", strong: "C: Dual-run, then cut over.", after: "" };
const reversal: ReversalView = {
  cost: "1 sprint + $3,000",
  door: "costly",
  phases: [],
  until: "2027-01-31",
  after: "$18,000 + 6 weeks",
};
const migration: VerdictSource = {
  status: "accepted",
  today: "2026-11-20",
  conclusion,
  reversal,
  risks: 2,
  gate: "pass",
};
const say = (change: Partial<VerdictSource>): string =>
  sentenceText(verdictSentence({ ...migration, ...change }));

describe("the verdict of a decision", () => {
  test("names the option, the price of going back, the risks and the gate", () => {
    expect(say({})).toBe(
      "We chose C: Dual-run, then cut over. Going back costs 1 sprint + $3,000 until 31 Jan 2027. 2 risks accepted. Eval gate passed.",
    );
  });

  test("says when the way back has closed, and what it costs since", () => {
    expect(say({ today: "2027-02-01" })).toContain(
      "The way back closed on 31 Jan 2027; it now costs $18,000 + 6 weeks.",
    );
  });

  test.each([
    ["one-way", "irreversible", "There is no way back."],
    ["two-way", "3 days", "Going back costs 3 days at any time."],
    ["two-way", "none", "Going back costs nothing at any time."],
    ["two-way", "low", "The cost of going back is low at any time."],
    ["two-way", "N/A", "There is nothing to go back from."],
  ] as const)("puts a %s door at the price of %s into words", (door, cost, words) => {
    expect(say({ reversal: { cost, door, phases: [] } })).toContain(words);
  });

  test("says that the gate was not run, and that one risk was accepted", () => {
    expect(say({ gate: "not run", risks: 1 })).toMatch(/1 risk accepted\. Eval gate not run\.$/);
    expect(say({ risks: 0 })).toContain("No risks accepted.");
  });

  test("speaks of a proposal as of one", () => {
    const proposed = { ...conclusion, before: "Proposed: " };
    expect(say({ status: "proposed", conclusion: proposed, commentBy: "2026-11-27" })).toBe(
      "Proposed: C: Dual-run, then cut over. Going back would cost 1 sprint + $3,000 until 31 Jan 2027. 2 risks accepted. Eval gate passed. Comments until 27 Nov 2026.",
    );
  });

  test("gives the reason of a rejection", () => {
    const rejected = { before: "", strong: "Rejected", after: ": Consent does not cover training." };
    expect(say({ status: "rejected", conclusion: rejected })).toBe(
      "Rejected: Consent does not cover training.",
    );
  });

  test("leaves out what the record does not state", () => {
    expect(verdictSentence({ status: undefined, today: "2026-11-20" })).toEqual([]);
    expect(verdictSentence({ status: "accepted", today: "2026-11-20", conclusion })).toEqual([
      { text: "We chose " },
      { text: "C: Dual-run, then cut over.", strong: true },
    ]);
  });
});
