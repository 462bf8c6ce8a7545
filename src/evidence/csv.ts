import { CsvError, parse } from "csv-parse";
import { Readable } from "node:stream";
import { LIMITS } from "../model/limits.ts";
import type { RowFault } from "./document.ts";
import type { ImportProblem, Source } from "./importer.ts";

/** A line of a CSV file by its column names, with the line on which it begins. */
export interface CsvRecord {
  line: number;
  fields: ReadonlyMap<string, string>;
}

const HINT = "Export the table again as CSV: commas, one header line, quotes doubled inside quotes.";

/** The names in the header of a CSV file's first bytes; none where it has no header. */
export function csvHeader(head: string): string[] {
  const [line = ""] = head.replace(/^\uFEFF/u, "").split(/\r?\n/u, 1);
  return line.split(",").map((name) => name.trim().replace(/^"(?<inner>.*)"$/u, "$<inner>"));
}

/**
 * Hands every record of a CSV source to `take` until one is wrong. The header names the columns; records may span lines
 * and are read one by one.
 * @returns what is wrong, with its line
 */
export async function eachCsvRecord(
  source: Source,
  take: (record: CsvRecord) => RowFault | undefined,
): Promise<ImportProblem | undefined> {
  const parser = parse({
    bom: true,
    info: true,
    skip_empty_lines: true,
    max_record_size: LIMITS.resultRow,
  });
  // A failure of the source ends the parser with it, and comes out of the loop below.
  const input = Readable.from(source.parts());
  input.once("error", (error) => parser.destroy(error));
  input.pipe(parser);
  let header: readonly string[] | undefined;
  try {
    for await (const item of parser) {
      const { record, info } = item as { record: string[]; info: { lines: number } };
      const line = info.lines - breaksIn(record);
      if (header === undefined) {
        header = record.map((name) => name.trim());
        const wrong = wrongHeader(header);
        if (wrong !== undefined) return { place: "line 1", message: wrong, hint: HINT };
        continue;
      }
      const fields = new Map(header.map((name, index) => [name, record[index] ?? ""]));
      const wrong = take({ line, fields });
      if (wrong) return { place: `line ${line}`, message: wrong.message, hint: wrong.hint ?? HINT };
    }
  } catch (error) {
    if (error instanceof CsvError) return csvProblem(error);
    throw error;
  } finally {
    input.destroy();
  }
  return undefined;
}

/** The parser counts the lines up to a record's end; fields may hold some of them. */
function breaksIn(record: readonly string[]): number {
  return record.reduce((breaks, field) => breaks + (field.match(/\r\n|\r|\n/gu)?.length ?? 0), 0);
}

function wrongHeader(header: readonly string[]): string | undefined {
  const second = header.find((name, index) => header.indexOf(name) !== index);
  if (second !== undefined) return `Unexpected second column “${second}”, expected every name once`;
  return undefined;
}

function csvProblem(error: CsvError): ImportProblem {
  const line = typeof error.lines === "number" ? error.lines : undefined;
  const message =
    error.code === "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH"
      ? "Unexpected number of fields, expected as many as the header has"
      : error.code === "CSV_QUOTE_NOT_CLOSED"
        ? "Unexpected end of the file inside quotes"
        : error.code === "CSV_MAX_RECORD_SIZE"
          ? `Unexpected record of more than ${LIMITS.resultRow / 1024 / 1024} MiB`
          : "Unexpected quote inside a field";
  return { ...(line !== undefined && { place: `line ${line}` }), message, hint: HINT };
}
