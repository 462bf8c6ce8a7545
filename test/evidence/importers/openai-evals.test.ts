import { describe, expect, it } from "vitest";
import { evidenceOf, fixtureFile, readFile, refusal, rowsOf } from "../results.ts";

describe("logs of openai/evals", () => {
  const file = fixtureFile("openai-evals/test-match.jsonl");

  it("agrees with the accuracy of the final report", async () => {
    const { imported } = await readFile(file);
    const stated = /"accuracy": (?<accuracy>[\d.]+)/u.exec(String(file.content))?.groups?.accuracy;
    const passes = rowsOf(imported).map(({ scores }) => scores.get("pass") ?? Number.NaN);
    expect(passes.reduce((sum, pass) => sum + pass, 0) / passes.length).toBe(Number(stated));
    expect(imported).toMatchObject({
      runId: "230417220821DPM75QNS",
      created: "2023-04-17 22:08:21.904498",
      dataset: { name: "test-match.s1.simple-v0" },
      runs: [{ model: "auto_gpt_completion_fn" }],
    });
  });

  it("does not depend on the order of the events", async () => {
    const lines = String(file.content).trim().split("\n");
    const shuffled = { name: "other.jsonl", content: [lines[0], ...lines.slice(1).toReversed()].join("\n") };
    const { metrics } = await evidenceOf([file, shuffled]);
    expect(metrics[0]?.overall).toMatchObject({ n: 3, passed: [1, 1], discordant: [0, 0] });
  });

  it("reads metrics of a model that grades, and knows a sample without a result", async () => {
    const event = (id: string, type: string, data: object) =>
      JSON.stringify({ event_id: 1, sample_id: id, type, data });
    const content = [
      event("refund.0", "metrics", { score: 0.5, ok: true, choice: "B" }),
      event("refund.1", "sampling", { prompt: "Where is my refund?" }),
      event("refund.2", "error", { message: "HTTP 500" }),
    ].join("\n");
    const { imported } = await readFile({ name: "log.jsonl", content });
    expect(rowsOf(imported).map(({ outcome, scores }) => [outcome, Object.fromEntries(scores)])).toEqual([
      ["scored", { score: 0.5, ok: 1 }],
      ["skipped", {}],
      ["errored", {}],
    ]);
  });

  it("knows a log that breaks off, and a run that was limited", async () => {
    const lines = String(file.content).trim().split("\n");
    const broken = lines.filter((line) => !line.includes("final_report")).join("\n");
    const limited = broken.replace('"max_samples": null', '"max_samples": 3');
    const { imported } = await readFile({ name: "log.jsonl", content: limited });
    expect(imported.runs[0]?.unfinished).toBe("its log has no final report");
    expect(imported.notes).toEqual(["The run was limited to 3 of the samples (max_samples)."]);
    expect((await readFile(file)).imported.runs[0]?.unfinished).toBeUndefined();
  });

  it("refuses a log without events, two logs in one, and a truncated line", async () => {
    const [spec = ""] = String(file.content).split("\n");
    expect((await refusal({ name: "log.jsonl", content: spec })).message).toContain(
      "without an event of a sample",
    );
    expect((await refusal({ name: "log.jsonl", content: `${spec}\n${spec}` })).message).toContain(
      "line 2: Unexpected second spec",
    );
    expect((await refusal({ name: "log.jsonl", content: `${spec}\n{"run` })).message).toContain(
      "line 2, column 6",
    );
  });
});
