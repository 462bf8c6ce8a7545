import { eachCsvList, eachCsvRecord } from "../parse/csv.ts";
import type { CsvProblem, CsvRecord } from "../parse/csv.ts";
import type { ImportProblem, ImportResult, Source } from "./importer.ts";
import { parseJson } from "./json.ts";
import type { Json } from "./json.ts";

/** How a tool's JSON is read. */
export interface DocumentOptions {
  /** The next step where the text is no JSON. */
  hint: string;
  /** Whether NaN and infinities, which the tool writes, are read as null and counted. */
  nonFinite?: boolean;
}

export type DocumentResult =
  | { ok: true; value: Json; nonFinite: number }
  | { ok: false; problem: ImportProblem };

/** What is wrong with one row, and the next step where it is another than for the rest of the file. */
export interface RowFault {
  message: string;
  hint?: string;
}

/** Reads a source whole as one JSON document. */
export async function readDocument(source: Source, options: DocumentOptions): Promise<DocumentResult> {
  return parseDocument(await source.text(), options);
}

/** Reads a text as one JSON document; `within` names it where it is a part of the source. */
export function parseDocument(text: string, options: DocumentOptions, within?: string): DocumentResult {
  const { nonFinite = false, hint } = options;
  const parsed = parseJson(text.replace(/^\uFEFF/u, ""), { nonFinite });
  if (parsed.ok) return parsed;
  const { line, column, message } = parsed.problem;
  const place = `${within === undefined ? "" : `${within}, `}line ${line}, column ${column}`;
  return { ok: false, problem: { place, message, hint } };
}

/**
 * Hands every line of a JSONL source to `take`, blank ones left out, until one is wrong.
 * @returns what is wrong, with its line
 */
export async function eachJsonLine(
  source: Source,
  { hint, nonFinite = false }: DocumentOptions,
  take: (value: Json, nonFinite: number) => RowFault | undefined,
): Promise<ImportProblem | undefined> {
  for await (const { number, text } of source.lines()) {
    if (text.trim() === "") continue;
    const parsed = parseJson(text, { nonFinite });
    if (!parsed.ok) {
      const { column, message } = parsed.problem;
      return { place: `line ${number}, column ${column}`, message, hint };
    }
    const wrong = take(parsed.value, parsed.nonFinite);
    if (wrong) return { place: `line ${number}`, message: wrong.message, hint: wrong.hint ?? hint };
  }
  return undefined;
}

/** The result of a source that is wrong. */
export function refused(message: string, hint: string, place?: string): ImportResult {
  return { ok: false, problem: { ...(place !== undefined && { place }), message, hint } };
}

const CSV_HINT = "Export the table again as CSV: commas, one header line, quotes doubled inside quotes.";

/** Hands every record of a CSV source to `take` until one is wrong. */
export async function eachCsvRow(
  source: Source,
  take: (record: CsvRecord) => RowFault | undefined,
): Promise<ImportProblem | undefined> {
  return importProblem(await eachCsvRecord(source.parts(), take));
}

/** Hands every record of a CSV source with columns of one name to `take`, by position, until one is wrong. */
export async function eachCsvValues(
  source: Source,
  take: (header: readonly string[], values: readonly string[]) => RowFault | undefined,
): Promise<ImportProblem | undefined> {
  return importProblem(await eachCsvList(source.parts(), take));
}

function importProblem(problem: CsvProblem | undefined): ImportProblem | undefined {
  if (!problem) return undefined;
  const { line, message, hint = CSV_HINT } = problem;
  return { ...(line !== undefined && { place: `line ${line}` }), message, hint };
}
