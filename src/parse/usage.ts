import { USAGE_COLUMNS } from "../model/usage.ts";
import type { Usage } from "../model/usage.ts";
import { quoted } from "../model/wording.ts";
import { readCsv } from "./csv.ts";

/** What a usage file says, and what of it cannot be read, by its line. */
export interface ReadUsage {
  rows: Usage[];
  problems: { line: number; message: string }[];
}

/** Reads a usage file. Columns may come in any order, others are passed over. Never throws. */
export function readUsage(text: string): ReadUsage {
  const table = readCsv(text);
  if ("problem" in table) return { rows: [], problems: [{ line: 1, ...table.problem }] };
  const names = new Map(table.header.toReversed().map((name) => [name.toLowerCase(), name]));
  const missing = USAGE_COLUMNS.slice(0, 4).filter((name) => !names.has(name));
  if (missing.length > 0)
    return { rows: [], problems: [{ line: 1, message: `Unexpected header without ${missing.join(", ")}` }] };
  const read: ReadUsage = { rows: [], problems: [] };
  for (const { line, fields } of table.records) {
    const cell = (name: (typeof USAGE_COLUMNS)[number]): string =>
      fields.get(names.get(name) ?? name)?.trim() ?? "";
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
