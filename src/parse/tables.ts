import type { Table as MdastTable, TableCell, TableRow } from "mdast";
import type { Cell, Table } from "../model/table.ts";
import { plainText } from "./markdown.ts";
import { placeOf } from "./tree.ts";

/** Reads a GFM table as written: short and long rows keep the cells that they have. */
export function readTable(node: MdastTable): Table {
  const [head, ...rows] = node.children.map(readRow);
  return { range: placeOf(node), header: head!, rows };
}

function readRow(row: TableRow): { cells: Cell[]; range: Cell["range"] } {
  return { cells: row.children.map(readCell), range: placeOf(row) };
}

/** A cell's range is that of its content; of an empty cell, the place just after the bar that opens it. */
function readCell(cell: TableCell): Cell {
  const first = cell.children[0];
  const last = cell.children.at(-1);
  const text = plainText(cell).trim();
  if (first && last) return { text, range: { start: placeOf(first).start, end: placeOf(last).end } };
  const { line, column, offset } = placeOf(cell).start;
  const inside = { line, column: column + 1, offset: offset + 1 };
  return { text, range: { start: inside, end: inside } };
}
