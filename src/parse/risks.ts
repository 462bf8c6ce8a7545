import { OPTIONAL_RISK_COLUMNS, RISK_COLUMNS } from "../model/risk.ts";
import type { OptionalRiskColumn, RiskColumn, RiskRow, RisksTable } from "../model/risk.ts";
import type { Table } from "../model/table.ts";

const COLUMN_KEYS = new Map(
  Object.entries({ ...RISK_COLUMNS, ...OPTIONAL_RISK_COLUMNS }).map(
    ([key, name]) => [name.toLowerCase(), key as RiskColumn | OptionalRiskColumn] as const,
  ),
);

/** Reads the table under Risks; columns may come in any order. */
export function readRisks(table: Table): RisksTable {
  const keys = table.header.cells.map((cell) => COLUMN_KEYS.get(cell.text.toLowerCase()));
  const rows = table.rows.map((row) => {
    const risk: RiskRow = { range: row.range };
    row.cells.forEach((cell, position) => {
      const key = keys[position];
      if (key) risk[key] = cell;
    });
    const [first, ...others] = row.cells.slice(keys.length);
    if (!first) return risk;
    const last = others.at(-1) ?? first;
    return {
      ...risk,
      surplus: { cells: others.length + 1, range: { start: first.range.start, end: last.range.end } },
    };
  });
  const missing = (Object.keys(RISK_COLUMNS) as RiskColumn[]).filter((key) => !keys.includes(key));
  return { range: table.range, header: table.header.range, missing, rows };
}
