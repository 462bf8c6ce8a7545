import { describe, expect, it } from "vitest";
import { fixtureFile, readFile, refusal, rowsOf } from "../results.ts";

interface Stated {
  metricsScores: { metric: string; scores: number[]; passes: number; fails: number; errors: number }[];
  testPassed: number;
  testFailed: number;
}

describe("test runs of deepeval", () => {
  const file = fixtureFile("deepeval/synthetic-test_run_20261120_150000.json");

  it("agrees with deepeval's sums, and counts besides what they leave out", async () => {
    const { imported } = await readFile(file);
    const stated = JSON.parse(String(file.content)) as Stated;
    const rows = rowsOf(imported);
    const passed = (value: number) => rows.filter(({ scores }) => scores.get("pass") === value).length;
    expect([passed(1), passed(0)]).toEqual([stated.testPassed, stated.testFailed]);
    for (const { metric, scores } of stated.metricsScores)
      expect(rows.flatMap((row) => row.scores.get(metric) ?? [])).toEqual(scores);
    expect(rows.filter(({ outcome }) => outcome === "errored")).toHaveLength(stated.metricsScores[0]!.errors);
  });

  it("states model, judges, criteria and categories", async () => {
    const { imported } = await readFile(file);
    expect(imported).toMatchObject({
      runs: [{ model: "gpt-4o-mini" }],
      grader: { judges: ["gpt-4.1"], criteria: ["Answer Relevancy", "Correctness [GEval]"] },
    });
    expect(new Set(rowsOf(imported).map(({ category }) => category))).toEqual(new Set(["factual", "safety"]));
    expect(imported).not.toHaveProperty("created");
  });

  it("reads the sample that deepeval ships", async () => {
    const { imported } = await readFile(fixtureFile("deepeval/test_run_sample.json"));
    expect(Object.fromEntries(rowsOf(imported)[0]!.scores)).toEqual({
      pass: 0,
      "Answer Relevancy": 0.92,
      Faithfulness: expect.any(Number) as number,
    });
  });

  it("reads exports in snake case, wrapped, with metrics of which less is better", async () => {
    const metrics = [{ name: "Toxicity", score: 0.1, success: true, evaluation_model: "judge-1" }];
    const test = { input: "Where is my refund?", success: true, metrics_data: metrics, tags: ["refund"] };
    const content = JSON.stringify({ testRunData: { test_cases: [test] } });
    const { imported } = await readFile({ name: "run.json", content });
    expect(imported.metrics).toContainEqual({ name: "Toxicity", scale: "share", higherIsBetter: false });
    expect(rowsOf(imported)[0]?.category).toBe("refund");
    expect(imported.assumed).toHaveLength(1);
  });

  it("refuses a run without cases, and one that is cut off", async () => {
    const empty = { name: "run.json", content: '{"testCases":[],"metricsData":1}' };
    expect((await refusal(empty)).message).toContain("without a single test case");
    const cut = { name: "run.json", content: String(file.content).slice(0, 500) };
    expect((await refusal(cut)).message).toMatch(/line 1, column 501: Unexpected end/);
  });
});
