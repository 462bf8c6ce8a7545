import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A text cut to so many columns, with `…` where something was cut off. */
function truncate(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let shown = "";
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const wide = stringWidth(segment);
    if (used + wide > width - 1) break;
    shown += segment;
    used += wide;
  }
  return `${shown.trimEnd()}…`;
}

/** A text as lines of at most so many columns; a word that is longer is broken. */
export function wrapLines(text: string, width: number): string[] {
  return wrapAnsi(text, Math.max(1, width), { trim: true, hard: true }).split("\n");
}

/**
 * Rows whose last column takes what is left of the width, cut where it is longer; without a width, nothing is cut.
 * Two spaces between columns, no trailing space.
 */
export function tableLines(rows: readonly (readonly string[])[], width?: number): string[] {
  const last = Math.max(0, ...rows.map((row) => row.length)) - 1;
  const widths = Array.from({ length: last }, (_, column) =>
    Math.max(0, ...rows.map((row) => stringWidth(row[column] ?? ""))),
  );
  const room = width === undefined ? undefined : width - widths.reduce((sum, wide) => sum + wide + 2, 0);
  return rows.map((row) => {
    const head = widths.map((wide, column) => {
      const cell = row[column] ?? "";
      return cell + " ".repeat(wide - stringWidth(cell));
    });
    const rest = row[last] ?? "";
    return [...head, room === undefined ? rest : truncate(rest, Math.max(10, room))].join("  ").trimEnd();
  });
}

/** A table whose cells are wrapped into columns of the given widths, two spaces between them. */
export function wrappedRow(cells: readonly string[], widths: readonly number[]): string[] {
  const columns = widths.map((width, column) => wrapLines(cells[column] ?? "", width));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((lines, column) => {
        const text = lines[line] ?? "";
        return text + " ".repeat(Math.max(0, widths[column]! - stringWidth(text)));
      })
      .join("  ")
      .trimEnd(),
  );
}
