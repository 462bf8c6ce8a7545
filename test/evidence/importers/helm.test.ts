import { describe, expect, it } from "vitest";
import { fixtureFile, idOf, readFile, refusal, rowsOf } from "../results.ts";

interface Stat {
  name: { name: string };
  mean: number;
}

describe("the folder of a HELM run", () => {
  const file = fixtureFile("helm/per_instance_stats.json", ["helm/run_spec.json", "helm/stats.json"]);

  it("agrees with the means that HELM computed over the run", async () => {
    const { imported } = await readFile(file);
    const rows = rowsOf(imported);
    const stats = JSON.parse(String(fixtureFile("helm/stats.json").content)) as Stat[];
    const mean = (read: (row: (typeof rows)[number]) => number | undefined) =>
      rows.reduce((sum, row) => sum + (read(row) ?? Number.NaN), 0) / rows.length;
    const stated = (metric: string) => stats.find(({ name }) => name.name === metric)?.mean;
    for (const metric of ["exact_match", "quasi_exact_match", "exact_match@5"])
      expect(mean(({ scores }) => scores.get(metric))).toBeCloseTo(stated(metric) ?? Number.NaN, 12);
    const { tokens, latency } = imported.runs[0]!.rows.spent.figures();
    expect(tokens!.input! / rows.length).toBeCloseTo(stated("num_prompt_tokens") ?? Number.NaN, 9);
    const runtimes = (JSON.parse(String(file.content)) as { stats: Stat[] }[])
      .map(
        (instance) =>
          instance.stats.find(({ name }) => name.name === "inference_runtime")?.mean ?? Number.NaN,
      )
      .toSorted((one, other) => one - other);
    expect(latency?.p50).toBe(runtimes[Math.ceil(runtimes.length / 2) - 1]! * 1000);
  });

  it("has the model from the specification, and no bookkeeping among the metrics", async () => {
    const { imported } = await readFile(file);
    expect(imported.runs[0]).toMatchObject({ model: "eleutherai/pythia-1b-v0" });
    expect(imported.metrics.every(({ name }) => name.includes("exact_match"))).toBe(true);
    expect(imported.notes).toEqual(["The run was limited to 10 instances (max_eval_instances)."]);
    expect(imported.alsoRead?.map(({ name }) => name)).toEqual(["run_spec.json"]);
  });

  it("reads the statistics alone, trials as attempts, and perturbed instances as cases of their own", async () => {
    const stats = [
      { name: { name: "exact_match", split: "test" }, count: 2, sum: 1 },
      { name: { name: "f1", split: "test" }, count: 0, sum: 0 },
    ];
    const content = JSON.stringify([
      { instance_id: "refund-1", train_trial_index: 0, stats },
      { instance_id: "refund-1", train_trial_index: 1, stats },
      { instance_id: "refund-1", perturbation: { name: "typos" }, train_trial_index: 0, stats },
    ]);
    const { imported } = await readFile(
      { name: "per_instance_stats.json", content },
      { categoryKey: "split" },
    );
    expect(
      rowsOf(imported).map(({ id, category, scores }) => [id, category, scores.get("exact_match")]),
    ).toEqual([
      [idOf("refund-1"), "test", 0.5],
      [idOf("refund-1"), "test", 0.5],
      [idOf("refund-1 typos"), "test", 0.5],
    ]);
    expect(imported.notes).toEqual([expect.stringMatching(/^3 scores are not a number/)]);
  });

  it("refuses an instance without an id, and a specification that is no JSON", async () => {
    const content = '[{"instance_id":null,"stats":[]}]';
    expect((await refusal({ name: "per_instance_stats.json", content })).message).toContain(
      "/0: Unexpected instance without an id",
    );
    const broken = { ...file, beside: [{ name: "run_spec.json", content: "{" }] };
    expect((await refusal(broken)).message).toContain("Unexpected end of the file");
  });
});
