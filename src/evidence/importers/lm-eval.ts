import type { Metric } from "../../model/comparison.ts";
import { eachJsonLine, readDocument, refused } from "../document.ts";
import type { Importer, ImportOptions, ImportResult, Source } from "../importer.ts";
import { asObject, at, scalar, text } from "../json.ts";
import type { Json } from "../json.ts";
import type { Rows } from "../rows.ts";
import { missingScores, shareMetrics } from "../scale.ts";
import { Samples, taskOf } from "./lm-eval/samples.ts";
import { taskRows } from "./lm-eval/tasks.ts";

const HINT = "Name the folder that lm-eval wrote with `--log_samples`: results_….json and samples_….jsonl.";

/** lm-evaluation-harness: a results file with the samples beside it, samples alone, or results alone. */
export const lmEval: Importer = {
  id: "lm-eval",
  title: "lm-evaluation-harness (results, samples)",
  sniff(_name, head) {
    if (isSamples(head)) return { recognised: true };
    const isResults = /^\s*\{[\s\S]*"results"\s*:\s*\{/u.test(head) && /_stderr(?:,[^"]*)?"\s*:/u.test(head);
    return isResults
      ? { recognised: true }
      : { recognised: false, why: "it has neither samples with a doc_id nor results of tasks" };
  },
  keys: "a field of `doc`, or `task`; of results alone `task` and `group`",
  async parse(source, options) {
    if (isSamples(source.head)) return await fromSamples([source], undefined, source, options);
    const document = await readDocument(source, { hint: HINT, nonFinite: true });
    if (!document.ok) return document;
    if (!asObject(at(document.value, "results")))
      return refused("Unexpected file without results of tasks", HINT, "/results");
    const samples = source.beside.filter(({ head }) => isSamples(head));
    return samples.length > 0
      ? await fromSamples(samples, document.value, source, options)
      : fromResults(document.value, source, options);
  },
};

function isSamples(head: string): boolean {
  return /^\s*\{\s*"doc_id"\s*:/u.test(head);
}

async function fromSamples(
  files: readonly Source[],
  results: Json | undefined,
  source: Source,
  options: ImportOptions,
): Promise<ImportResult> {
  const tasks = new Set(files.map(({ name }) => taskOf(name)));
  const samples = new Samples(options, tasks.size > 1);
  for (const file of files) {
    const task = taskOf(file.name);
    const problem = await eachJsonLine(file, { hint: HINT, nonFinite: true }, (line) =>
      samples.add(task, line),
    );
    if (problem) return { ok: false, problem: { ...problem, place: `${file.name}, ${problem.place ?? ""}` } };
  }
  return finish(results, source, {
    rows: samples.rows,
    expected: results === undefined ? undefined : expectedSamples(results, tasks),
    notes: missingScores(samples.missing),
    assumed: [],
    alsoRead: files.filter((file) => file !== source),
  });
}

/** Without samples a task is all that can be paired. */
function fromResults(results: Json, source: Source, options: ImportOptions): ImportResult {
  const { rows, missing } = taskRows(results, options);
  const assumed = [
    "The results have no samples: each task is one case, with the mean that lm-eval computed.",
  ];
  return finish(results, source, { rows, assumed, notes: missingScores(missing) });
}

interface Read {
  rows: Rows;
  expected?: number | undefined;
  assumed: string[];
  notes: string[];
  alsoRead?: readonly Source[];
}

function finish(results: Json | undefined, source: Source, { rows, expected, ...read }: Read): ImportResult {
  if (rows.length === 0) return refused("Unexpected results without a single sample or task", HINT);
  const model = modelOf(results);
  const { metrics, undirected } = directed(shareMetrics([rows]), at(results, "higher_is_better"));
  return {
    ok: true,
    imported: {
      format:
        read.alsoRead || results === undefined
          ? "lm-evaluation-harness samples"
          : "lm-evaluation-harness results",
      toolVersion: text(at(results, "lm_eval_version")),
      created: scalar(at(results, "date")),
      runs: [{ name: model ?? source.name.replace(/\.[^.]+$/u, ""), aliases: [], model, expected, rows }],
      metrics,
      grader: {},
      dataset: {},
      ...read,
      assumed: [
        ...read.assumed,
        ...undirected.map((name) => `More of ${name} is better; the source does not say it.`),
      ],
    },
  };
}

function modelOf(results: Json | undefined): string | undefined {
  const args = at(results, "config", "model_args");
  const named =
    text(at(args, "pretrained")) ??
    /(?:^|,)(?:pretrained|model)=(?<name>[^,]+)/u.exec(text(args) ?? "")?.groups?.name;
  return text(at(results, "model_name")) ?? named ?? text(at(results, "config", "model"));
}

/** Samples that the tasks have, with those that a limit left out. */
function expectedSamples(results: Json, tasks: ReadonlySet<string>): number | undefined {
  const counts = [...tasks].map((task) => at(results, "n-samples", task, "original"));
  if (!counts.every((count) => typeof count === "number" && Number.isSafeInteger(count))) return undefined;
  return counts.reduce((total: number, count) => total + Number(count), 0);
}

/** Metrics with the direction that the tasks state; those of which none does are named. */
function directed(
  metrics: readonly Metric[],
  stated: Json | undefined,
): { metrics: Metric[]; undirected: string[] } {
  const tasks = Object.values(asObject(stated) ?? {});
  const directions = metrics.map(({ name }) =>
    tasks.map((task) => at(task, name.split(",", 1)[0] ?? name)).find((value) => typeof value === "boolean"),
  );
  return {
    metrics: metrics.map((metric, index) => ({ ...metric, higherIsBetter: directions[index] !== false })),
    undirected: metrics.filter((_, index) => directions[index] === undefined).map(({ name }) => name),
  };
}
