import { RECOMMENDATION_ROW } from "../model/options.ts";
import type { OptionsTable } from "../model/options.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { cellText } from "../parse/edit-cell.ts";

/**
 * The text of a record of another dialect with the options that it lists as a table in Reckon's own shape, below the
 * heading that they stand under. The list and the arguments stay to the letter: a table has no place for their Markdown.
 * Rows are what the record argues; a recommendation is there only where it says in words that are understood which
 * option was chosen. Nothing is made up, a price of going back least of all.
 * @returns undefined where no options are listed, or a table stands there already
 */
export function textWithOptionsTable({
  options,
  sections,
  text,
  values,
}: MarkdownRecord): string | undefined {
  const section = sections.find(({ name }) => name === "Options");
  if (!options || options.columns.length === 0 || !section || section.tables.length > 0) return undefined;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const ending = /\r?\n|$/gu;
  ending.lastIndex = options.range.end.offset;
  const end = ending.exec(text)!.index;
  const rest = text.slice(end);
  const isApart = /^(?:\r?\n[ \t]*(?:\r?\n|$)|$)/u.test(rest);
  const table = tableLines(options, values).join(newline);
  return `${text.slice(0, end)}${newline}${newline}${table}${isApart ? "" : newline}${rest}`;
}

function tableLines({ columns, rows }: OptionsTable, values: MarkdownRecord["values"]): string[] {
  const chosen = values.status === "rejected" ? undefined : values.chosen;
  const lines = [
    ["Dimension", ...columns.map(({ key, title }) => `${key}: ${cellText(onOneLine(title))}`)],
    ["---", ...columns.map(() => "---")],
    ...rows.map(({ dimension, cells }) => [dimension, ...cells.map(({ text }) => cellText(onOneLine(text)))]),
    ...(columns.some(({ key }) => key === chosen)
      ? [["Recommendation", ...columns.map(({ key }) => (key === chosen ? "Chosen" : ""))]]
      : []),
  ];
  return lines.map((cells) => `|${cells.map((cell) => (cell === "" ? " " : ` ${cell} `)).join("|")}|`);
}

/** Whether a table that was read says what the list said, so that no cell, bar or sign in it was taken for another. */
export function saysTheSame(read: OptionsTable | undefined, listed: OptionsTable | undefined): boolean {
  return read !== undefined && listed !== undefined && saying(read) === saying(listed);
}

function saying({ columns, rows }: OptionsTable): string {
  return JSON.stringify([
    columns.map(({ key, title }) => [key, onOneLine(title)]),
    rows
      .filter(({ dimension }) => dimension.toLowerCase() !== RECOMMENDATION_ROW)
      .map(({ dimension, cells }) => [dimension, cells.map(({ text }) => onOneLine(text))]),
  ]);
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}
