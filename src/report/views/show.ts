import stringWidth from "fast-string-width";
import type { RecordDetail } from "../../model/record-entry.ts";
import { escapeText } from "../escape.ts";
import { tableLines, wrapLines, wrappedRow } from "../fit.ts";
import type { Paint } from "../paint.ts";

/** Columns narrower than this are no longer read: the options are then listed one after the other. */
const NARROWEST = 14;
const WIDEST_LABEL = 18;

interface Frame {
  width: number;
  paint: Paint;
}

/** A record for a person at a terminal: verdict, options, the way back, risks, evidence, relations. */
export function showText(detail: RecordDetail, frame: Frame): string {
  const blocks = [
    headLines(detail, frame),
    detail.verdict === undefined ? [] : wrapLines(escapeText(detail.verdict), frame.width),
    section("Options", optionLines(detail, frame), frame),
    section("Going back", reversalLines(detail, frame), frame),
    section("Risks", riskLines(detail, frame), frame),
    section("Evidence", evidenceLines(detail, frame), frame),
    section("Due", dueLines(detail, frame), frame),
    section("Relations", relationLines(detail, frame), frame),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function section(title: string, lines: readonly string[], { paint }: Frame): string[] {
  return lines.length === 0 ? [] : [paint("bold", title), ...lines];
}

function headLines(detail: RecordDetail, { width, paint }: Frame): string[] {
  const title = wrapLines(escapeText(`${detail.id ?? "no id"}  ${detail.title ?? "no title"}`), width);
  const facts = [
    statusFact(detail),
    detail.kind,
    detail.decided === undefined ? detail.date : `decided ${detail.decided}`,
    detail.decisionMakers.join(", "),
    detail.tier === undefined ? "" : `tier ${detail.tier}`,
    detail.tags.map((tag) => `#${tag}`).join(" "),
  ].filter((fact) => fact !== undefined && fact !== "");
  return [
    ...title.map((line) => paint("bold", line)),
    ...wrapLines(escapeText(facts.join(" · ")), width).map((line) => paint("dim", line)),
    paint("dim", escapeText(detail.file)),
  ];
}

/** The status, with how it is written where that is not the same word. */
function statusFact({ status, statusWritten }: RecordDetail): string {
  if (statusWritten === undefined || statusWritten.toLowerCase() === status) return status ?? "no status";
  return status === undefined ? `status “${statusWritten}”` : `${status} (“${statusWritten}”)`;
}

function optionLines({ options }: RecordDetail, frame: Frame): string[] {
  if (!options || options.columns.length === 0) return [];
  const label = Math.min(
    WIDEST_LABEL,
    Math.max(...options.rows.map(({ dimension }) => stringWidth(escapeText(dimension))), 0),
  );
  const count = options.columns.length;
  const column = Math.floor((frame.width - 2 - label - 2 * count) / count);
  return column < NARROWEST ? optionList(options, frame) : optionGrid(options, [label, column], frame);
}

type Options = NonNullable<RecordDetail["options"]>;

function optionGrid(
  { columns, rows }: Options,
  [label, column]: [number, number],
  { paint }: Frame,
): string[] {
  const widths = [label, ...columns.map(() => column)];
  const header = wrappedRow(["", ...columns.map(headOf)], widths);
  const body = rows.flatMap(({ dimension, cells }) =>
    wrappedRow([dimension, ...cells].map(escapeText), widths),
  );
  return [...header.map((line) => paint("underline", line)), ...body].map((line) => `  ${line}`);
}

function optionList({ columns, rows }: Options, { width, paint }: Frame): string[] {
  return columns.flatMap((option, position) => [
    ...wrapLines(headOf(option), width - 2).map((line) => `  ${paint("underline", line)}`),
    ...rows.flatMap(({ dimension, cells }) => {
      const text = cells[position]?.trim() ?? "";
      return text === ""
        ? []
        : indented(`${escapeText(dimension)}: ${escapeText(text)}`, width, "    ", "      ");
    }),
  ]);
}

function headOf({ key, title, chosen, recommended }: Options["columns"][number]): string {
  const mark = chosen ? "✔ " : recommended ? "→ " : "";
  return escapeText(`${mark}${title === key || title === "" ? key : `${key}: ${title}`}`);
}

function reversalLines({ reversal }: RecordDetail, { width, paint }: Frame): string[] {
  if (!reversal) return [];
  const { decidedAt, door, rehearsed, closed } = reversal;
  const facts = [
    decidedAt === undefined ? "" : `Decided at ${decidedAt.text}`,
    door === undefined ? "" : `${door} door`,
    rehearsed === undefined ? "never rehearsed" : `rehearsed ${rehearsed}`,
    closed === undefined ? "" : `closed on ${closed}`,
  ].filter((fact) => fact !== "");
  const phases = reversal.phases.map(({ price, until, untilEvent, state }) => {
    const end = until ?? untilEvent;
    const shown = escapeText(`${price.text}${end === undefined ? "" : ` until ${end}`}`);
    if (state === "today") return `  ${paint("bold", `▸ ${shown}`)}`;
    if (state === "possible") return `  ? ${shown}`;
    return state === "past" ? `    ${paint("dim", `${shown}, over`)}` : `    ${shown}`;
  });
  const steps = reversal.plan.flatMap((step, index) => {
    const number = `${index + 1}. `;
    return indented(number + escapeText(step), width, "  ", `  ${" ".repeat(number.length)}`);
  });
  return [`  ${escapeText(facts.join(", "))}`, ...phases, ...steps];
}

function riskLines({ risks }: RecordDetail, { width, paint }: Frame): string[] {
  return risks.flatMap((risk) => {
    const facts = [
      risk.status,
      [risk.likelihood, risk.impact].filter(Boolean).join(" × "),
      risk.owner,
      risk.reviewBy === undefined ? "" : `review by ${risk.reviewBy}`,
    ].filter((fact) => fact !== undefined && fact !== "");
    return [
      ...indented(escapeText(`${risk.id ?? "–"}  ${risk.risk ?? ""}`), width, "  ", "      "),
      ...indented(escapeText(facts.join(" · ")), width, "      ").map((line) => paint("dim", line)),
      ...(risk.signal === undefined
        ? []
        : indented(escapeText(`Signal: ${risk.signal}`), width, "      ").map((line) => paint("dim", line))),
    ];
  });
}

function evidenceLines({ evidence }: RecordDetail, { width, paint }: Frame): string[] {
  return evidence.flatMap(({ name, sentence, problem }) =>
    indented(escapeText(sentence ?? `${name}: ${problem ?? "not run"}`), width, "  ").map((line) =>
      problem === undefined ? line : paint("yellow", line),
    ),
  );
}

function dueLines({ due }: RecordDetail, { width }: Frame): string[] {
  const rows = due.map(({ on, what, subject, text }) => [on, what, subject, text].map(escapeText));
  return tableLines(rows, width - 2).map((line) => `  ${line}`);
}

function relationLines({ relations }: RecordDetail, { width }: Frame): string[] {
  const rows = relations.map(({ relation, id, title }) =>
    [relation.replaceAll("-", " "), id, title ?? "no record has this id"].map(escapeText),
  );
  return tableLines(rows, width - 2).map((line) => `  ${line}`);
}

function indented(text: string, width: number, indent: string, hanging = indent): string[] {
  return wrapLines(text, width - hanging.length).map(
    (line, index) => (index === 0 ? indent : hanging) + line,
  );
}
