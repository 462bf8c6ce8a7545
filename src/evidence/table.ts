import type { Metric } from "../model/comparison.ts";
import type { ImportMapping } from "../model/import-mapping.ts";
import { sha256 } from "./digest.ts";
import { refused } from "./document.ts";
import type { RowFault } from "./document.ts";
import type { ImportOptions, ImportResult } from "./importer.ts";
import type { ImportedRow, Tokens } from "./imported-row.ts";
import { canonical, scalar } from "./json.ts";
import type { Json } from "./json.ts";
import { caseFields } from "./keys.ts";
import type { CaseFields } from "./keys.ts";
import { RunRows } from "./rows.ts";
import { fits, isScore, missingScores, scaleText } from "./scale.ts";
import { isError, numberIn, shortly, truthIn } from "./table-field.ts";
import type { FieldReader } from "./table-field.ts";

/** The columns that are understood as they are, in a table without a mapping. `score` has no scale until one is declared. */
export const PLAIN_COLUMNS: ImportMapping = {
  format: "csv",
  case: "case_id",
  category: "category",
  model: "model",
  pass: "pass",
  error: "error",
  metrics: { score: { field: "score", scale: "number", "higher-is-better": true } },
  tokens: "tokens",
  cost: "cost",
  latency: "latency_ms",
  "latency-unit": "ms",
};

/** Results gathered from the records of a table, one attempt at one case each. */
export class Table {
  readonly #mapping: ImportMapping;
  readonly #options: ImportOptions;
  readonly #metrics: readonly (Metric & { field: string })[];
  readonly #runs = new RunRows<string | undefined>();
  #missing = 0;

  constructor(options: ImportOptions) {
    this.#options = options;
    this.#mapping = options.mapping ?? PLAIN_COLUMNS;
    this.#metrics = Object.entries(this.#mapping.metrics).map(([name, metric]) => {
      const scale =
        typeof metric.scale === "string"
          ? { scale: metric.scale }
          : { scale: "range" as const, range: metric.scale };
      return { name, ...scale, higherIsBetter: metric["higher-is-better"], field: metric.field ?? name };
    });
  }

  /** Takes one record; returns what is wrong with it. */
  add(read: FieldReader): RowFault | undefined {
    const identity = this.#identity(read);
    if ("message" in identity) return identity;
    const failed = isError(this.#read(read, "error"));
    const scores = this.#scores(read, failed);
    if ("message" in scores) return scores;
    const spent = this.#spent(read, failed);
    if ("message" in spent) return spent;
    const model = scalar(this.#read(read, "model"))?.trim();
    const outcome = failed ? "errored" : scores.size > 0 ? "scored" : "skipped";
    this.#runs.of(model).add({ ...identity, outcome, scores, ...spent });
    return undefined;
  }

  /** The results of the whole table; `fileName` names the run where no column does. */
  finish(format: string, fileName: string): ImportResult {
    const { dataset, "dataset-version": version, cost, currency } = this.#mapping;
    if (this.#runs.size === 0) return refused("Unexpected table without a single record", NEXT);
    const runs = [...this.#runs.values()];
    if (!runs.some(({ isScored }) => isScored))
      return refused(`Unexpected table without a single result, expected values in ${this.#fields()}`, NEXT);
    if (this.#runs.size > 1 && this.#runs.has(undefined))
      return refused("Unexpected records without a model beside records with one", NEXT);
    const stem = fileName.replace(/\.[^.]+$/u, "");
    const unnamed = cost !== undefined && currency === undefined && runs.some(({ spent }) => spent.isPriced);
    return {
      ok: true,
      imported: {
        format,
        runs: [...this.#runs].map(([model, rows]) => ({ name: model ?? stem, aliases: [], model, rows })),
        metrics: this.#metricsFound(),
        grader: {},
        dataset: { name: dataset, version },
        assumed: unnamed ? ["Costs are all in one currency, which the table does not name."] : [],
        notes: missingScores(this.#missing),
      },
    };
  }

  #metricsFound(): Metric[] {
    const pass: Metric = { name: "pass", scale: "share", higherIsBetter: true };
    const named = this.#metrics.map(({ field: _, ...metric }) => metric);
    const runs = [...this.#runs.values()];
    return [pass, ...named].filter(({ name }) => runs.some(({ ranges }) => ranges.has(name)));
  }

  #identity(read: FieldReader): RowFault | (CaseFields & Pick<ImportedRow, "input">) {
    const { case: own } = this.#mapping;
    const fields = caseFields(this.#options, (key) => scalar(read(key)), {
      id: own === undefined ? undefined : scalar(read(own))?.trim(),
      category: scalar(this.#read(read, "category"))?.trim(),
    });
    const input = this.#read(read, "input");
    if (fields.id === undefined && (input === undefined || input === null || input === "")) {
      const hint = "Name the column that identifies a case with --case-key, or in a mapping.";
      const wanted = this.#options.caseKey ?? own ?? this.#mapping.input;
      return { message: `Unexpected record without ${shortly(wanted)}`, hint };
    }
    const digest = input === undefined || input === null ? undefined : sha256(canonical(input));
    return { ...fields, input: digest };
  }

  #scores(read: FieldReader, failed: boolean): RowFault | Map<string, number> {
    const scores = new Map<string, number>();
    if (failed) return scores;
    const passed = truthIn(this.#read(read, "pass"));
    if (passed === "wrong") {
      const value = shortly(this.#read(read, "pass"));
      return { message: `Unexpected ${value} as result, expected true, false, 1, 0, pass or fail` };
    }
    if (passed !== "missing") scores.set("pass", passed ? 1 : 0);
    for (const metric of this.#metrics) {
      const value = read(metric.field);
      const score = scoreIn(value, metric);
      if (typeof score === "object") return score;
      if (score !== undefined) scores.set(metric.name, score);
      else if (value !== undefined) this.#missing++;
    }
    return scores;
  }

  #spent(read: FieldReader, failed: boolean): RowFault | Pick<ImportedRow, "cost" | "tokens" | "latency"> {
    const amounts = new Map<string, number | undefined>();
    for (const name of ["cost", "tokens", "input-tokens", "output-tokens", "latency"] as const) {
      const value = this.#read(read, name);
      const amount = numberIn(value);
      if (amount === "wrong" || (typeof amount === "number" && amount < 0))
        return { message: `Unexpected ${shortly(value)} as ${name}, expected a number from 0` };
      amounts.set(name, amount === "missing" ? undefined : amount);
    }
    const { currency, "latency-unit": unit } = this.#mapping;
    const cost = amounts.get("cost");
    const latency = amounts.get("latency");
    const tokens: Tokens = {
      input: amounts.get("input-tokens"),
      output: amounts.get("output-tokens"),
      total: amounts.get("tokens"),
    };
    if (
      Object.values(tokens).some(
        (count: number | undefined) => count !== undefined && !Number.isSafeInteger(count),
      )
    )
      return { message: "Unexpected part of a token, expected whole numbers" };
    return {
      cost: cost === undefined ? undefined : { amount: cost, ...(currency !== undefined && { currency }) },
      tokens: Object.values(tokens).some((count) => count !== undefined) ? tokens : undefined,
      latency: latency === undefined || failed ? undefined : latency * (unit === "s" ? 1000 : 1),
    };
  }

  #read(read: FieldReader, name: "input" | "category" | "model" | "pass" | "error" | Spent) {
    const field = this.#mapping[name];
    return field === undefined ? undefined : read(field);
  }

  #fields(): string {
    const { pass } = this.#mapping;
    const fields = [...(pass === undefined ? [] : [pass]), ...this.#metrics.map(({ field }) => field)];
    return fields.map((field) => `\`${field}\``).join(" or ");
  }
}

type Spent = "cost" | "tokens" | "input-tokens" | "output-tokens" | "latency";

const NEXT =
  "Name the columns in a mapping, under `importers:` in reckon.yaml; see docs/importers/tables.md.";

function scoreIn(value: Json | undefined, metric: Metric): number | undefined | RowFault {
  const truth = metric.scale === "share" && typeof value !== "number" ? truthIn(value) : "wrong";
  if (typeof truth === "boolean") return truth ? 1 : 0;
  const score = numberIn(value);
  if (score === "missing") return undefined;
  if (score !== "wrong" && isScore(score) && fits(metric, score)) return score;
  return {
    message: `Unexpected ${shortly(value)} as ${metric.name}, expected ${scaleText(metric)}`,
    hint: "Write plain numbers, and declare the scale that they have: `scale:` in the mapping, or --scale.",
  };
}
