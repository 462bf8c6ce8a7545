import type { Metric } from "../../model/comparison.ts";
import { sha256 } from "../digest.ts";
import { readDocument, refused } from "../document.ts";
import type { Importer, ImportOptions } from "../importer.ts";
import type { ImportedRow } from "../imported-row.ts";
import { asObject, at, byCodeUnit, canonical, field, list, number, scalar, text } from "../json.ts";
import type { Json } from "../json.ts";
import { caseFields } from "../keys.ts";
import { Rows } from "../rows.ts";
import { isScore, missingScores, shareMetrics } from "../scale.ts";

const HINT = "Pull the test_run_….json that `deepeval test run` leaves.";

/** Metrics of which deepeval's documentation says that less is better. */
const LOWER_IS_BETTER: ReadonlySet<string> = new Set(["Bias", "Hallucination", "Toxicity"]);

/** deepeval's test runs. Keys are in camel case, in some exports in snake case. */
export const deepeval: Importer = {
  id: "deepeval",
  title: "deepeval (test_run_….json)",
  sniff(_name, head) {
    if (!/^\s*\{/u.test(head)) return { recognised: false, why: "it does not begin with a JSON object" };
    return /"(?:testCases|test_cases|conversationalTestCases)"\s*:/u.test(head) &&
      /"(?:metricsData|metrics_data|testRunData)"/u.test(head)
      ? { recognised: true }
      : { recognised: false, why: "it has no testCases with metricsData" };
  },
  keys: "a key of a test case's metadata, or a field of the test case",
  async parse(source, options) {
    const document = await readDocument(source, { hint: HINT, nonFinite: true });
    if (!document.ok) return document;
    const run = either(document.value, "testRunData") ?? document.value;
    const cases = [...list(either(run, "testCases")), ...list(either(run, "conversationalTestCases"))];
    if (cases.length === 0) return refused("Unexpected test run without a single test case", HINT);
    const rows = new Rows();
    let missing = 0;
    for (const test of cases) {
      const read = readCase(test, options);
      rows.add(read.row);
      missing += read.missing;
    }
    const model = text(at(run, "hyperparameters", "model"));
    const judges = new Set(
      metricsData(cases).flatMap((metric) => text(either(metric, "evaluationModel")) ?? []),
    );
    const criteria = new Set(metricsData(cases).flatMap((metric) => text(at(metric, "name")) ?? []));
    return {
      ok: true,
      imported: {
        format: "deepeval JSON",
        runs: [{ name: model ?? source.name.replace(/\.[^.]+$/u, ""), aliases: [], model, rows }],
        metrics: shareMetrics([rows], ["pass"]).map(directed),
        grader: {
          ...(judges.size > 0 && { judges: [...judges].toSorted(byCodeUnit) }),
          ...(criteria.size > 0 && { criteria: [...criteria].toSorted(byCodeUnit) }),
        },
        dataset: { name: text(either(run, "datasetAlias")) },
        assumed: [...criteria].some((name) => LOWER_IS_BETTER.has(name))
          ? ["Less is better of bias, hallucination and toxicity, as deepeval documents."]
          : [],
        notes: missingScores(missing),
      },
    };
  },
};

function readCase(test: Json, options: ImportOptions): { row: ImportedRow; missing: number } {
  const passed = at(test, "success");
  const errored =
    typeof passed !== "boolean" && list(either(test, "metricsData")).some((metric) => at(metric, "error"));
  const scores = new Map<string, number>(typeof passed === "boolean" ? [["pass", passed ? 1 : 0]] : []);
  let missing = 0;
  for (const metric of typeof passed === "boolean" ? list(either(test, "metricsData")) : []) {
    const [name, score] = [text(at(metric, "name")), at(metric, "score")];
    if (name === undefined) continue;
    if (isScore(score)) scores.set(name, score);
    else missing++;
  }
  const stated = (key: string) => scalar(at(test, "metadata", key)) ?? scalar(field(test, key));
  const tags = list(at(test, "tags")).map(scalar);
  const cost = number(either(test, "tokenCost"));
  const seconds = number(either(test, "completionTime"));
  const row: ImportedRow = {
    ...caseFields(options, stated, {
      category: scalar(at(test, "metadata", "category")) ?? (tags.length === 1 ? tags[0] : undefined),
    }),
    input: sha256(canonical(at(test, "input") ?? at(test, "turns") ?? at(test, "scenario") ?? null)),
    test: sha256(canonical([either(test, "expectedOutput") ?? null, either(test, "context") ?? null])),
    outcome: errored ? "errored" : typeof passed === "boolean" ? "scored" : "skipped",
    scores,
    cost: cost === undefined || cost < 0 ? undefined : { amount: cost },
    latency: seconds === undefined || seconds < 0 || errored ? undefined : seconds * 1000,
  };
  return { row, missing };
}

function metricsData(cases: readonly Json[]): Json[] {
  return cases.flatMap((test) => list(either(test, "metricsData")).filter((metric) => asObject(metric)));
}

function directed(metric: Metric): Metric {
  return { ...metric, higherIsBetter: !LOWER_IS_BETTER.has(metric.name) };
}

/** A key in camel case, else in snake case. */
function either(value: Json | undefined, key: string): Json | undefined {
  return (
    field(value, key) ??
    field(
      value,
      key.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`),
    )
  );
}
