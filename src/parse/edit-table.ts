import type { Cell, Table } from "../model/table.ts";

/** A table as Markdown, cell by cell; the cells are written as they are. */
export interface TableText {
  header: string[];
  /** `---`, `:--`, `--:` or `:-:` per column. */
  align: string[];
  rows: string[][];
}

/** The Markdown of a table's cells; short rows get empty cells, and the line below the header is as long as it. */
export function tableText(text: string, { header, rows, range }: Table): TableText {
  const written = ({ range: { start, end } }: Cell) => text.slice(start.offset, end.offset);
  const width = header.cells.length;
  const [, line = ""] = text.slice(range.start.offset, range.end.offset).split("\n", 2);
  return {
    header: header.cells.map(written),
    align: padded(line.match(/:?-+:?/gu) ?? [], width, "---"),
    rows: rows.map(({ cells }) => padded(cells.map(written), width, "")),
  };
}

/** The text with the table in the place of the one that it has; every other byte stays. */
export function withTable(text: string, { range }: Table, { header, align, rows }: TableText): string {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = [header, align, ...rows].map(
    (cells) => `|${cells.map((cell) => (cell === "" ? " " : ` ${cell} `)).join("|")}|`,
  );
  return text.slice(0, range.start.offset) + lines.join(newline) + text.slice(range.end.offset);
}

function padded(cells: readonly string[], width: number, empty: string): string[] {
  return [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill(empty)];
}
