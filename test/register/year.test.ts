import { expect, test } from "vitest";
import { calibrate } from "../../src/register/calibration.ts";
import { reverse } from "../../src/register/doors.ts";
import { neededWords, rightsOf } from "../../src/model/rights.ts";
import { acceptedRisks, isLive, passesRisk, sortRisks } from "../../src/register/risks.ts";
import { TODAY, yearCorpus } from "./year.ts";

// Every figure here was worked out by hand from the records in test/fixtures/year.

test("the year's risks that came true, against what was stated", async () => {
  const { records, config } = await yearCorpus();
  const report = calibrate(acceptedRisks(records, config));
  expect(report).toMatchObject({ n: 21, happened: 8, leftOut: { mitigated: 3, unreadable: 0 } });
  // 2 at 5 %, 7 at 15 %, one at 20 %, 6 at 35 % and 5 at 70 %
  expect(report.stated).toBeCloseTo((2 * 5 + 7 * 15 + 20 + 6 * 35 + 5 * 70) / 21, 10);
  // 2·0.05² + (0.85² + 6·0.15²) + 0.2² + 3·0.65² + 3·0.35² + 4·0.3² + 0.7²
  expect(report.brier!.score).toBeCloseTo(3.3875 / 21, 10);
  expect(report.bins.map(({ n, happened, few }) => ({ n, happened, few }))).toEqual([
    { n: 2, happened: 0, few: true },
    { n: 8, happened: 1, few: false },
    { n: 6, happened: 3, few: false },
    { n: 5, happened: 4, few: true },
  ]);
});

test("risks whose review is due", async () => {
  const { records, config } = await yearCorpus();
  const due = sortRisks(acceptedRisks(records, config).filter((risk) => passesRisk(risk, { due: TODAY })));
  expect(due.map(({ ref, reviewBy }) => `${ref} ${reviewBy}`)).toEqual([
    "ADR-0011/R1 2026-11-10",
    "MEMO-0007/R1 2026-11-15",
  ]);
  expect(acceptedRisks(records, config).filter(isLive)).toHaveLength(8);
});

test("what falls with the gateway", async () => {
  const { records, byId, config } = await yearCorpus();
  const report = reverse(records, byId("ADR-0001")[0]!, config, TODAY);
  expect(report.price).toMatchObject({ days: { min: 15, max: 15 } });
  expect(report.falls.map(({ record }) => record)).toEqual([
    "ADR-0004",
    "ADR-0009",
    "ADR-0011",
    "ADR-0012",
    "ADR-0013",
    "ADR-0014",
    "MEMO-0002",
    "MEMO-0003",
    "ADR-0018",
    "MEMO-0004",
  ]);
  // 15 for itself; 2 for the second zone, 3 for redaction, 1 for summaries, and 5 with $6,000 for tariffs in chat
  expect(report.sum.days).toEqual({ min: 26, max: 26 });
  expect(report.sum.money).toEqual([{ currency: "USD", min: 6000, max: 6000 }]);
  expect(report.sum.inMoney).toEqual({ currency: "USD", min: 26_800, max: 26_800 });
  expect(report.sum.words).toEqual([
    { record: "ADR-0004", word: "low" },
    { record: "ADR-0012", word: "none" },
    { record: "ADR-0013", word: "minimal" },
    { record: "ADR-0014", word: "none" },
  ]);
  // Their windows closed on 30 September and 31 October.
  expect(report.sum.unknown).toEqual(["MEMO-0002", "MEMO-0003"]);
});

test("an event that nobody has dated makes the last price possible only later", async () => {
  const { records, byId, config } = await yearCorpus();
  const report = reverse(records, byId("ADR-0017")[0]!, config, "2027-01-10");
  expect(report.phases.map(({ state }) => state)).toEqual(["past", "today", "possible"]);
  expect(report).toMatchObject({ untilEvent: "the supplier deletes the dialogues", falls: [] });
});

test("every accepted decision has the approval that it needs, and two proposals lack theirs", async () => {
  const { records, config } = await yearCorpus();
  const lacking = records.filter((record) => !rightsOf(record, config).satisfied);
  expect(lacking.filter(({ values }) => values.status === "accepted")).toEqual([]);
  expect(
    lacking
      .filter(({ values }) => values.status === "proposed")
      .map((record) => `${record.id} ${neededWords(rightsOf(record, config))}`),
  ).toEqual(["ADR-0015 $5,600 a month: executive", "MEMO-0009 tag `pii`: director"]);
});
