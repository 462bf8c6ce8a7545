import { dimensionOf, optionHeader } from "../model/options.ts";
import type { OptionsTable } from "../model/options.ts";
import type { Table } from "../model/table.ts";

/** Reads the table under Options: the first column names the dimension, each further column is an option. */
export function readOptions(table: Table): OptionsTable {
  const columns = table.header.cells
    .slice(1)
    .map((cell, position) => ({ ...optionHeader(cell.text, position), range: cell.range }));
  const rows = table.rows.flatMap((row) => {
    const [head, ...cells] = row.cells;
    return head ? [{ ...dimensionOf(head.text), range: row.range, head, cells }] : [];
  });
  return { range: table.range, columns, rows };
}
