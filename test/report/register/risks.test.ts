import stringWidth from "fast-string-width";
import { expect, test } from "vitest";
import { calibrate } from "../../../src/register/calibration.ts";
import { acceptedRisks, riskEntry, sortRisks } from "../../../src/register/risks.ts";
import { painter } from "../../../src/report/paint.ts";
import { calibrationText, dueText, riskTable } from "../../../src/report/register/risks.ts";
import { memo, settings } from "../../register/records.ts";
import { TODAY, yearCorpus } from "../../register/year.ts";

const paint = painter(false);

test("a year's register fits a terminal of 80 columns", async () => {
  const { records, config } = await yearCorpus();
  const all = sortRisks(acceptedRisks(records, config));
  const report = {
    version: 1 as const,
    today: TODAY,
    risks: all.map((risk) => riskEntry(risk, TODAY)),
    calibration: calibrate(all),
  };
  const table = riskTable(report, { width: 80, paint });
  const due = dueText({ ...report, risks: report.risks.slice(0, 3) }, { width: 80, paint });
  for (const line of `${table}${calibrationText(report.calibration, { paint })}`.split("\n"))
    expect(stringWidth(line)).toBeLessThanOrEqual(80);
  expect(table.split("\n").slice(0, 3)).toEqual([
    "Risk          Status        Day         Likely  Impact    Owner",
    "ADR-0011/R1   open          2026-11-10  70 %    major     petra  A number is wr…",
    "MEMO-0007/R1  open          2026-11-15  35 %    moderate  ana    A wrong answer…",
  ]);
  expect(due).toContain("2026-11-15  5 days late");
});

test("what a record says is shown, never obeyed", async () => {
  const record = await memo({
    risks: [{ id: "R1", risk: "Late \u{202E}capacity ##[add-mask]x", owner: "a\u{9B}31m", reviewBy: "soon" }],
  });
  const risks = acceptedRisks([record], settings()).map((risk) => riskEntry(risk, TODAY));
  const report = { version: 1 as const, today: TODAY, risks, calibration: calibrate([]) };
  for (const shown of [riskTable(report, { paint }), dueText(report, { paint })]) {
    expect(shown).not.toMatch(/[\u{202E}\u{9B}]/u);
    expect(shown).not.toContain("##[");
    expect(shown).toContain(String.raw`\u{202e}capacity`);
  }
});

test("statements that what happened contradicts", () => {
  const text = calibrationText(
    {
      n: 12,
      happened: 9,
      leftOut: { mitigated: 0, unreadable: 2 },
      enough: true,
      stated: 15,
      range: [0, 4],
      brier: { score: 0.55, standardError: 0.09, expected: 0.1275 },
      bins: [{ from: 10, to: 25, n: 12, happened: 9, stated: 15, range: [0, 4], few: false }],
    },
    { paint },
  );
  expect(text).toBe(
    [
      "Calibration  9 of 12 happened, stated 15 % on average",
      "  Closed and left out: 2 without a readable likelihood.",
      "  If every statement is right, 0–4 happen, nine times in ten.",
      "  stated 15 %: 9 of 12, expected 0–4",
      "  Brier score 0.550 ± 0.090 (0 is best), 0.128 if every statement is right.",
      "",
    ].join("\n"),
  );
});
