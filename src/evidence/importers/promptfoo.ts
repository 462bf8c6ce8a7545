import type { Importer, ImportOptions, ImportResult, Source } from "../importer.ts";
import { asObject, at, canonical, list, parseJson, text } from "../json.ts";
import type { Json, JsonObject } from "../json.ts";
import type { Rows } from "../rows.ts";
import { shareMetrics } from "../scale.ts";
import { Columns } from "./promptfoo/columns.ts";
import { readGrader } from "./promptfoo/grader.ts";
import { readRow } from "./promptfoo/row.ts";
import type { TestOf } from "./promptfoo/row.ts";
import { isTable, readTable } from "./promptfoo/table.ts";

/**
 * promptfoo's JSON results, version 2 (0.55, 0.81) and 3 (0.99 and later), its JSONL and its CSV. Reads `results.results`, one
 * row per case and column; a column is a provider with a prompt. The quirks are in docs/importers/promptfoo.md.
 */
export const promptfoo: Importer = {
  id: "promptfoo",
  title: "promptfoo (JSON versions 2 and 3, JSONL, CSV)",
  sniff(_name, head) {
    if (isTable(head)) return { recognised: true };
    if (!/^\s*\{/.test(head))
      return {
        recognised: false,
        why: "it neither begins with a JSON object nor has columns Status and Score",
      };
    if (isRow(head)) return { recognised: true };
    // Other tools have an object called results too, with other keys.
    const summary = /"results"\s*:\s*\{\s*"(?:version|timestamp|prompts|results|table|stats)"/.test(head);
    return summary
      ? { recognised: true }
      : { recognised: false, why: "it has no `results` object and no result rows" };
  },
  keys: "a key of a test's metadata, or a variable",
  parse: (source, options) => {
    if (isTable(source.head)) return parseTable(source, options);
    return isRow(source.head) ? parseLines(source, options) : parseSummary(source, options);
  },
};

const VERSIONS: ReadonlySet<Json | undefined> = new Set([2, 3]);
const NEXT = "Export it again with `promptfoo export eval <id> --output results.json`.";

/** Whether the first line is a result row by itself, as in JSONL; a first line cut off at 64 KiB is judged by its keys. */
function isRow(head: string): boolean {
  const first = head.trimStart().split(/\r?\n/, 1)[0] ?? "";
  if (/^\{\s*"(?:results|evalId)"/.test(first)) return false;
  return /"success"\s*:\s*(?:true|false)/.test(first) && /"(?:vars|testCase)"\s*:/.test(first);
}

async function parseSummary(source: Source, options: ImportOptions): Promise<ImportResult> {
  const parsed = parseJson(await source.text());
  if (!parsed.ok) {
    const { line, column, message } = parsed.problem;
    return problem(message, `line ${line}, column ${column}`);
  }
  const results = at(parsed.value, "results");
  const version = at(results, "version");
  if (!VERSIONS.has(version)) {
    const found =
      version === undefined
        ? "results without a version"
        : `results version ${canonical(version).slice(0, 20)}`;
    const hint = "Export with a promptfoo that writes version 2 or 3, or use a newer reckon.";
    return {
      ok: false,
      problem: { place: "/results/version", message: `Unexpected ${found}, expected 2 or 3`, hint },
    };
  }
  const rows = at(results, "results");
  if (!Array.isArray(rows)) return problem("Unexpected file without result rows", "/results/results");
  const columns = new Columns();
  const tests = version === 2 ? tableTests(results) : () => undefined;
  for (const [index, row] of rows.entries()) {
    const wrong = take(columns, row, options, tests(row));
    if (wrong) return problem(wrong.message, `/results/results/${index}${wrong.at}`);
  }
  const config = at(parsed.value, "config");
  return finish(columns, {
    format: `promptfoo JSON v${String(version)}`,
    toolVersion: text(at(parsed.value, "metadata", "promptfooVersion")),
    runId: text(at(parsed.value, "evalId")),
    created: text(at(parsed.value, "metadata", "evaluationCreatedAt")) ?? text(at(results, "timestamp")),
    config,
  });
}

async function parseLines(source: Source, options: ImportOptions): Promise<ImportResult> {
  const columns = new Columns();
  for await (const line of source.lines()) {
    if (line.text.trim() === "") continue;
    const parsed = parseJson(line.text);
    if (!parsed.ok)
      return problem(parsed.problem.message, `line ${line.number}, column ${parsed.problem.column}`);
    const wrong = take(columns, parsed.value, options, undefined);
    if (wrong)
      return problem(`${wrong.message}${wrong.at === "" ? "" : ` at ${wrong.at}`}`, `line ${line.number}`);
  }
  return finish(columns, { format: "promptfoo JSONL" });
}

async function parseTable(source: Source, options: ImportOptions): Promise<ImportResult> {
  const columns = new Columns();
  const wrong = await readTable(source, options, columns);
  if (wrong) return { ok: false, problem: wrong };
  return finish(columns, {
    format: "promptfoo CSV",
    assumed: ["The table rounds `score` to two decimals, and so are its means."],
  });
}

interface Wrong {
  /** JSON pointer from the row. */
  at: string;
  message: string;
}

function take(columns: Columns, value: Json, options: ImportOptions, test: TestOf): Wrong | undefined {
  const raw = asObject(value);
  if (!raw) return { at: "", message: "Unexpected result that is no object, expected a row" };
  const row = readRow(raw, options, test);
  if ("message" in row) return row;
  columns.add(raw, row);
  return undefined;
}

/**
 * In version 2 metadata and assertions of a test stand only in the table, and results in the order in which they came
 * back. A result belongs to the test with its input; where several tests share it, to what they agree on.
 */
function tableTests(results: Json | undefined): (row: Json) => TestOf {
  const byInput = new Map<string, JsonObject>();
  for (const entry of list(at(results, "table", "body"))) {
    const test = asObject(at(entry, "test"));
    if (!test) continue;
    const input = canonical(at(test, "vars") ?? {});
    const other = byInput.get(input);
    byInput.set(input, other ? agreed(other, test) : test);
  }
  return (row) => byInput.get(canonical(at(row, "vars") ?? {}));
}

/** The keys that two tests have alike. */
function agreed(one: JsonObject, other: JsonObject): JsonObject {
  const alike = (key: string, value: Json) => canonical(value) === canonical(at(other, key) ?? null);
  return Object.fromEntries(Object.entries(one).filter(([key, value]) => alike(key, value)));
}

interface About {
  format: string;
  toolVersion?: string | undefined;
  runId?: string | undefined;
  created?: string | undefined;
  config?: Json | undefined;
  assumed?: string[];
}

function finish(columns: Columns, { config, assumed = [], ...about }: About): ImportResult {
  if (columns.isEmpty) {
    const hint = "Run the evaluation again; promptfoo writes such a file when no test matched the filter.";
    return { ok: false, problem: { message: "Unexpected file without a single result row", hint } };
  }
  const expected = expectedCases(config);
  const runs = columns.runs(expected);
  const rows = runs.map((run) => run.rows);
  return {
    ok: true,
    imported: {
      ...about,
      runs,
      metrics: shareMetrics(rows, ["pass"]),
      grader: readGrader(columns.assertions, config),
      dataset: datasetOf(config),
      assumed: [...assumed, ...assumptions(rows, expected)],
    },
  };
}

/**
 * A filtered run exports every test that the configuration has, so its tests tell how many cases there should be; but
 * not where they come from elsewhere or are multiplied (a list as the value of a variable, scenarios).
 */
function expectedCases(config: Json | undefined): number | undefined {
  const tests = list(at(config, "tests"));
  if (tests.length === 0 || list(at(config, "scenarios")).length > 0) return undefined;
  const cases = new Set<string>();
  for (const test of tests) {
    const vars: JsonObject = asObject(at(test, "vars")) ?? {};
    if (!asObject(test) || Object.values(vars).some(Array.isArray)) return undefined;
    cases.add(canonical([vars, at(test, "assert") ?? null]));
  }
  return cases.size;
}

/** promptfoo has no dataset as such: its name and version are what the tags or the metadata say under these keys. */
function datasetOf(config: Json | undefined) {
  const stated = (key: string) => text(at(config, "tags", key)) ?? text(at(config, "metadata", key));
  return {
    name: stated("dataset"),
    version: stated("dataset-version"),
    source: text(at(config, "tests")),
  };
}

function assumptions(runs: readonly Rows[], expected: number | undefined): string[] {
  const assumed: string[] = [];
  if (runs.some(({ spent }) => spent.isPriced))
    assumed.push("Costs are in US dollars, as promptfoo documents.");
  if (expected !== undefined) assumed.push("Every test of the exported configuration was meant to run.");
  return assumed;
}

function problem(message: string, place: string): ImportResult {
  return { ok: false, problem: { place, message, hint: NEXT } };
}
