import { sha256 } from "../../digest.ts";
import type { ImportOptions } from "../../importer.ts";
import type { ImportedRow, Tokens } from "../../imported-row.ts";
import { asObject, at, canonical, number, scalar } from "../../json.ts";
import type { Json, JsonObject } from "../../json.ts";
import { caseFields } from "../../keys.ts";
import { isScore } from "../../scale.ts";
import { numberIn } from "../../table-field.ts";

/** What scorers write for a verdict: correct, partly, incorrect, no answer. */
const VERDICTS: ReadonlyMap<string, number> = new Map([
  ["C", 1],
  ["P", 0.5],
  ["I", 0],
  ["N", 0],
  ["yes", 1],
  ["no", 0],
  ["true", 1],
  ["false", 0],
]);

type Read = { row: ImportedRow; unscored: number } | { message: string };

/** One sample of a log, an epoch of one case; `scorer` names the score in logs that hold a single one. */
export function readSample(sample: Json, options: ImportOptions, scorer: string): Read {
  const id = scalar(at(sample, "id"));
  if (id === undefined) return { message: "Unexpected sample without an id" };
  const metadata = at(sample, "metadata");
  const stated = (key: string) => scalar(at(metadata, key)) ?? scalar(at(sample, key));
  const errored = asObject(at(sample, "error")) !== undefined;
  const scores = new Map<string, number>();
  let unscored = 0;
  for (const [name, value] of errored ? [] : values(sample, scorer)) {
    const score = scoreOf(value);
    if (score === undefined) unscored++;
    else scores.set(name, score);
  }
  return {
    unscored,
    row: {
      ...caseFields(options, stated, { id, category: scalar(at(metadata, "category")) }),
      input: sha256(canonical([asked(at(sample, "input")), at(sample, "choices") ?? null])),
      outcome: errored ? "errored" : scores.size > 0 || unscored > 0 ? "scored" : "skipped",
      scores,
      ...spent(sample, errored),
    },
  };
}

/** Every score of a sample by metric: the scorer's name, with the part of a score that has parts. */
function values(sample: Json, scorer: string): [name: string, value: Json][] {
  const single = at(sample, "score", "value");
  const scores: JsonObject = asObject(at(sample, "scores")) ?? {};
  const all: [string, Json][] = Object.entries(scores).map(([name, score]) => [
    name,
    at(score, "value") ?? null,
  ]);
  if (all.length === 0 && single !== undefined) all.push([scorer, single]);
  return all.flatMap(([name, value]): [string, Json][] => {
    if (typeof value !== "object" || value === null) return [[name, value]];
    return Object.entries(value).map(([part, inner]) => [`${name}/${part}`, inner as Json]);
  });
}

function scoreOf(value: Json): number | undefined {
  if (typeof value === "boolean") return value ? 1 : 0;
  const verdict =
    typeof value === "string" ? (VERDICTS.get(value) ?? VERDICTS.get(value.toLowerCase())) : undefined;
  const score = verdict ?? numberIn(value);
  return isScore(score) ? score : undefined;
}

/** What was asked, without the ids that messages get anew in every run. */
function asked(input: Json | undefined): Json {
  if (!Array.isArray(input)) return input ?? null;
  return input.map((message) => [at(message, "role") ?? null, at(message, "content") ?? null]);
}

function spent(sample: Json, errored: boolean): Pick<ImportedRow, "cost" | "tokens" | "latency"> {
  const usages = Object.values(asObject(at(sample, "model_usage")) ?? {});
  const seconds = number(at(sample, "working_time")) ?? number(at(sample, "total_time"));
  const costs = usages.map((usage) => number(at(usage, "total_cost")));
  const isPriced = usages.length > 0 && costs.every((cost) => cost !== undefined);
  return {
    cost: isPriced ? { amount: costs.reduce((total: number, cost) => total + (cost ?? 0), 0) } : undefined,
    tokens: tokensOf(usages),
    latency: errored || seconds === undefined || seconds < 0 ? undefined : seconds * 1000,
  };
}

/** The tokens of all models that a sample used; a kind that one of them leaves out has no sum. */
function tokensOf(usages: readonly Json[]): Tokens | undefined {
  const sum = (key: string): number | undefined => {
    const counts = usages.map((usage) => number(at(usage, key)));
    if (!counts.every((count) => count !== undefined && Number.isSafeInteger(count) && count >= 0))
      return undefined;
    return counts.reduce((total: number, count) => total + (count ?? 0), 0);
  };
  if (usages.length === 0) return undefined;
  const tokens = { input: sum("input_tokens"), output: sum("output_tokens"), total: sum("total_tokens") };
  return Object.values(tokens).some((count) => count !== undefined) ? tokens : undefined;
}
