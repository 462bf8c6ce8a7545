import { styleText } from "node:util";
import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";
import type { Finding, Level } from "../../model/finding.ts";
import { escapeText } from "../escape.ts";
import { countLevels } from "../formatter.ts";
import type { FormatContext, Formatter, ShownResult } from "../formatter.ts";

type Style = Parameters<typeof styleText>[0];

const STYLES: Readonly<Record<Level, Style>> = { error: "red", warning: "yellow", advice: "cyan" };

/** For people at a terminal: grouped by file, each finding with its line, the place underlined, and the next step. */
export const pretty: Formatter = {
  name: "pretty",
  format(result, context) {
    const groups = Map.groupBy(result.findings, (finding) => finding.file);
    const blocks = [...groups].map(([file, findings]) => {
      const id = findings.find((finding) => finding.record !== undefined)?.record;
      const heading = paint(context, ["bold", "underline"], escapeText(file));
      const name = id === undefined ? "" : paint(context, "dim", `  ${escapeText(id)}`);
      return [heading + name, ...findings.map((finding) => show(finding, context))].join("\n\n");
    });
    return `${[...blocks, summary(result, context)].join("\n\n")}\n`;
  },
};

function paint(context: FormatContext, style: Style, text: string): string {
  return context.color ? styleText(style, text, { validateStream: false }) : text;
}

function show(finding: Finding, context: FormatContext): string {
  const { level, rule, message, hint, range, file, related = [] } = finding;
  const place = `${range.start.line}:${range.start.column}`;
  const head = `${paint(context, STYLES[level], level)} ${paint(context, "dim", rule)}`;
  return [
    `  ${place}  ${head}`,
    ...wrap(escapeText(message), context.width, "  "),
    ...frame(finding, context.sourceLine(file, range.start.line), context),
    ...wrap(`→ ${escapeText(hint)}`, context.width, "  ", "    "),
    ...related.map(
      (other) =>
        `    ${escapeText(other.file)}:${other.range.start.line}:${other.range.start.column} ${escapeText(other.message)}`,
    ),
  ].join("\n");
}

/** The line with the place underlined, cut around the place where the terminal is narrower. */
function frame(finding: Finding, line: string | undefined, context: FormatContext): string[] {
  if (line === undefined || line.trim() === "") return [];
  const { start, end } = finding.range;
  const gutter = `  ${start.line} │ `;
  const room = Math.max(20, context.width - gutter.length - 2);
  const from = start.column - 1;
  const to = end.line === start.line ? end.column - 1 : line.length;
  const before = shownEnd(
    line.slice(Math.max(0, from - room), from),
    to <= room ? room : Math.floor(room / 4),
  );
  const marked = shownStart(line.slice(from, Math.min(to, from + room)), room - stringWidth(before));
  const after = shownStart(line.slice(to, to + room), room - stringWidth(before + marked));
  const head = before.length < shown(line.slice(0, from)).length ? "…" : "";
  const tail = marked + after === shown(line.slice(from)) ? "" : "…";
  const under = " ".repeat(stringWidth(head + before)) + "^".repeat(Math.max(1, stringWidth(marked)));
  const blank = `${" ".repeat(gutter.length - 2)}│ `;
  return [
    paint(context, "dim", gutter) + escapeText(head + before + marked + after + tail),
    paint(context, "dim", blank) + paint(context, STYLES[finding.level], under),
  ];
}

function shown(text: string): string {
  return escapeText(text.replaceAll("\t", " "));
}

/** What of a text, from its start, fits into so many columns. */
function shownStart(text: string, room: number): string {
  return fitting(Array.from(text, shown), room).join("");
}

/** What of a text, up to its end, fits into so many columns. */
function shownEnd(text: string, room: number): string {
  return fitting(Array.from(text, shown).toReversed(), room).toReversed().join("");
}

function fitting(characters: readonly string[], room: number): string[] {
  let used = 0;
  const end = characters.findIndex((character) => (used += stringWidth(character)) > room);
  return end === -1 ? [...characters] : characters.slice(0, end);
}

function wrap(text: string, width: number, indent: string, hanging = indent): string[] {
  const lines = wrapAnsi(text, Math.max(20, width - hanging.length), { trim: true }).split("\n");
  return lines.map((line, index) => (index === 0 ? indent : hanging) + line);
}

function summary(result: ShownResult, context: FormatContext): string {
  const { error, warning, advice } = countLevels(result);
  const read = `${count(result.records, "record")} in ${count(result.files, "file")}`;
  if (result.findings.length === 0)
    return `${paint(context, "green", "No findings")} in ${count(result.records, "record")}.`;
  const parts = [
    error > 0 ? paint(context, STYLES.error, count(error, "error")) : "",
    warning > 0 ? paint(context, STYLES.warning, count(warning, "warning")) : "",
    advice > 0 ? paint(context, STYLES.advice, `${advice} advice`) : "",
  ].filter((part) => part !== "");
  return `${parts.join(", ")} in ${read}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
