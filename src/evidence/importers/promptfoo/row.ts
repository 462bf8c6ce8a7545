import { sha256 } from "../../digest.ts";
import type { ImportOptions } from "../../importer.ts";
import type { ImportedRow, Tokens } from "../../imported-row.ts";
import { at, canonical, list, number, scalar, text } from "../../json.ts";
import type { Json, JsonObject } from "../../json.ts";
import { caseFields } from "../../keys.ts";
import { isScore } from "../../scale.ts";

/** The test that a row belongs to, where it does not carry its own. */
export type TestOf = JsonObject | undefined;

interface Wrong {
  /** JSON pointer from the row. */
  at: string;
  message: string;
}

/** `failureReason` of a row whose answer could not be had, as against one that failed its assertions (1). */
const ERROR = 2;

/** Reads one result row; `test` is the row of the table in version 2. */
export function readRow(raw: JsonObject, options: ImportOptions, test: TestOf): ImportedRow | Wrong {
  const passed = at(raw, "success");
  if (typeof passed !== "boolean")
    return { at: "/success", message: "Unexpected row without `success`, expected true or false" };
  const score = at(raw, "score");
  if (score !== undefined && score !== null && !isScore(score)) return { at: "/score", message: NO_SCORE };
  const errored = isErrored(raw);
  const scores = errored ? new Map<string, number>() : namedScores(raw);
  if ("message" in scores) return scores;
  if (!errored) {
    scores.set("pass", passed ? 1 : 0);
    if (typeof score === "number") scores.set("score", score);
  }
  return {
    ...identity(raw, options, test),
    outcome: errored ? "errored" : "scored",
    scores,
    ...spent(raw, errored),
  };
}

const NO_SCORE = "Unexpected value as score, expected a number within ±1e15";

/**
 * `error` is also filled when an assertion merely fails, so it says nothing by itself. Before `failureReason` came, an
 * answer that could not be had is one with an error and without grading.
 */
function isErrored(raw: JsonObject): boolean {
  const reason = number(at(raw, "failureReason"));
  if (reason !== undefined) return reason === ERROR;
  const graded = at(raw, "gradingResult");
  return text(at(raw, "error")) !== undefined && (graded === undefined || graded === null);
}

function identity(raw: JsonObject, options: ImportOptions, test: TestOf) {
  const own = at(raw, "testCase");
  // The test's own variables are what was asked; the row's may hold what a run added to them.
  const vars = at(own, "vars") ?? at(test, "vars") ?? at(raw, "vars") ?? {};
  const metadata = at(own, "metadata") ?? at(test, "metadata");
  const assertions = at(own, "assert") ?? at(test, "assert");
  const description = at(own, "description") ?? at(test, "description");
  const named = (key: string) => scalar(at(metadata, key)) ?? scalar(at(vars, key));
  return {
    ...caseFields(options, named, { category: scalar(at(metadata, "category")) }),
    input: sha256(canonical(vars)),
    test: sha256(canonical([description ?? null, assertions ?? null])),
  };
}

/**
 * A metric's score of one case: the weighted mean of the assertions that feed it, as late versions compute it. Early
 * ones write their plain sum, which is not comparable. A metric without assertions of its own is taken as written.
 */
function namedScores(raw: JsonObject): Map<string, number> | Wrong {
  const scores = new Map<string, number>();
  for (const [name, value] of Object.entries((at(raw, "namedScores") ?? {}) as JsonObject)) {
    if (!isScore(value)) return { at: `/namedScores/${name}`, message: NO_SCORE };
    scores.set(name, value);
  }
  const sums = new Map<string, { weighted: number; weight: number }>();
  for (const component of list(at(raw, "gradingResult", "componentResults"))) {
    const metric = text(at(component, "assertion", "metric"));
    const score = at(component, "score");
    if (metric === undefined || !isScore(score) || !scores.has(metric)) continue;
    const weight = number(at(component, "assertion", "weight")) ?? 1;
    const sum = sums.get(metric) ?? { weighted: 0, weight: 0 };
    sums.set(metric, { weighted: sum.weighted + weight * score, weight: sum.weight + weight });
  }
  for (const [metric, { weighted, weight }] of sums) if (weight > 0) scores.set(metric, weighted / weight);
  return scores;
}

/** Cost, tokens and latency. promptfoo writes 0 where it knows none, so a zero is no statement. */
function spent(raw: JsonObject, errored: boolean): Pick<ImportedRow, "cost" | "tokens" | "latency"> {
  const amount = number(at(raw, "response", "cost")) ?? number(at(raw, "cost"));
  const cached = at(raw, "response", "cached") === true;
  return {
    cost: amount !== undefined && amount > 0 ? { amount, currency: "USD" } : undefined,
    tokens: tokensOf(at(raw, "response", "tokenUsage")) ?? tokensOf(at(raw, "tokenUsage")),
    latency: errored || cached ? undefined : number(at(raw, "latencyMs")),
  };
}

function tokensOf(usage: Json | undefined): Tokens | undefined {
  const stated = (key: string) => {
    const value = number(at(usage, key));
    return value !== undefined && Number.isSafeInteger(value) && value > 0 ? value : undefined;
  };
  const tokens = { input: stated("prompt"), output: stated("completion"), total: stated("total") };
  return Object.values(tokens).some((value) => value !== undefined) ? tokens : undefined;
}
