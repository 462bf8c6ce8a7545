import { describe, expect, it } from "vitest";
import { fixtureFile, idOf, readFile, refusal, rowsOf } from "../results.ts";

const test = (fullName: string, status: string, meta: object = {}) => ({ fullName, status, meta, tags: [] });
const report = (...files: object[]) => ({
  name: "results.json",
  content: JSON.stringify({ numTotalTestSuites: files.length, startTime: 1795190029573, testResults: files }),
});

describe("reports of vitest-evals", () => {
  it("agrees with vitest's own counts and the averages of the scores", async () => {
    const file = fixtureFile("vitest-evals/vitest4-evals0.16.json");
    const { imported } = await readFile(file);
    const stated = JSON.parse(String(file.content)) as { numPassedTests: number; numFailedTests: number };
    const rows = rowsOf(imported);
    const passed = (value: number) => rows.filter(({ scores }) => scores.get("pass") === value).length;
    expect([passed(1), passed(0)]).toEqual([stated.numPassedTests, stated.numFailedTests]);
    expect(rows.map(({ scores }) => scores.get("ExactMatch"))).toEqual([1, 1, 0]);
    expect(imported.runs[0]?.rows.spent.figures().tokens).toMatchObject({ total: 36, rows: 3 });
    expect(imported).toMatchObject({ created: "1795190029573", runs: [{ model: "fake-model-a" }] });
  });

  it("refuses a report in which nothing could be collected, with vitest's reason", async () => {
    const { message, hint } = await refusal(fixtureFile("vitest-evals/collect-error.json"));
    expect(message).toContain("without a single test: evalTest.override is not a function");
    expect(hint).toContain("collect");
  });

  it("counts a file that could not be collected beside others as errored", async () => {
    const scored = { eval: { scores: [{ name: "Facts", score: 1 }] } };
    const { imported } = await readFile(
      report(
        {
          name: "/srv/refund.eval.ts",
          status: "passed",
          assertionResults: [test("refund", "passed", scored), test("a unit test", "passed")],
        },
        { name: "/srv/travel.eval.ts", status: "failed", message: "no such module", assertionResults: [] },
      ),
    );
    expect(rowsOf(imported).map(({ outcome, id }) => [outcome, id])).toEqual([
      ["scored", undefined],
      ["errored", idOf("file travel.eval.ts")],
    ]);
    expect(imported.notes).toEqual([
      "1 test file could not be collected and counts as an errored case each.",
    ]);
  });

  it("tells an eval that broke from one that failed, and from one that was skipped", async () => {
    const tests = [
      test("broke", "failed", { eval: { scores: [] } }),
      test("failed", "failed", { eval: { scores: [{ name: "Facts", score: null }] } }),
      test("skipped", "skipped", { eval: { scores: [] } }),
    ];
    const { imported } = await readFile(report({ name: "a.ts", status: "failed", assertionResults: tests }));
    expect(rowsOf(imported).map(({ outcome }) => outcome)).toEqual(["errored", "scored", "skipped"]);
    expect(imported.notes).toEqual([expect.stringMatching(/^1 score is not a number/)]);
  });
});
