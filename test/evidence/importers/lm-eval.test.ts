import { describe, expect, it } from "vitest";
import { evidenceOf, fixtureFile, idOf, readFile, refusal, rowsOf } from "../results.ts";

const RESULTS = "lm-eval/results_2026-01-21T03-44-18.458309.json";
const SAMPLES = "lm-eval/samples_math_perturbed_full_2026-01-21T03-44-18.458309.jsonl";

const sample = (docId: number, filter: string, score: unknown) =>
  JSON.stringify({
    doc_id: docId,
    doc: { level: `L${docId % 2}` },
    filter,
    metrics: ["exact_match"],
    exact_match: score,
    doc_hash: `hash-${docId}`,
  });

describe("results of lm-evaluation-harness", () => {
  it("reads samples beside the results, and sees that they are a part of the task", async () => {
    const { imported } = await readFile(fixtureFile(RESULTS, [SAMPLES]));
    const [run] = imported.runs;
    expect(run).toMatchObject({ expected: 5000, model: expect.stringContaining("Qwen3-93M") as string });
    expect(imported).toMatchObject({ toolVersion: "0.4.9.2", created: "1768964383.8593218" });
    // results: exact_match,none 0 for this task.
    expect(rowsOf(imported).map(({ scores }) => scores.get("exact_match"))).toEqual(Array(10).fill(0));
    expect(imported.metrics).toEqual([{ name: "exact_match", scale: "share", higherIsBetter: true }]);
    expect(imported.assumed).toEqual([]);
  });

  it("keeps which files were read", async () => {
    const file = fixtureFile(RESULTS, [SAMPLES]);
    const { sources } = await evidenceOf([file, file], { metrics: ["exact_match"] });
    expect(sources[0]?.beside).toEqual([
      { file: SAMPLES.split("/")[1], sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    ]);
  });

  it("takes tasks for cases where there are no samples, and says so", async () => {
    const { imported } = await readFile(fixtureFile(RESULTS));
    expect(rowsOf(imported).map(({ id, scores }) => [id, scores.get("exact_match")])).toEqual([
      [idOf("task math_perturbed_full"), 0],
      [idOf("task math_rephrased_full"), 0.0004],
    ]);
    expect(imported.assumed[0]).toContain("each task is one case");
  });

  it("leaves out groups, errors of estimates and lengths, and counts NaN", async () => {
    const { imported } = await readFile(fixtureFile("lm-eval/synthetic-nan-na-groups.json"));
    expect(rowsOf(imported).map(({ category, scores }) => [category, Object.fromEntries(scores)])).toEqual([
      [undefined, { "exact_match,strict-match": 0.31, "exact_match,flexible-extract": 0.42 }],
      ["mmlu", { acc: 0.5 }],
      [undefined, {}],
    ]);
    expect(imported.notes).toEqual([expect.stringMatching(/^1 score is not a number/)]);
  });

  it("reads results of versions 0.2 and 0.3, whose metrics have no filter", async () => {
    const old = {
      results: { lambada: { ppl: 12.5, ppl_stderr: 0.3, acc: 0.5, acc_stderr: 0.01 } },
      versions: { lambada: 0 },
      config: { model: "gpt2", model_args: "pretrained=EleutherAI/pythia-410m,dtype=float16" },
    };
    const { imported } = await readFile({ name: "pythia.json", content: JSON.stringify(old) });
    expect(imported.runs[0]?.model).toBe("EleutherAI/pythia-410m");
    expect(imported.metrics.map(({ name, scale }) => [name, scale])).toEqual([
      ["acc", "share"],
      ["ppl", "number"],
    ]);
    expect(imported.assumed).toContain("More of ppl is better; the source does not say it.");
  });

  it("has one case for the filters of a document", async () => {
    const lines = [sample(0, "strict", 1), sample(0, "flexible", 0), sample(1, "strict", Number.NaN)];
    const content = lines.join("\n").replace('"exact_match":null', '"exact_match":NaN');
    const { imported } = await readFile({ name: "samples_gsm8k.jsonl", content }, { categoryKey: "level" });
    expect(rowsOf(imported).map(({ category, scores }) => [category, Object.fromEntries(scores)])).toEqual([
      ["L0", { "exact_match,strict": 1, "exact_match,flexible": 0 }],
      ["L1", {}],
    ]);
    expect(imported.notes).toHaveLength(1);
  });

  it("refuses a truncated samples file with its line, and results without tasks", async () => {
    const truncated = { name: "samples_gsm8k.jsonl", content: `${sample(0, "none", 1)}\n{"doc_id": 1` };
    expect((await refusal(truncated)).message).toContain("line 2, column 13: Unexpected end of the file");
    const empty = { name: "results.json", content: '{"results":{},"acc_stderr":0}' };
    expect((await refusal(empty)).message).toContain("without a single sample or task");
  });
});
