import { describe, expect, test } from "vitest";
import { DEFAULT_LIKELIHOOD, parseLikelihood, parseRiskStatus } from "../../src/model/risk.ts";
import { readRecord, KEYS } from "../records.ts";

describe("likelihood", () => {
  test.each([
    ["rare", 5],
    ["unlikely", 15],
    ["Possible", 35],
    [" likely ", 70],
    ["35 %", 35],
    ["2.5%", 2.5],
    ["0%", 0],
    ["100%", 100],
    ["101%", undefined],
    ["-5%", undefined],
    ["35", undefined],
    ["certain", undefined],
    ["constructor", undefined],
    ["", undefined],
  ])("%j is %s", (text, percent) => {
    expect(parseLikelihood(text, DEFAULT_LIKELIHOOD)).toBe(percent);
  });
});

describe("where a risk stands", () => {
  test.each([
    ["open", { state: "open" }],
    ["Open", { state: "open" }],
    ["tripped 2026-12-03", { state: "tripped", on: "2026-12-03" }],
    ["mitigated 2027-01-15", { state: "mitigated", on: "2027-01-15" }],
    [
      "materialised 2027-02-01 (POST-0002)",
      { state: "materialised", on: "2027-02-01", postmortem: "POST-0002" },
    ],
    ["did-not-materialise 2027-01-15", { state: "did-not-materialise", on: "2027-01-15" }],
    ["tripped", undefined],
    ["mitigated 2027-02-30", undefined],
    ["closed 2027-01-15", undefined],
    ["open 2027-01-15", undefined],
    ["", undefined],
  ])("%j", (text, status) => {
    expect(parseRiskStatus(text)).toEqual(status);
  });
});

test("the format's sample row, with the columns in another order and one more", () => {
  const { risks } = readRecord(`---
${KEYS}---

# Migrate the support model

## Accepted Risks

| Risk | ID | Impact | Likelihood | Owner | Signal | Review by | Status | Now | Ticket |
|---|---|---|---|---|---|---|---|---|---|
| Casual queries answer worse | R1 | minor | possible | ana | casual-queries score < 85 for 7 days | 2027-01-15 | open | 91 (2026-11-18) | SUP-7 |
| Bills are refunded twice | R2 |
`);
  expect(risks?.missing).toEqual([]);
  expect(
    risks?.rows.map(({ id, likelihood, now, status }) =>
      [id, likelihood, now, status].map((cell) => cell?.text),
    ),
  ).toEqual([
    ["R1", "possible", "91 (2026-11-18)", "open"],
    ["R2", undefined, undefined, undefined],
  ]);
});

test("required columns that a table lacks are named", () => {
  const { risks } = readRecord(`---\n${KEYS}---\n\n## Risks\n\n| ID | Risk |\n|---|---|\n| R1 | Slower |\n`);
  expect(risks?.missing).toEqual(["likelihood", "impact", "owner", "signal", "reviewBy", "status"]);
});
