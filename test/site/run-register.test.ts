import { describe, expect, test } from "vitest";
import { trendOf } from "../../src/site/charts/trend-plot.ts";
import { runsSentence } from "../../src/site/register-sentences.ts";
import { runRegisterView } from "../../src/site/run-register-view.ts";
import { sentenceText } from "../../src/site/view.ts";
import { readFixture } from "./fixture.ts";

const { view } = await readFixture("site");
const { plans } = view.registers;
const { runs } = plans[0]!.metrics[0]!;

describe("the runs that a plan judged", () => {
  test("are by the plan, the latest first, with the records that name them and their source's digest", () => {
    expect(plans).toHaveLength(1);
    expect(plans[0]!.plan).toMatchObject({ id: "EVAL-0001", slug: "eval-0001" });
    expect(runs.map(({ day, evidence, records }) => [day, evidence.name, records[0]!.id])).toEqual([
      ["2026-11-16", "refunds-2026-11", "MEMO-0010"],
      ["2026-11-09", "passenger-2026-11", "MEMO-0009"],
    ]);
    expect(runs[0]!.evidence.sources[0]!.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(sentenceText(runsSentence(plans))).toBe(
      "Two runs were judged, none of them blocked. The latest is refunds-2026-11 of 16 Nov 2026, passed.",
    );
  });

  test("show how all cases and every category with a floor went", () => {
    const trend = trendOf(runs, 30)!;
    expect(trend.rows.map(({ name }) => name).toSorted()).toEqual([
      "All cases",
      "fares-and-rules",
      "platform-and-time",
      "refusals",
    ]);
    expect(trend.days.map(({ day }) => day)).toEqual(["2026-11-09", "2026-11-16"]);
    const refusals = trend.rows.find(({ name }) => name === "refusals")!;
    // The scale runs from 80 to 100, so that a floor of 85 leaves a quarter below it.
    expect(refusals.floor).toEqual({ y: "75.00%", below: "25.00%" });
    expect(refusals.marks).toHaveLength(2);
    expect(refusals.links).toHaveLength(1);
  });
});

test("one run is no trend, and neither are runs without a day", () => {
  expect(trendOf(runs.slice(0, 1), 30)).toBeUndefined();
  expect(
    trendOf(
      runs.map(({ day: _, ...run }) => run),
      30,
    ),
  ).toBeUndefined();
});

test("runs of one day stand beside one another", () => {
  const { days } = trendOf(
    runs.map((run) => ({ ...run, day: "2026-11-09" })),
    30,
  )!;
  expect(days.map(({ x }) => x)).toEqual(["5.00%", "95.00%"]);
});

test("evidence that no plan governs is judged by the settings, and a plan without a run says so", () => {
  const loose = view.decisions.map(({ plan: _, ...decision }) => decision);
  const [plan, rest] = runRegisterView(loose);
  expect(plan!.metrics).toEqual([]);
  expect(rest).not.toHaveProperty("plan");
  expect(rest!.metrics[0]!.runs).toHaveLength(2);
  expect(sentenceText(runsSentence([plan!]))).toBe("1 eval plan, and no run that was judged by one.");
});
