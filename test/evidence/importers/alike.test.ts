import { afterEach, describe, expect, it, vi } from "vitest";
import { formatEvidence, readEvidence } from "../../../src/evidence/file.ts";
import { IMPORTERS } from "../../../src/evidence/importers/index.ts";
import { evidenceOf, fixtureFile } from "../results.ts";
import type { ResultFile } from "../results.ts";

/** A real or marked file per tool, with the metric that is pulled from it. */
const FILES: [importer: string, file: ResultFile, metric: string][] = [
  ["promptfoo", fixtureFile("promptfoo/candidate-errors.json"), "pass"],
  ["inspect", fixtureFile("inspect/popularity.eval"), "pass"],
  [
    "lm-eval",
    fixtureFile("lm-eval/results_2026-01-21T03-44-18.458309.json", [
      "lm-eval/samples_math_perturbed_full_2026-01-21T03-44-18.458309.jsonl",
    ]),
    "exact_match",
  ],
  ["deepeval", fixtureFile("deepeval/synthetic-test_run_20261120_150000.json"), "Correctness [GEval]"],
  ["openai-evals", fixtureFile("openai-evals/test-match.jsonl"), "pass"],
  ["ragas", fixtureFile("ragas/synthetic-csvwriter-nan.csv"), "faithfulness"],
  ["helm", fixtureFile("helm/per_instance_stats.json", ["helm/run_spec.json"]), "exact_match"],
  ["evalite", fixtureFile("evalite/evalite-0.19.json"), "Exact"],
  ["vitest-evals", fixtureFile("vitest-evals/vitest4-evals0.16.json"), "ExactMatch"],
  ["junit", fixtureFile("junit/pytest9.xml"), "pass"],
];

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

describe("every importer", () => {
  it.each(FILES)(
    "%s recognises its file, and no other importer asked before it does",
    async (id, file, metric) => {
      const { sources } = await evidenceOf([file, file], { metrics: [metric] });
      expect(sources.map(({ tool }) => tool)).toEqual([id, id]);
    },
  );

  it.each(FILES)(
    "%s gives the same bytes on another day, in another time zone and locale",
    async (_, file, metric) => {
      const today = formatEvidence(await evidenceOf([file, file], { metrics: [metric] }));
      vi.useFakeTimers({ now: new Date("2031-02-03T23:30:00Z"), toFake: ["Date"] });
      vi.stubEnv("TZ", "Pacific/Kiritimati");
      vi.stubEnv("LC_ALL", "tr_TR.UTF-8");
      expect(formatEvidence(await evidenceOf([file, file], { metrics: [metric] }))).toBe(today);
      expect(readEvidence(today).ok).toBe(true);
    },
  );

  it("is here, but for those that read a table of the team's own", () => {
    const tables = new Set(["csv", "jsonl", "json"]);
    expect(FILES.map(([id]) => id)).toEqual(IMPORTERS.map(({ id }) => id).filter((id) => !tables.has(id)));
  });
});
