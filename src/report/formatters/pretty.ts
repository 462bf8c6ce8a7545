import { styleText } from "node:util";
import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";
import type { Finding, Level } from "../../model/finding.ts";
import { numbered } from "../../model/wording.ts";
import { escapeText } from "../escape.ts";
import { countLevels } from "../formatter.ts";
import type { FormatContext, Formatter, ShownResult } from "../formatter.ts";

type Style = Parameters<typeof styleText>[0];

const STYLES: Readonly<Record<Level, Style>> = { error: "red", warning: "yellow", advice: "cyan" };

/** For people at a terminal: grouped by file, each finding with its line, the place underlined, and the next step. */
export const pretty: Formatter = {
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

/**
 * The line with the place underlined, cut around the place where the terminal is narrower. No more of the line is looked
 * at than fits: a stranger's line may be long, and have a finding in each word.
 */
function frame(finding: Finding, line: string | undefined, context: FormatContext): string[] {
  if (line === undefined || line.trim() === "") return [];
  const { start, end } = finding.range;
  const gutter = `  ${start.line} │ `;
  const room = Math.max(20, context.width - gutter.length - 2);
  const from = start.column - 1;
  const to = end.line === start.line ? end.column - 1 : line.length;
  const first = Math.max(0, from - room);
  const ahead = characters(line, first, from).toReversed();
  const before = fitting(ahead, to <= room ? room : Math.floor(room / 4)).toReversed();
  const inside = characters(line, from, Math.min(to, from + room));
  const marked = fitting(inside, room - widthOf(before));
  const behind = characters(line, to, to + room);
  const after = fitting(behind, room - widthOf(before) - widthOf(marked));
  const head = first > 0 || before.length < ahead.length ? "…" : "";
  const isWhole = marked.length === inside.length && after.length === behind.length;
  const tail = isWhole && line.length <= Math.max(from, to) + room ? "" : "…";
  const under = " ".repeat(stringWidth(head) + widthOf(before)) + "^".repeat(Math.max(1, widthOf(marked)));
  const blank = `${" ".repeat(gutter.length - 2)}│ `;
  return [
    paint(context, "dim", gutter) + escapeText([head, ...before, ...marked, ...after, tail].join("")),
    paint(context, "dim", blank) + paint(context, STYLES[finding.level], under),
  ];
}

/** The characters of a part of a line, each as it is shown; what begins a workflow command is broken up. */
function characters(line: string, from: number, to: number): string[] {
  let at = from;
  return Array.from(line.slice(from, to), (character) => {
    const opens =
      line.startsWith("##[", at) || (line.startsWith("::", at) && /^\s?$/u.test(line.slice(at - 1, at)));
    at += character.length;
    return opens ? `${character} ` : escapeText(character === "\t" ? " " : character);
  });
}

/** As many characters, from the first, as fit into so many columns. */
function fitting(shown: readonly string[], room: number): string[] {
  let used = 0;
  const end = shown.findIndex((character) => (used += stringWidth(character)) > room);
  return end === -1 ? [...shown] : shown.slice(0, end);
}

function widthOf(shown: readonly string[]): number {
  return stringWidth(shown.join(""));
}

/** Breaks a text into lines, but within code only where it is longer than a line: a command is copied whole. */
function wrap(text: string, width: number, indent: string, hanging = indent): string[] {
  const room = Math.max(20, width - hanging.length);
  const kept = text.replaceAll(/`[^`]+`/gu, (code) =>
    stringWidth(code) < room ? code.replaceAll(" ", "\u{A0}") : code,
  );
  const lines = wrapAnsi(kept, room, { trim: true }).replaceAll("\u{A0}", " ").split("\n");
  return lines.map((line, index) => (index === 0 ? indent : hanging) + line);
}

function summary(result: ShownResult, context: FormatContext): string {
  const { error, warning, advice } = countLevels(result);
  const { findings, known = [], records, files } = result;
  const parts = [
    error > 0 ? paint(context, STYLES.error, numbered(error, "error")) : "",
    warning > 0 ? paint(context, STYLES.warning, numbered(warning, "warning")) : "",
    advice > 0 ? paint(context, STYLES.advice, `${advice} advice`) : "",
  ].filter((part) => part !== "");
  const none = paint(context, "green", known.length > 0 ? "No new findings" : "No findings");
  const found =
    findings.length === 0
      ? `${none} in ${numbered(records, "record")}.`
      : `${parts.join(", ")} in ${numbered(records, "record")} in ${numbered(files, "file")}.`;
  return [found, ...wrap(besides(result), context.width, "")].filter((line) => line !== "").join("\n");
}

/** What may be mended by the program, and what is not shown. */
function besides({ findings, known = [], suppressed = [] }: ShownResult): string {
  const fixable = findings.filter(({ fix }) => fix !== undefined).length;
  const clauses = [
    fixable > 0 ? `${fixable} can be mended with \`--fix\`` : "",
    known.length > 0 ? `${known.length} more in the baseline` : "",
    suppressed.length > 0 ? `${suppressed.length} more that records answer for` : "",
  ].filter((clause) => clause !== "");
  return clauses.length === 0 ? "" : `${clauses.join("; ")}.`;
}
