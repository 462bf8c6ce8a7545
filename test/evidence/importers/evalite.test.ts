import { describe, expect, it } from "vitest";
import { evidenceOf, fixtureFile, idOf, readFile, refusal, rowsOf } from "../results.ts";

const run = (evals: readonly object[]) => ({
  name: "results.json",
  content: JSON.stringify({ run: { id: 7, runType: "full", createdAt: "2026-11-20 15:53:12" }, evals }),
});
const answer = (question: string, score: number, status = "success") => ({
  input: { question, topic: "refund" },
  status,
  scores: [{ name: "Exact", score }],
});

describe("runs of evalite", () => {
  it("agrees with the averages that evalite wrote beside the scores", async () => {
    const file = fixtureFile("evalite/evalite-0.19.json");
    const { imported } = await readFile(file, { caseKey: "id", categoryKey: "category" });
    const rows = rowsOf(imported);
    const stated = (JSON.parse(String(file.content)) as { evals: { results: { averageScore: number }[] }[] })
      .evals[0]!.results;
    expect(
      rows.map(({ scores }) => [...scores.values()].reduce((sum, score) => sum + score, 0) / scores.size),
    ).toEqual(stated.map(({ averageScore }) => averageScore));
    expect(rows.map(({ id, category }) => [id, category])).toEqual([
      [idOf("m1"), "math"],
      [idOf("g1"), "geo"],
      [idOf("m2"), "math"],
    ]);
    expect(imported).toMatchObject({
      runId: "2",
      created: "2026-11-20 15:53:12",
      dataset: { name: "golden" },
    });
  });

  it("takes variants for runs, and a task that threw for errored", async () => {
    const variants = run([
      { name: "support", variantName: "current", results: [answer("Where?", 1), answer("When?", 0)] },
      {
        name: "support",
        variantName: "successor",
        results: [answer("Where?", 1), answer("When?", 0, "fail")],
      },
    ]);
    const names = { baseline: "current", candidate: "successor", metrics: ["Exact"] };
    const { counts, metrics } = await evidenceOf([variants], names);
    expect(counts).toMatchObject({ paired: 2, errored: { baseline: 0, candidate: 1 } });
    expect(metrics[0]?.overall.passed).toEqual([1, 1]);
  });

  it("takes the evals' names for categories where there are several", async () => {
    const { imported } = await readFile(
      run(["refund", "travel"].map((name) => ({ name, variantName: null, results: [answer("Where?", 1)] }))),
    );
    expect(rowsOf(imported).map(({ category }) => category)).toEqual(["refund", "travel"]);
  });

  it("refuses a run without results, or with a result without a status", async () => {
    expect((await refusal(run([{ name: "support", variantName: null, results: [] }]))).message).toContain(
      "without a single result",
    );
    expect(
      (await refusal(run([{ name: "support", variantName: null, results: [answer("Where?", 1, "done")] }])))
        .message,
    ).toContain("/evals/0/results/0: Unexpected result without a status");
  });
});
