import type { Cell } from "./table.ts";
import type { Range } from "./position.ts";

/** A column of the options table. */
export interface OptionColumn {
  /** `C`; its position where the header names none. */
  key: string;
  title: string;
  range: Range;
}

/** A row of the options table; `cells` has one entry per written cell after the first, which may differ from the number of columns. */
export interface OptionRow {
  dimension: string;
  /** From `Latency (weight 3)`. */
  weight?: number;
  range: Range;
  head: Cell;
  cells: Cell[];
}

/** The table under Options: criteria down, options across. */
export interface OptionsTable {
  range: Range;
  columns: OptionColumn[];
  rows: OptionRow[];
}

const HEADER = /^(?:option\s+)?(?<key>[A-Z]|\d{1,2})(?:\s*:|\s+[–—-])\s*(?<title>\S.*)$/iu;
const NAMED = /^option\s+(?<key>[A-Z]|\d{1,2})$/iu;

/** Reads an option's header: `A: Title`, `Option A: Title`, `A – Title`, or a bare title keyed by its position from 0. */
export function optionHeader(text: string, position: number): { key: string; title: string } {
  const plain = text.trim();
  const match = HEADER.exec(plain) ?? NAMED.exec(plain);
  if (match) return { key: match.groups!.key!.toUpperCase(), title: match.groups!.title ?? plain };
  return { key: positionKey(position), title: plain };
}

function positionKey(position: number): string {
  const letter = String.fromCharCode(65 + (position % 26));
  return position < 26 ? letter : positionKey(Math.floor(position / 26) - 1) + letter;
}

const WEIGHT = /\(weight\s+(?<weight>\d+(?:\.\d+)?)\)\s*$/iu;

/** Splits `Latency (weight 3)` into the dimension and its weight. */
export function dimensionOf(text: string): { dimension: string; weight?: number } {
  const match = WEIGHT.exec(text);
  if (!match) return { dimension: text.trim() };
  return { dimension: text.slice(0, match.index).trim(), weight: Number(match.groups!.weight) };
}

/** Rows that the format requires, by their name in lower case. */
export const REVERSAL_COST_ROW = "reversal cost";
export const RECOMMENDATION_ROW = "recommendation";

/** The row of that name, compared without regard to case. */
export function optionRow(table: OptionsTable, name: string): OptionRow | undefined {
  return table.rows.find((row) => row.dimension.toLowerCase() === name);
}

/** Whether a cell says nothing: empty, a dash, or N/A. */
export function isBlankCell(text: string): boolean {
  return /^(?:|[-–—]+|n\/?a\.?)$/iu.test(text.trim());
}

const MARK = /^(?:preferred|recommended|chosen)\b|^[✓✔✅]/iu;

/**
 * The positions that the Recommendation row marks: those that start with a mark word, else every one that says
 * something. Exactly one is a recommendation.
 */
export function recommendedPositions(row: OptionRow): number[] {
  const positions = row.cells.map((_, position) => position);
  const marked = positions.filter((position) => MARK.test(row.cells[position]!.text));
  return marked.length > 0 ? marked : positions.filter((position) => !isBlankCell(row.cells[position]!.text));
}

/** The option that the table recommends, where exactly one is marked. */
export function recommendedOption(table: OptionsTable): OptionColumn | undefined {
  const row = optionRow(table, RECOMMENDATION_ROW);
  const positions = row ? recommendedPositions(row) : [];
  return positions.length === 1 ? table.columns[positions[0]!] : undefined;
}

/** The column of that key, where exactly one has it. */
export function optionColumn(table: OptionsTable, key: string): OptionColumn | undefined {
  const columns = table.columns.filter((column) => column.key === key);
  return columns.length === 1 ? columns[0] : undefined;
}

/** The cell of a row under an option, where the row is long enough. */
export function optionCell(table: OptionsTable, row: OptionRow, column: OptionColumn): Cell | undefined {
  return row.cells[table.columns.indexOf(column)];
}

/** How messages name an option: `C: Dual-run 30 days`. */
export function optionName({ key, title }: OptionColumn): string {
  return title === "" || title === key ? key : `${key}: ${title}`;
}
