import { describe, expect, test } from "vitest";
import { searchRecord } from "../../src/site/search.ts";
import { sentenceText } from "../../src/site/view.ts";
import type { DecisionView } from "../../src/site/view.ts";
import { readFixture } from "./fixture.ts";

const { view, errors } = await readFixture("site");
const bySlug = (slug: string): DecisionView => view.decisions.find((decision) => decision.slug === slug)!;
const migration = bySlug("memo-0009");

describe("the archive", () => {
  test("is of sound records, newest first", () => {
    expect(errors).toEqual([]);
    const days = view.decisions.map(({ day }) => day!);
    expect(days).toEqual(days.toSorted().toReversed());
    expect(view.title).toBe("Fernway Rail");
  });

  test("lists a superseded decision by the day it was taken, not by the day it ended", () => {
    expect(bySlug("memo-0003")).toMatchObject({
      day: "2025-12-03",
      date: "2026-11-12",
      status: "superseded",
    });
  });

  test("survives being serialised", () => {
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });
});

describe("the memo on the migration", () => {
  test("opens with its conclusion", () => {
    expect(sentenceText(migration.verdict)).toBe(
      "We chose C: Dual-run, then cut over. Going back costs 1 sprint + $3,000 until 31 Jan 2027. 2 risks accepted. Eval gate passed.",
    );
  });

  test("marks the chosen option, and derives a door for each", () => {
    const { columns, rows } = migration.options!;
    expect(columns.filter(({ chosen }) => chosen).map(({ key }) => key)).toEqual(["C"]);
    const reversal = rows.at(-1)!;
    expect(reversal.role).toBe("reversal");
    expect(reversal.cells.map(({ door }) => door)).toEqual(["two-way", "costly", "costly", "one-way"]);
  });

  test("splits a figure from its remark", () => {
    const cost = migration.options!.rows.find(({ dimension }) => dimension === "Cost/month")!;
    expect(cost.cells[2]).toEqual({ html: "$26,800", remark: "plus $9,400 once" });
  });

  test("has its window where the price it was decided at ends, and what follows", () => {
    expect(migration.reversal).toMatchObject({
      until: "2027-01-31",
      after: "$18,000 + 6 weeks",
      from: "2026-11-12",
    });
    expect(migration.reversal!.phases.map(({ from }) => from)).toEqual([
      "2026-11-12",
      "2026-12-15",
      "2027-02-01",
    ]);
  });

  test("draws its evidence, all cases first and the worst change next", () => {
    const [figure] = migration.evidence;
    expect(figure!.rows.slice(0, 2)).toMatchObject([
      { name: "All cases", overall: true, n: 2478, verdict: "pass" },
      { name: "fares-and-rules", n: 126, floor: 80, accepted: "R1", verdict: "pass" },
    ]);
    // A category that the policy asks nothing of has no verdict.
    expect(figure!.rows.find(({ name }) => name === "delays")).not.toHaveProperty("verdict");
    // Wilson's interval for 90 of 96.
    const { baseline } = figure!.rows.find(({ name }) => name === "refusals")!;
    expect(baseline!.value).toBeCloseTo(93.75, 10);
    expect(baseline!.low).toBeCloseTo(87.03, 1);
    expect(baseline!.high).toBeCloseTo(97.1, 1);
  });

  test("puts the sentence before the figure and leaves the block's tables to it", () => {
    const { blocks } = migration.sections.find(({ name }) => name === "evidence")!;
    expect(blocks.map(({ type }) => type)).toEqual(["prose", "evidence"]);
    expect(blocks[0]).toMatchObject({
      html: expect.stringContaining("accepted under R1; gate passed.") as string,
    });
  });

  test("has its footnote beside the options", () => {
    const { notes } = migration.sections.find(({ name }) => name === "options")!;
    expect(notes).toMatchObject([
      { id: "note-1", html: expect.stringContaining('href="../memo-0006/"') as string },
    ]);
  });

  test("relates to what it builds on and to what builds on it", () => {
    const words = migration.relations.map(
      ({ word, records }) => `${word} ${records.map(({ id }) => id).join(", ")}`,
    );
    expect(words).toEqual([
      "Supersedes MEMO-0003",
      "Builds on ADR-0008, ADR-0005",
      "Judged by EVAL-0001",
      "Leads to MEMO-0010",
    ]);
  });

  test("is found by its title's words, and filtered by kind, status and tag", () => {
    expect(searchRecord(migration)).toMatchObject({
      url: "/memo-0009/",
      meta: { title: "Move passenger answers from Heron-L to Kite-M", slug: "memo-0009" },
      filters: { kind: ["risk-memo"], status: ["accepted"], tag: ["models", "passenger-help"] },
    });
  });
});

test("a risk that came true names its postmortem, and a broken reference stays a bare id", () => {
  const [risk] = bySlug("memo-0003").risks!.rows;
  expect(risk).toMatchObject({
    state: "materialised",
    stateOn: "2026-02-11",
    postmortem: { slug: "post-0001" },
  });
});

test("what a kind has no options for, its page does not show", () => {
  const plan = bySlug("eval-0001");
  expect(plan).not.toHaveProperty("options");
  expect(plan).not.toHaveProperty("reversal");
  expect(plan.sections.map(({ heading }) => heading)).toEqual(["Dataset", "Grading", "Gate", "Rationale"]);
});

test("a record with a broken table says what is wrong where it is, and the rest stands", async () => {
  const { view: hostile } = await readFixture("site-hostile");
  const [decision] = hostile.decisions;
  const options = decision!.sections.find(({ name }) => name === "options")!;
  const problems = options.blocks.flatMap((block) =>
    block.type === "problem" ? [block.problem.message] : [],
  );
  expect(problems).toContain("Unexpected options table with 2 options, expected at least three");
  expect(options.blocks.at(-1)).toEqual({ type: "options" });
  expect(decision!.options!.rows[0]!.cells.map(({ html }) => html)).toEqual(["fast", ""]);
  expect(hostile.files.filter((file) => file.path.startsWith("media/"))).toEqual([]);
});
