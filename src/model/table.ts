import type { Range } from "./position.ts";

/** A table cell: its plain text, and the range of that text, or of the empty place where it would stand. */
export interface Cell {
  text: string;
  range: Range;
}

/** A GFM table. Rows are as written: a row may have fewer or more cells than the header. */
export interface Table {
  range: Range;
  header: { cells: Cell[]; range: Range };
  rows: { cells: Cell[]; range: Range }[];
}
