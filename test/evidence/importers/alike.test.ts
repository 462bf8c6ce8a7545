import { afterEach, describe, expect, it, vi } from "vitest";
import { formatEvidence, readEvidence } from "../../../src/evidence/file.ts";
import { IMPORTERS } from "../../../src/evidence/importers/index.ts";
import { evidenceOf, fixtureFile, idOf, readFile, rowsOf } from "../results.ts";
import type { ResultFile } from "../results.ts";

/** A real or marked file per tool, with the metric that is pulled from it, and a key that its rows state. */
const FILES: [importer: string, file: ResultFile, metric: string, key: string][] = [
  ["promptfoo", fixtureFile("promptfoo/candidate-errors.json"), "pass", "case_id"],
  ["inspect", fixtureFile("inspect/popularity.eval"), "pass", "label_confidence"],
  [
    "lm-eval",
    fixtureFile("lm-eval/results_2026-01-21T03-44-18.458309.json", [
      "lm-eval/samples_math_perturbed_full_2026-01-21T03-44-18.458309.jsonl",
    ]),
    "exact_match",
    "task",
  ],
  [
    "deepeval",
    fixtureFile("deepeval/synthetic-test_run_20261120_150000.json"),
    "Correctness [GEval]",
    "name",
  ],
  ["openai-evals", fixtureFile("openai-evals/test-match.jsonl"), "pass", "expected"],
  ["ragas", fixtureFile("ragas/synthetic-csvwriter-nan.csv"), "faithfulness", "reference"],
  ["helm", fixtureFile("helm/per_instance_stats.json", ["helm/run_spec.json"]), "exact_match", "split"],
  ["evalite", fixtureFile("evalite/evalite-0.19.json"), "Exact", "category"],
  ["vitest-evals", fixtureFile("vitest-evals/vitest4-evals0.16.json"), "ExactMatch", "file"],
  ["junit", fixtureFile("junit/pytest9.xml"), "pass", "classname"],
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

  it.each(FILES)("%s reads all three of the user's keys", async (_, file, metric, key) => {
    const keyed = { caseKey: key, categoryKey: key, clusterKey: key };
    const { imported } = await readFile(file, keyed);
    for (const [run, { rows }] of imported.runs.entries()) {
      expect(rows.stated).toEqual({ id: rows.length, category: rows.length, cluster: rows.length });
      const names = new Set(rowsOf(imported, run).map(({ category }) => category));
      const ids = new Set(rowsOf(imported, run).map(({ id }) => id));
      expect(ids).toEqual(new Set([...names].map((name) => idOf(name ?? ""))));
    }
    const { categories, cases } = await evidenceOf([file, file], { metrics: [metric], ...keyed });
    expect(categories.length).toBeGreaterThan(0);
    expect(cases?.clusters?.every((cluster) => cluster !== null)).toBe(true);
  });

  it.each(FILES)("%s says what a key may name, where none of its rows states it", async (id, file) => {
    const asked = { caseKey: "moon", categoryKey: "phase", clusterKey: "tide" };
    const { notes } = (await readFile(file, asked)).imported;
    const keys = IMPORTERS.find((importer) => importer.id === id)?.keys;
    expect(notes?.slice(-3)).toEqual([
      `No case states moon: --case-key may name ${keys}; the cases are paired by their input.`,
      `No case states phase: --category-key may name ${keys}; they have no category.`,
      `No case states tide: --cluster-key may name ${keys}; they count as independent.`,
    ]);
  });

  it("is here, but for those that read a table of the team's own", () => {
    const tables = new Set(["csv", "jsonl", "json"]);
    expect(FILES.map(([id]) => id)).toEqual(IMPORTERS.map(({ id }) => id).filter((id) => !tables.has(id)));
  });
});
