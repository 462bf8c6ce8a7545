import { csvHeader } from "../../parse/csv.ts";
import { sha256 } from "../digest.ts";
import { eachCsvRow, eachJsonLine, refused } from "../document.ts";
import type { Importer, ImportOptions, ImportResult, Source } from "../importer.ts";
import { asObject, canonical, field, scalar } from "../json.ts";
import type { Json } from "../json.ts";
import { caseFields } from "../keys.ts";
import { Rows } from "../rows.ts";
import { isScore, missingScores, shareMetrics } from "../scale.ts";
import { numberIn } from "../table-field.ts";
import type { FieldReader } from "../table-field.ts";

const HINT = "Write the result again with `result.to_pandas().to_csv(…)` or `.to_jsonl(…)`.";

/** What a sample consists of, in ragas from 0.2 and before; every other column of numbers is a metric. */
const SAMPLE: ReadonlySet<string> = new Set(
  `user_input response reference retrieved_contexts reference_contexts rubrics retrieved_context_ids
   reference_context_ids multi_responses reference_tool_calls reference_topics question answer contexts ground_truth
   ground_truths`.split(/\s+/u),
);

/** ragas' result tables: a row per sample, a column per metric from 0 to 1. What could not be graded is NaN or blank. */
export const ragas: Importer = {
  id: "ragas",
  title: "ragas (CSV, JSONL)",
  sniff(_name, head) {
    const [first = ""] = head.trimStart().split(/\r?\n/u, 1);
    const names = first.startsWith("{")
      ? [...first.matchAll(/"(?<name>\w+)"\s*:/gu)].map((match) => match[1])
      : csvHeader(head);
    const isSample =
      (names.includes("user_input") && names.includes("response")) ||
      (names.includes("question") && names.includes("contexts"));
    return isSample ? { recognised: true } : { recognised: false, why: "it has no user_input with response" };
  },
  keys: "a column",
  async parse(source, options) {
    const results = new Results(options);
    const problem = source.head.trimStart().startsWith("{")
      ? await readLines(source, results)
      : await readCsv(source, results);
    return problem ? { ok: false, problem } : results.finish(source.name);
  },
};

async function readCsv(source: Source, results: Results) {
  return await eachCsvRow(source, ({ fields }) => {
    results.add([...fields.keys()], (name) => fields.get(name));
    return undefined;
  });
}

async function readLines(source: Source, results: Results) {
  return await eachJsonLine(source, { hint: HINT, nonFinite: true }, (line) => {
    const record = asObject(line);
    if (!record) return { message: "Unexpected line that is no object, expected a sample" };
    results.add(Object.keys(record), (name) => field(record, name));
    return undefined;
  });
}

/** Samples gathered; which columns are metrics shows when all were seen. */
class Results {
  readonly #options: ImportOptions;
  readonly #rows = new Rows();
  readonly #texts = new Set<string>();

  constructor(options: ImportOptions) {
    this.#options = options;
  }

  add(names: readonly string[], read: FieldReader): void {
    const { caseKey, categoryKey = "category", clusterKey } = this.#options;
    const keys = new Set([caseKey, categoryKey, clusterKey]);
    const scores = new Map<string, number>();
    for (const name of names) {
      // pandas writes its index as a column without a name.
      if (name === "" || SAMPLE.has(name) || keys.has(name) || this.#texts.has(name)) continue;
      const value = numberIn(read(name));
      if (isScore(value)) scores.set(name, value);
      else if (value !== "missing") this.#texts.add(name);
    }
    const stated = (key: string) => scalar(read(key));
    const asked: Json = read("user_input") ?? read("question") ?? null;
    this.#rows.add({
      ...caseFields(this.#options, stated, { category: stated("category") }),
      input: sha256(canonical(asked)),
      test: sha256(canonical(read("reference") ?? read("ground_truth") ?? null)),
      outcome: "scored",
      scores,
    });
  }

  finish(fileName: string): ImportResult {
    const rows = this.#rows;
    if (rows.length === 0) return refused("Unexpected table without a single sample", HINT);
    for (const name of this.#texts) rows.forget(name);
    const metrics = [...rows.ranges.keys()];
    if (metrics.length === 0) return refused("Unexpected table without a column of scores", HINT);
    // A sample that no metric could grade is one that did not come back.
    for (const row of rows) {
      if (metrics.every((name) => row.score(name) === undefined)) rows.settle(row.position, "errored");
    }
    const graded = [...rows.ranges.values()].reduce((total, { count }) => total + count, 0);
    return {
      ok: true,
      imported: {
        format: "ragas",
        runs: [{ name: fileName.replace(/\.[^.]+$/u, ""), aliases: [], rows }],
        metrics: shareMetrics([rows]),
        grader: { criteria: metrics.toSorted() },
        dataset: {},
        assumed: ["Every column of numbers is a metric of which more is better."],
        notes: missingScores(metrics.length * rows.length - graded),
      },
    };
  }
}
