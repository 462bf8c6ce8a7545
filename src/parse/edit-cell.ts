import type { Cell } from "../model/table.ts";

/** Plain text on one line as Markdown that reads the same in a table's cell. */
export function cellText(value: string): string {
  return value.replaceAll(/[\\|`*_[\]<>&~]/gu, String.raw`\$&`);
}

/**
 * Replaces the text of a table's cell and nothing else. Blanks between the text and the bar, as formatters pad columns
 * with, make room, so that the column stays as wide as it was where it can. Who calls reads the result again and holds
 * it against what was meant.
 * @param text the file's text
 * @param value plain text on one line; it is written as Markdown that reads the same
 */
export function editCell(text: string, { range }: Cell, value: string): string {
  const [from, to] = [range.start.offset, range.end.offset];
  const written = cellText(value);
  const blanks = /^[ \t]*/u.exec(text.slice(to))![0].length;
  const lead = from === to && !/[ \t]/u.test(text.charAt(from - 1)) ? " " : "";
  // One blank stays before the bar where there was one; an empty cell gets one.
  const tail = blanks > 0 || from === to ? " " : "";
  const room = blanks > 1 ? to - from + blanks - tail.length : 0;
  return `${text.slice(0, from)}${(lead + written).padEnd(room)}${tail}${text.slice(to + blanks)}`;
}
