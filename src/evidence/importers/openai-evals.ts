import { sha256 } from "../digest.ts";
import { eachJsonLine, refused } from "../document.ts";
import type { Importer, ImportOptions } from "../importer.ts";
import type { ImportedRow } from "../imported-row.ts";
import { asObject, at, canonical, list, number, scalar, text } from "../json.ts";
import type { Json } from "../json.ts";
import { grouped } from "../../model/wording.ts";
import { caseFields } from "../keys.ts";
import { Rows } from "../rows.ts";
import { isScore, missingScores, shareMetrics } from "../scale.ts";

const HINT = "Pull the log that oaieval wrote: /tmp/evallogs/<run id>_….jsonl.";

interface Sample {
  /** Digest of the first prompt. */
  prompt: string | undefined;
  /** One per attempt, in the order of the log. */
  matches: number[];
  metrics: Map<string, number>[];
  errored: boolean;
  /** What its events say under the user's keys. */
  fields: Map<string, string>;
}

/** openai/evals' logs: a line with the spec, one with the report, and events of samples in any order. */
export const openaiEvals: Importer = {
  id: "openai-evals",
  title: "openai/evals (JSONL)",
  sniff(_name, head) {
    const [first = ""] = head.trimStart().split(/\r?\n/u, 1);
    return /^\{\s*"(?:spec"\s*:|final_report"\s*:)/u.test(first) ||
      (/"event_id"\s*:/u.test(first) && /"sample_id"\s*:/u.test(first))
      ? { recognised: true }
      : { recognised: false, why: "its first line is neither a spec nor an event of a sample" };
  },
  keys: "a field of an event's data, or `sample_id`",
  async parse(source, options) {
    const samples = new Map<string, Sample>();
    const asked = [options.caseKey, options.categoryKey, options.clusterKey].flatMap((key) => key ?? []);
    let spec: Json | undefined;
    let isFinished = false;
    let missing = 0;
    const problem = await eachJsonLine(source, { hint: HINT, nonFinite: true }, (line) => {
      if (!asObject(line)) return { message: "Unexpected line that is no object, expected an event" };
      const stated = at(line, "spec");
      if (stated !== undefined && spec !== undefined)
        return { message: "Unexpected second spec, expected the log of one run" };
      spec = stated ?? spec;
      isFinished ||= at(line, "final_report") !== undefined;
      missing += takeEvent(samples, line, asked);
      return undefined;
    });
    if (problem) return { ok: false, problem };
    const rows = new Rows();
    for (const [id, sample] of samples) for (const row of rowsOf(id, sample, options)) rows.add(row);
    if (rows.length === 0) return refused("Unexpected log without an event of a sample", HINT);
    const model =
      list(at(spec, "completion_fns"))
        .flatMap((name) => text(name) ?? [])
        .join(", ") || undefined;
    return {
      ok: true,
      imported: {
        format: "openai/evals JSONL",
        runId: text(at(spec, "run_id")),
        created: text(at(spec, "created_at")),
        runs: [
          {
            name: model ?? source.name.replace(/\.[^.]+$/u, ""),
            aliases: [],
            model,
            unfinished: isFinished ? undefined : "its log has no final report",
            rows,
          },
        ],
        metrics: shareMetrics([rows]),
        grader: {},
        dataset: { name: text(at(spec, "eval_name")) },
        assumed: [],
        notes: [...limited(spec), ...missingScores(missing)],
      },
    };
  },
};

function limited(spec: Json | undefined): string[] {
  const most = number(at(spec, "run_config", "max_samples"));
  return most === undefined ? [] : [`The run was limited to ${grouped(most)} of the samples (max_samples).`];
}

/** Takes one event; returns how many of its scores are no numbers. */
function takeEvent(samples: Map<string, Sample>, line: Json, asked: readonly string[]): number {
  const id = scalar(at(line, "sample_id"));
  const data = at(line, "data");
  if (id === undefined || data === undefined) return 0;
  const sample: Sample = samples.get(id) ?? {
    prompt: undefined,
    matches: [],
    metrics: [],
    errored: false,
    fields: new Map(),
  };
  samples.set(id, sample);
  for (const key of asked) {
    const value = scalar(at(data, key));
    if (value !== undefined && !sample.fields.has(key)) sample.fields.set(key, value);
  }
  const type = text(at(line, "type"));
  if (type === "sampling") sample.prompt ??= promptOf(data);
  if (type === "error") sample.errored = true;
  if (type === "match") {
    const correct = at(data, "correct");
    if (typeof correct !== "boolean") return 1;
    sample.matches.push(correct ? 1 : 0);
  }
  if (type !== "metrics") return 0;
  const values = Object.entries(asObject(data) ?? {}).map(([name, value]): [string, Json] => [
    name,
    typeof value === "boolean" ? Number(value) : value,
  ]);
  const scores = values.filter((entry): entry is [string, number] => isScore(entry[1]));
  sample.metrics.push(new Map(scores));
  return values.filter(([, value]) => value === null).length;
}

function promptOf(data: Json): string | undefined {
  const prompt = at(data, "prompt");
  return prompt === undefined ? undefined : sha256(canonical(prompt));
}

function rowsOf(
  id: string,
  { prompt, matches, metrics, errored, fields }: Sample,
  options: ImportOptions,
): ImportedRow[] {
  const stated = (key: string) => fields.get(key) ?? (key === "sample_id" ? id : undefined);
  const attempts = Math.max(1, matches.length, metrics.length);
  return Array.from({ length: attempts }, (_, index): ImportedRow => {
    const match = matches[index];
    const scores = new Map([
      ...(match === undefined ? [] : [["pass", match] as const]),
      ...(metrics[index] ?? []),
    ]);
    const outcome = scores.size > 0 ? "scored" : errored ? "errored" : "skipped";
    return { ...caseFields(options, stated, { id }), input: prompt ?? sha256(id), outcome, scores };
  });
}
