import { describe, expect, it } from "vitest";
import { format } from "prettier";
import { makeEvidence } from "../../src/evidence/evidence.ts";
import { formatEvidence, readEvidence } from "../../src/evidence/file.ts";
import { judge } from "../../src/evidence/gate.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import { answers, fixture, fixtureEvidence, promptfooFile, read, supportEvidence } from "./results.ts";

describe("the evidence file", () => {
  it("gives back what was written, also after prettier", async () => {
    const evidence = await fixtureEvidence(["baseline.json", "candidate-errors.json"], {
      metrics: ["pass", "score"],
    });
    const text = formatEvidence(evidence);
    expect(readEvidence(text)).toEqual({ ok: true, evidence });
    expect(readEvidence(await format(text, { parser: "json" }))).toEqual({ ok: true, evidence });
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(112);
  });

  it("has the same bytes for the same results, whatever the day, zone and locale", async () => {
    const bytes = async () => formatEvidence(await fixtureEvidence(["baseline.json", "candidate.json"]));
    const first = await bytes();
    const { TZ, LC_ALL } = process.env;
    process.env.TZ = "Pacific/Auckland";
    process.env.LC_ALL = "tr_TR.UTF-8";
    try {
      expect(await bytes()).toBe(first);
    } finally {
      restore("TZ", TZ);
      restore("LC_ALL", LC_ALL);
    }
  });

  it("does not name a folder, and digests the bytes that it read", async () => {
    const { createHash } = await import("node:crypto");
    const [source] = (await fixtureEvidence(["2providers.json"])).sources;
    expect(source?.file).toBe("2providers.json");
    expect(source?.sha256).toBe(
      createHash("sha256").update(fixture("promptfoo/2providers.json")).digest("hex"),
    );
  });

  it("does not depend on the order in which a tool wrote its results", async () => {
    const set = [...answers("billing-dispute", 20, 3), ...answers("order-status", 30, 7, 1)];
    const [one, other] = [await supportEvidence(set, set), await supportEvidence(set.toReversed(), set)];
    expect({ ...other, sources: one.sources }).toEqual(one);
  });

  it.each([
    [
      "a figure",
      (evidence: Evidence) => (evidence.metrics[0]!.overall.candidate = 99),
      "Unexpected figures of the metric pass, expected what its scores give",
    ],
    [
      "a category's figure",
      (evidence: Evidence) => (evidence.metrics[0]!.categories[0]!.delta = 1),
      "Unexpected figures of the metric pass, expected what its scores give",
    ],
    [
      "a score",
      (evidence: Evidence) =>
        (evidence.metrics[0]!.scores = { baseline: "1".repeat(61), candidate: "1".repeat(61) }),
      "Unexpected figures of the metric pass, expected what its scores give",
    ],
    [
      "a score's absence",
      (evidence: Evidence) => (evidence.metrics[0]!.scores = { baseline: "1", candidate: "1" }),
      "/metrics/0/scores: Unexpected number of scores, expected one per paired case",
    ],
    [
      "a case",
      (evidence: Evidence) => evidence.cases!.ids.pop(),
      "/cases: Unexpected number of cases, expected the 61 that are paired",
    ],
    [
      "a category",
      (evidence: Evidence) => (evidence.cases!.categories[0] = 9),
      "/cases/categories: Unexpected category that is not listed",
    ],
    [
      "a source",
      (evidence: Evidence) => (evidence.runs.candidate.source = 2),
      "/runs: Unexpected source that is not listed",
    ],
    [
      "the version",
      (evidence: Evidence) => Object.assign(evidence, { version: 2 }),
      "Unexpected `2` for `version`, expected 1",
    ],
    [
      "a model's name",
      (evidence: Evidence) => Object.assign(evidence.runs.candidate, { model: 4 }),
      "Unexpected `4` for `runs.candidate.model`, expected a text",
    ],
    [
      "the counts, of which one is gone",
      (evidence: Evidence) => Reflect.deleteProperty(evidence.counts, "unpaired"),
      "Unexpected `counts` without `unpaired`, expected a number",
    ],
    [
      "the metrics, which are gone",
      (evidence: Evidence) => Reflect.deleteProperty(evidence, "metrics"),
      "Unexpected file without `metrics`, expected a list",
    ],
    [
      "a key that is none",
      (evidence: Evidence) => Object.assign(evidence.dataset, { vresion: "v3" }),
      "Unexpected key `vresion` under `dataset`, expected `version`",
    ],
    [
      "a digest",
      (evidence: Evidence) => (evidence.dataset.digest = "c0ffee"),
      "Unexpected `c0ffee` for `dataset.digest`, expected 64 hexadecimal digits",
    ],
    [
      "the scores, which became a text",
      (evidence: Evidence) => Object.assign(evidence.metrics[0]!, { scores: "110" }),
      "Unexpected `110` for `metrics.0.scores`, expected a map of keys",
    ],
  ])("that was edited by hand in %s is refused", async (_, edit, message) => {
    const evidence = await fixtureEvidence(["baseline.json", "candidate.json"]);
    edit(evidence);
    expect(readEvidence(formatEvidence(evidence))).toEqual({
      ok: false,
      message,
      hint: "Pull the results again; an evidence file is not edited by hand.",
    });
  });

  it("names the line where it is no JSON", () => {
    expect(readEvidence('{\n  "version": 1,\n')).toMatchObject({
      ok: false,
      message: "line 3, column 1: Unexpected end of the file inside a JSON value",
    });
  });

  it("keeps counts per category above 2,000 cases, and is judged alike", async () => {
    const before = [...answers("billing-dispute", 1000, 100, 1), ...answers("order-status", 1100, 50)];
    const after = before.map((answer, index) =>
      index % 50 === 0 ? { ...answer, outcome: "fail" as const } : answer,
    );
    const files = [
      await read("current.json", promptfooFile("current", before)),
      await read("successor.json", promptfooFile("successor", after)),
    ] as const;
    const large = makeEvidence("support", files, { metrics: ["pass"] });
    expect(large.cases).toBeUndefined();
    expect(large.metrics[0]?.scores).toMatchObject({ counts: [{ category: 0 }, { category: 1 }] });
    expect(large.metrics[0]?.overall.passed).toEqual([2100, 2058]);
    expect(readEvidence(formatEvidence(large))).toEqual({ ok: true, evidence: large });
    expect(formatEvidence(large).length).toBeLessThan(8000);
    // The errored case is still told from a failed one.
    const excluded = judge(large, {
      metric: "pass",
      categories: {},
      confidence: 0.95,
      "on-noise": "block",
      "min-cases": 50,
      "min-coverage": 95,
      errors: "exclude",
    });
    expect(excluded.metrics[0]?.overall.n).toBe(2250);
  });
});

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
