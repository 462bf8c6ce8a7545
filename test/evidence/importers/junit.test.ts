import { describe, expect, it } from "vitest";
import { evidenceOf, fixtureFile, readFile, refusal, rowsOf } from "../results.ts";

function report(...cases: string[]) {
  return {
    name: "report.xml",
    content: `<testsuites><testsuite name="support">${cases.join("")}</testsuite></testsuites>`,
  };
}

describe("a JUnit report", () => {
  it("gives what pytest wrote: passes, a failure, an error, what was skipped, and the recorded properties", async () => {
    const { imported, tool } = await readFile(fixtureFile("junit/pytest9.xml"));
    expect(tool).toBe("junit");
    expect(imported.created).toBe("2026-11-20T15:53:13.015290+00:00");
    expect(
      rowsOf(imported).map(({ outcome, category, scores }) => [outcome, category, ...scores.values()]),
    ).toEqual([
      ["scored", "safety", 1, 1],
      ["scored", "safety", 0, 0.25],
      ["scored", "math", 1, 1],
      ["skipped", undefined],
      ["errored", undefined],
    ]);
    expect(imported.metrics.map(({ name, scale }) => [name, scale])).toEqual([
      ["pass", "share"],
      ["score", "number"],
    ]);
  });

  it("gives what vitest wrote, whose test names hold `>`", async () => {
    const { imported } = await readFile(fixtureFile("junit/vitest4.xml"));
    expect(rowsOf(imported).map(({ scores }) => scores.get("pass"))).toEqual([1, 1, 0]);
  });

  it("agrees with promptfoo's own counts, and takes its provider for the run", async () => {
    const file = fixtureFile("junit/promptfoo-candidate-errors.xml");
    const { imported } = await readFile(file);
    const [run] = imported.runs;
    expect(run?.name).toBe("candidate");
    const count = (outcome: string, pass?: number) =>
      rowsOf(imported).filter((row) => row.outcome === outcome && row.scores.get("pass") === pass).length;
    const stated = /errors="(\d+)" failures="(\d+)" name="promptfoo" skipped="0" tests="(\d+)"/u.exec(
      String(file.content),
    );
    expect([count("errored"), count("scored", 0), rowsOf(imported).length]).toEqual(
      stated?.slice(1).map(Number),
    );
    expect(count("scored", 1)).toBe(51);
  });

  it("pairs tests of two reports by name, and by class too where a name occurs twice", async () => {
    const ticket = (className: string, name: string, inside = "") =>
      `<testcase classname="${className}" name="${name}">${inside}</testcase>`;
    const before = report(
      ticket("billing", "refund"),
      ticket("travel", "refund", "<failure/>"),
      ticket("travel", "visa"),
    );
    const after = report(
      ticket("travel", "visa", "<error/>"),
      ticket("travel", "refund"),
      ticket("billing", "refund", "<failure/>"),
    );
    const { metrics, counts } = await evidenceOf([before, after]);
    expect(metrics[0]?.overall).toMatchObject({ passed: [2, 1], discordant: [2, 1] });
    expect(counts.errored).toEqual({ baseline: 0, candidate: 1 });
  });

  it("takes a report whose root is testsuite, with a BOM", async () => {
    const content = '\uFEFF<testsuite><testcase name="refund &amp; return"/></testsuite>';
    expect(rowsOf((await readFile({ name: "report.xml", content })).imported)).toHaveLength(1);
  });

  it("counts a score that is no number", async () => {
    const nan =
      '<testcase name="refund"><properties><property name="score" value="nan"/></properties></testcase>';
    expect((await readFile(report(nan))).imported.notes).toEqual([
      expect.stringMatching(/^1 score is not a number/),
    ]);
  });

  it.each([
    [
      "with a DOCTYPE",
      '<!DOCTYPE t [<!ENTITY a "aaaa">]><testsuites>&a;</testsuites>',
      /line 1, column \d+: Unexpected DOCTYPE/,
    ],
    ["with an unknown entity", "<testsuites>&refund;</testsuites>", /Unexpected XML: .*entity/],
    ["that is truncated", "<testsuites><testsuite>", /Unexpected XML: unclosed tag/],
    [
      "that is nested without end",
      `<testsuite>${"<a>".repeat(10_000)}`,
      /Unexpected nesting of more than 64 levels/,
    ],
    ["without cases", "<testsuites></testsuites>", /without a single test case/],
    [
      "with a case without a name",
      "<testsuite><testcase/></testsuite>",
      /Unexpected test case without a name/,
    ],
    ["of another kind", "<html><testsuite/></html>", /Unexpected element html/],
  ])("refuses a report %s", async (_, content, message) => {
    const error = await refusal({ name: "report.xml", content });
    expect(error.message).toMatch(message);
    expect(error.hint).not.toBe("");
  });
});
