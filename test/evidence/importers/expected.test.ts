import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { PullOptions } from "../../../src/evidence/evidence.ts";
import { formatEvidence, readEvidence } from "../../../src/evidence/file.ts";
import { IMPORTERS } from "../../../src/evidence/importers/index.ts";
import type { ReadOptions } from "../../../src/evidence/read.ts";
import { ImportMapping } from "../../../src/model/import-mapping.ts";
import { evidenceOf, fixture, fixtureFile } from "../results.ts";
import type { ResultFile } from "../results.ts";

/** A tool's files, and how they are pulled. */
interface Pulled {
  /** The importer that reads them. */
  importer: string;
  /** One file with two runs, or two files; a single run at hand is held against itself. */
  files: readonly [ResultFile] | readonly [ResultFile, ResultFile];
  metrics: string[];
  runs?: Pick<PullOptions, "baseline" | "candidate">;
  reading?: ReadOptions;
}

const twice = (path: string, beside: readonly string[] = []) => {
  const file = fixtureFile(path, beside);
  return [file, file] as const;
};
const both = (one: string, other: string) => [fixtureFile(one), fixtureFile(other)] as const;
/** Read by a mapping of a team's own, which is named like the importer here. */
const mapped = (importer: string, mapping: object): ReadOptions => ({
  importer,
  mappings: { [importer]: ImportMapping.parse(mapping) },
});

const SYSTEMS = { baseline: "gpt-4o-mini", candidate: "claude-haiku" };
const LM_EVAL = "lm-eval/results_2026-01-21T03-44-18.458309.json";
const LM_EVAL_SAMPLES = "lm-eval/samples_math_perturbed_full_2026-01-21T03-44-18.458309.jsonl";

/** By the name of the file below test/fixtures/evidence that keeps the whole evidence. */
const PULLED: Readonly<Record<string, Pulled>> = {
  "promptfoo-v3": {
    importer: "promptfoo",
    files: both("promptfoo/baseline.json", "promptfoo/candidate-errors.json"),
    metrics: ["pass", "score"],
  },
  "promptfoo-jsonl": {
    importer: "promptfoo",
    files: both("promptfoo/baseline.jsonl", "promptfoo/candidate.jsonl"),
    metrics: ["pass"],
  },
  "promptfoo-csv": {
    importer: "promptfoo",
    files: both("promptfoo/baseline.csv", "promptfoo/candidate-errors.csv"),
    metrics: ["pass"],
  },
  "promptfoo-two-providers": {
    importer: "promptfoo",
    files: [fixtureFile("promptfoo/2providers.json")],
    metrics: ["pass"],
  },
  "promptfoo-0.55": {
    importer: "promptfoo",
    files: [fixtureFile("promptfoo/v0.55.0.json")],
    metrics: ["pass"],
  },
  "promptfoo-0.81": {
    importer: "promptfoo",
    files: [fixtureFile("promptfoo/v0.81.5.json")],
    metrics: ["pass"],
  },
  "inspect-two-models": {
    importer: "inspect",
    files: both("inspect/arc-easy-qwen.json", "inspect/arc-easy-sonnet.json"),
    metrics: ["pass"],
  },
  "inspect-archive": { importer: "inspect", files: twice("inspect/popularity.eval"), metrics: ["pass"] },
  "lm-eval-samples": {
    importer: "lm-eval",
    files: twice(LM_EVAL, [LM_EVAL_SAMPLES]),
    metrics: ["exact_match"],
  },
  "lm-eval-results": { importer: "lm-eval", files: twice(LM_EVAL), metrics: ["exact_match"] },
  deepeval: {
    importer: "deepeval",
    files: twice("deepeval/test_run_sample.json"),
    metrics: ["pass", "Answer Relevancy", "Faithfulness"],
  },
  "openai-evals": {
    importer: "openai-evals",
    files: twice("openai-evals/test-match.jsonl"),
    metrics: ["pass"],
  },
  "ragas-synthetic": {
    importer: "ragas",
    files: both("ragas/synthetic-csvwriter-nan.csv", "ragas/synthetic-nan-tokens.jsonl"),
    metrics: ["faithfulness", "answer_relevancy", "context_recall"],
  },
  helm: {
    importer: "helm",
    files: twice("helm/per_instance_stats.json", ["helm/run_spec.json"]),
    metrics: ["exact_match", "quasi_exact_match"],
  },
  evalite: { importer: "evalite", files: twice("evalite/evalite-0.19.json"), metrics: ["Exact"] },
  "vitest-evals": {
    importer: "vitest-evals",
    files: twice("vitest-evals/vitest4-evals0.16.json"),
    metrics: ["pass", "ExactMatch"],
  },
  "junit-pytest": { importer: "junit", files: twice("junit/pytest9.xml"), metrics: ["pass"] },
  "junit-vitest": { importer: "junit", files: twice("junit/vitest4.xml"), metrics: ["pass"] },
  "junit-promptfoo": {
    importer: "junit",
    files: twice("junit/promptfoo-candidate-errors.xml"),
    metrics: ["pass"],
  },
  csv: {
    importer: "csv",
    files: [fixtureFile("generic/evalint-example-results.csv")],
    metrics: ["score"],
    runs: SYSTEMS,
    reading: mapped("csv", {
      format: "csv",
      case: "item_id",
      input: "text",
      model: "system",
      metrics: { score: { scale: "share" } },
    }),
  },
  "jsonl-synthetic": {
    importer: "jsonl",
    files: [fixtureFile("generic/synthetic-evalint-rows.jsonl")],
    metrics: ["score"],
    runs: SYSTEMS,
    reading: { declared: { scales: { score: "share" }, lowerIsBetter: [] } },
  },
  "json-synthetic": {
    importer: "json",
    files: [fixtureFile("generic/synthetic-evalint-document.json")],
    metrics: ["correct"],
    runs: SYSTEMS,
    reading: mapped("json", {
      format: "json",
      rows: "/results/rows",
      case: "item",
      input: "question",
      model: "system",
      metrics: { correct: { field: "/scores/name=correct/value", scale: "share" } },
    }),
  },
};

const KEPT = new URL("../../fixtures/evidence/", import.meta.url);
/** What is kept before a test can write it. */
const kept = readdirSync(KEPT);

describe("the whole evidence of a tool's files", () => {
  it("is kept for every importer", () => {
    const names = Object.keys(PULLED).map((name) => `${name}.json`);
    expect(kept.toSorted()).toEqual(names.toSorted());
    const importers = Object.values(PULLED).map(({ importer }) => importer);
    expect(new Set(importers)).toEqual(new Set(IMPORTERS.map(({ id }) => id)));
  });

  it.each(Object.entries(PULLED))("is to the byte what is kept as %s", async (name, pulled) => {
    const { importer, files, metrics, runs, reading } = pulled;
    const evidence = await evidenceOf(files, { metrics, ...runs }, reading);
    for (const { tool } of evidence.sources) expect(tool).toBe(importer);
    const text = formatEvidence(evidence);
    expect(readEvidence(text)).toEqual({ ok: true, evidence });
    await expect(text).toMatchFileSnapshot(fileURLToPath(new URL(`${name}.json`, KEPT)));
  });

  it("is called synthetic where its files are, and every importer but those without one has a real file", () => {
    const isMade = ({ files }: Pulled) => files.some(({ name }) => name.startsWith("synthetic-"));
    for (const [name, pulled] of Object.entries(PULLED))
      expect({ name, made: isMade(pulled) }).toEqual({ name, made: name.endsWith("-synthetic") });
    const real = new Set(Object.values(PULLED).flatMap((each) => (isMade(each) ? [] : [each.importer])));
    const without = IMPORTERS.map(({ id }) => id).filter((id) => !real.has(id));
    expect(without).toEqual(["ragas", "jsonl", "json"]);
  });
});

describe("the files of eval tools", () => {
  const folder = new URL("../../fixtures/evals/", import.meta.url);
  const sources = fixture("SOURCES.md");

  it("have their origin in SOURCES.md, and what is synthetic is called so there and by name", () => {
    const files = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => readdirSync(new URL(`${name}/`, folder)).map((file) => `${name}/${file}`));
    const start = sources.indexOf("## Synthetic");
    for (const file of files) {
      const place = sources.indexOf(`\`${file}\``);
      const stated = place === -1 ? "nowhere" : place > start ? "as synthetic" : "as a tool's own";
      const expected = file.includes("/synthetic-") ? "as synthetic" : "as a tool's own";
      expect({ file, stated }).toEqual({ file, stated: expected });
    }
  });

  it("are set against the tool's own figures, or the docs say why not, for every importer", () => {
    const docs = readFileSync(new URL("../../../docs/importers/README.md", import.meta.url), "utf8");
    const [, agreement = ""] = docs.split("## The tools' own figures");
    const named = [...agreement.matchAll(/^\| (?<names>`.*?`) \|/gmu)].flatMap(({ groups }) =>
      [...(groups?.names ?? "").matchAll(/`(?<name>[^`]+)`/gu)].map((match) => match.groups?.name),
    );
    expect(named.filter((name) => name !== "--importer")).toEqual(IMPORTERS.map(({ id }) => id));
  });
});
