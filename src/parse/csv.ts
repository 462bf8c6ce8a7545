import { CsvError, parse as parser } from "csv-parse";
import type { Options } from "csv-parse";
import { parse } from "csv-parse/sync";
import { Readable } from "node:stream";
import { LIMITS } from "../model/limits.ts";

/** A record of a CSV file by its column names, with the line on which it begins. */
export interface CsvRecord {
  line: number;
  fields: ReadonlyMap<string, string>;
}

/** What is wrong with a CSV file, with its line where that is known. */
export interface CsvProblem extends CsvFault {
  line?: number;
}

/** What is wrong with a record, and the next step where it is another than for the rest of the file. */
interface CsvFault {
  message: string;
  hint?: string;
}

const OPTIONS = {
  bom: true,
  info: true,
  skip_empty_lines: true,
  max_record_size: LIMITS.resultRow,
} as const satisfies Options;

/** What `info` makes of a record, which the types of the library do not say. */
interface Item {
  record: string[];
  info: { lines: number };
}

/** The names in the header of a CSV file's first characters; none where it has no header. */
export function csvHeader(head: string): string[] {
  try {
    const [first] = parse(head, { ...OPTIONS, to: 1 }) as unknown as Item[];
    return first ? headerOf(first) : [];
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
}

/**
 * Hands every record of a CSV text to `take` until that finds one wrong. The header names the columns, each once;
 * records may span lines and are read one by one, as the text comes.
 */
export async function eachCsvRecord(
  parts: AsyncIterable<string>,
  take: (record: CsvRecord) => CsvFault | undefined,
): Promise<CsvProblem | undefined> {
  return await eachItem(parts, wrongHeader, (header, item) => take(recordOf(header, item)));
}

/** Like `eachCsvRecord` for a table with several columns of one name: a record is its values, in the header's order. */
export async function eachCsvList(
  parts: AsyncIterable<string>,
  take: (header: readonly string[], values: readonly string[]) => CsvFault | undefined,
): Promise<CsvProblem | undefined> {
  return await eachItem(
    parts,
    () => undefined,
    (header, { record }) => take(header, record),
  );
}

async function eachItem(
  parts: AsyncIterable<string>,
  wrong: (header: readonly string[]) => string | undefined,
  take: (header: readonly string[], item: Item) => CsvFault | undefined,
): Promise<CsvProblem | undefined> {
  const records = parser(OPTIONS);
  // A failure of the source ends the parser with it, and comes out of the loop below.
  const input = Readable.from(parts);
  input.once("error", (error) => records.destroy(error));
  input.pipe(records);
  let header: readonly string[] | undefined;
  try {
    for await (const each of records) {
      const item = each as Item;
      if (header === undefined) {
        header = headerOf(item);
        const message = wrong(header);
        if (message !== undefined) return { line: 1, message };
        continue;
      }
      const fault = take(header, item);
      if (fault) return { line: firstLineOf(item), ...fault };
    }
  } catch (error) {
    if (error instanceof CsvError) return csvProblem(error);
    throw error;
  } finally {
    input.destroy();
  }
  return undefined;
}

/**
 * All records of a CSV text that people write by hand: of a record with fewer fields than the header the last are empty,
 * and of two columns of one name the first counts.
 */
export function readCsv(
  text: string,
): { header: readonly string[]; records: CsvRecord[] } | { problem: CsvProblem } {
  try {
    const [first, ...rest] = parse(text, { ...OPTIONS, relax_column_count: true }) as unknown as Item[];
    const header = first ? headerOf(first) : [];
    return { header, records: rest.map((item) => recordOf(header, item)) };
  } catch (error) {
    if (error instanceof CsvError) return { problem: csvProblem(error) };
    throw error;
  }
}

function headerOf({ record }: Item): string[] {
  return record.map((name) => name.trim());
}

function recordOf(header: readonly string[], item: Item): CsvRecord {
  const fields = new Map<string, string>();
  for (const [index, name] of header.entries()) {
    if (!fields.has(name)) fields.set(name, item.record[index] ?? "");
  }
  return { line: firstLineOf(item), fields };
}

/** The parser counts the lines up to a record's end; fields may hold some of them. */
function firstLineOf({ record, info }: Item): number {
  const breaks = record.reduce((count, field) => count + (field.match(/\r\n|\r|\n/gu)?.length ?? 0), 0);
  return info.lines - breaks;
}

function wrongHeader(header: readonly string[]): string | undefined {
  const second = header.find((name, index) => header.indexOf(name) !== index);
  return second === undefined ? undefined : `Unexpected second column “${second}”, expected every name once`;
}

function csvProblem(error: CsvError): CsvProblem {
  const line = typeof error.lines === "number" ? error.lines : undefined;
  const message =
    error.code === "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH"
      ? "Unexpected number of fields, expected as many as the header has"
      : error.code === "CSV_QUOTE_NOT_CLOSED"
        ? "Unexpected end of the file inside quotes"
        : error.code === "CSV_MAX_RECORD_SIZE"
          ? `Unexpected record of more than ${LIMITS.resultRow / 1024 / 1024} MiB`
          : "Unexpected quote inside a field";
  return { ...(line !== undefined && { line }), message };
}
