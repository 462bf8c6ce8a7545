import { CsvError, parse } from "csv-parse/sync";
import { USAGE_COLUMNS } from "../model/usage.ts";
import type { Usage } from "../model/usage.ts";
import { quoted } from "../model/wording.ts";

/** What a usage file says, and what of it cannot be read, by its line. */
export interface ReadUsage {
  rows: Usage[];
  problems: { line: number; message: string }[];
}

/** Reads a usage file. Columns may come in any order, others are passed over. Never throws. */
export function readUsage(text: string): ReadUsage {
  const table = cellsOf(text);
  if ("problem" in table) return { rows: [], problems: [table.problem] };
  const [header, ...lines] = table.rows;
  const names = (header?.cells ?? []).map((name) => name.trim().toLowerCase());
  const missing = USAGE_COLUMNS.slice(0, 4).filter((name) => !names.includes(name));
  if (missing.length > 0)
    return { rows: [], problems: [{ line: 1, message: `Unexpected header without ${missing.join(", ")}` }] };
  const read: ReadUsage = { rows: [], problems: [] };
  for (const { line, cells } of lines) {
    const cell = (name: (typeof USAGE_COLUMNS)[number]): string => cells[names.indexOf(name)]?.trim() ?? "";
    const bad = badCell(cell);
    if (bad) {
      read.problems.push({
        line,
        message: `Unexpected ${quoted(cell(bad.name))} under ${bad.name}, expected ${bad.expected}`,
      });
      continue;
    }
    read.rows.push({
      month: cell("month"),
      feature: cell("feature"),
      requests: Number(cell("requests")),
      cost: Number(cell("cost")),
      ...(cell("p50_ms") === "" ? {} : { p50: Number(cell("p50_ms")) }),
      ...(cell("p95_ms") === "" ? {} : { p95: Number(cell("p95_ms")) }),
    });
  }
  return read;
}

interface Line {
  line: number;
  cells: string[];
}

function cellsOf(text: string): { rows: Line[] } | { problem: ReadUsage["problems"][number] } {
  try {
    const read = parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
    // What `info` makes of the result, the types of the library do not say.
    const rows = read as unknown as { record: string[]; info: { lines: number } }[];
    return { rows: rows.map(({ record, info }) => ({ line: info.lines, cells: record })) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : 1;
    return { problem: { line, message: `Unexpected quotes (${error.code}), expected RFC 4180` } };
  }
}

const NUMBER = /^\d+(?:\.\d+)?$/u;

function badCell(
  cell: (name: (typeof USAGE_COLUMNS)[number]) => string,
): { name: (typeof USAGE_COLUMNS)[number]; expected: string } | undefined {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/u.test(cell("month")))
    return { name: "month", expected: "a month such as 2026-10" };
  if (cell("feature") === "") return { name: "feature", expected: "the name of a feature" };
  const required = (["requests", "cost"] as const).find((name) => !NUMBER.test(cell(name)));
  if (required) return { name: required, expected: "a plain number" };
  const optional = (["p50_ms", "p95_ms"] as const).find(
    (name) => cell(name) !== "" && !NUMBER.test(cell(name)),
  );
  return optional && { name: optional, expected: "a plain number, or nothing" };
}
