import { readFileSync } from "node:fs";
import { makeEvidence } from "../../src/evidence/evidence.ts";
import type { PullOptions } from "../../src/evidence/evidence.ts";
import { readResults } from "../../src/evidence/read.ts";
import type { ReadOptions, Results } from "../../src/evidence/read.ts";
import { memorySource, withBeside } from "../../src/evidence/source.ts";
import { caseId } from "../../src/evidence/digest.ts";
import type { Row } from "../../src/evidence/rows.ts";
import type { Imported, ImportOptions, Source } from "../../src/evidence/importer.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import { UserError } from "../../src/model/user-error.ts";

/** One support question and how a model did on it. */
export interface Answer {
  id: string;
  category?: string;
  outcome: "pass" | "fail" | "error";
  /** promptfoo's weighted score; what the outcome implies where it is not given. */
  score?: number;
  /** Keys that replace those of the row. */
  row?: Record<string, unknown>;
}

/** A promptfoo result row, version 3. */
function promptfooRow(answer: Answer, index: number, label: string) {
  const errored = answer.outcome === "error";
  const score = answer.score ?? (answer.outcome === "pass" ? 1 : 0);
  return {
    testIdx: index,
    promptIdx: 0,
    provider: { id: `example:${label}`, label },
    vars: { question: `What about ${answer.id}?` },
    testCase: {
      vars: { question: `What about ${answer.id}?`, ticket: answer.id },
      metadata: answer.category === undefined ? {} : { category: answer.category },
      assert: [{ type: "llm-rubric", provider: "example:judge" }],
    },
    success: answer.outcome === "pass",
    score,
    failureReason: errored ? 2 : answer.outcome === "fail" ? 1 : 0,
    namedScores: {},
    gradingResult: errored ? null : { pass: answer.outcome === "pass", score, componentResults: [] },
    ...answer.row,
  };
}

/** A promptfoo results file, version 3, of one provider. */
export function promptfooFile(
  label: string,
  given: readonly Answer[],
  change: Record<string, unknown> = {},
): string {
  const rows = given.map((answer, index) => promptfooRow(answer, index, label));
  return JSON.stringify({
    evalId: `eval-${label}`,
    results: { version: 3, timestamp: "2026-11-19T09:00:00.000Z", results: rows, stats: {} },
    config: { tags: { dataset: "support-golden", "dataset-version": "v3" } },
    metadata: { promptfooVersion: "0.121.20" },
    ...change,
  });
}

/** Answers in one category: so many pass, then so many fail, then so many error. */
export function answers(category: string, pass: number, fail: number, error = 0): Answer[] {
  const outcomes = [
    ...Array(pass).fill("pass"),
    ...Array(fail).fill("fail"),
    ...Array(error).fill("error"),
  ] as Answer["outcome"][];
  return outcomes.map((outcome, index) => ({ id: `${category}-${index}`, category, outcome }));
}

export async function read(
  name: string,
  content: string | Uint8Array,
  options: ImportOptions = {},
): Promise<Results> {
  return await readResults(memorySource(name, content), options);
}

/** Evidence of two runs of support answers. */
export async function supportEvidence(
  baseline: readonly Answer[],
  candidate: readonly Answer[],
  options: Partial<PullOptions> = {},
): Promise<Evidence> {
  const files = [
    await read("current.json", promptfooFile("current", baseline), options),
    await read("successor.json", promptfooFile("successor", candidate), options),
  ] as const;
  return makeEvidence("support-2026-11", files, { metrics: ["pass"], ...options });
}

/** The text of a fixture below test/fixtures/evals. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/evals/${name}`, import.meta.url), "utf8");
}

/** Evidence of promptfoo fixtures: two files, or one with two providers. */
export async function fixtureEvidence(
  files: readonly [string] | readonly [string, string],
  options: Partial<PullOptions> = {},
): Promise<Evidence> {
  const [first, second] = files;
  const load = async (file: string) => await read(file, fixture(`promptfoo/${file}`), options);
  const results =
    second === undefined
      ? ([await load(first)] as const)
      : ([await load(first), await load(second)] as const);
  return makeEvidence("support-2026-11", results, { metrics: ["pass"], ...options });
}

/** The rows of one run, as they are kept: digests stand for what identifies them. */
export function rowsOf({ runs }: Imported, run = 0) {
  return Array.from(
    runs[run]?.rows ?? [],
    ({ id, input, test, category, cluster, outcome, scores }: Row) => ({
      id,
      input,
      test,
      category,
      cluster,
      outcome,
      scores,
    }),
  );
}

/** How a row with this id of the user's shows it. */
export function idOf(id: string): string {
  return caseId(`id:${id}`);
}

/** A result file of any tool. */
export interface ResultFile {
  name: string;
  content: string | Uint8Array;
  /** Other files of its folder. */
  beside?: readonly ResultFile[];
}

/** A file below test/fixtures/evals, as a tool wrote it. */
export function fixtureFile(path: string, beside: readonly string[] = []): ResultFile {
  return {
    name: path.split("/").at(-1) ?? path,
    content: readFileSync(new URL(`../fixtures/evals/${path}`, import.meta.url)),
    beside: beside.map((other) => fixtureFile(other)),
  };
}

function sourceOf({ name, content, beside = [] }: ResultFile): Source {
  return withBeside(memorySource(name, content), beside.map(sourceOf));
}

/** The results of one file, read as `reckon pull` reads them. */
export async function readFile(file: ResultFile, options: ReadOptions = {}): Promise<Results> {
  return await readResults(sourceOf(file), options);
}

/** Evidence of one file with two runs, or of two files. */
export async function evidenceOf(
  files: readonly [ResultFile] | readonly [ResultFile, ResultFile],
  options: Partial<PullOptions> = {},
  reading: ReadOptions = {},
): Promise<Evidence> {
  const [first, second] = files;
  const load = async (file: ResultFile) => await readFile(file, { ...options, ...reading });
  const results = second
    ? ([await load(first), await load(second)] as const)
    : ([await load(first)] as const);
  return makeEvidence("support-2026-11", results, { metrics: ["pass"], ...options });
}

/** Why a file is refused. */
export async function refusal(file: ResultFile, options: ReadOptions = {}): Promise<UserError> {
  const error: unknown = await readFile(file, options).catch((reason: unknown) => reason);
  if (error instanceof UserError) return error;
  throw new Error("expected the file to be refused", { cause: error });
}
