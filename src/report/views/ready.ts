import type { ReadyCheck, ReadyReport } from "../../model/ready-report.ts";
import { escapeText } from "../escape.ts";
import { wrapLines } from "../fit.ts";
import type { Paint } from "../paint.ts";

const MARKS: Readonly<Record<ReadyCheck["state"], string>> = { done: "✔", open: "✖", "not-asked": "–" };
const STYLES = { done: "green", open: "red", "not-asked": "dim" } as const;

/** A release readiness review for a person at a terminal: a line per question, then how many are open. */
export function readyText(report: ReadyReport, { width, paint }: { width: number; paint: Paint }): string {
  const label = Math.max(...report.checks.map(({ check }) => check.length));
  const lines = report.checks.flatMap((line) => {
    const [first = "", ...more] = wrapLines(escapeText(lineText(line)), width - label - 4);
    const mark = paint(STYLES[line.state], MARKS[line.state]);
    return [
      `${mark} ${line.check.padEnd(label)}  ${first}`,
      ...more.map((text) => " ".repeat(label + 4) + text),
    ];
  });
  const open = report.checks.filter(({ state }) => state === "open").length;
  const title = paint("bold", escapeText(`${report.record}  ${report.title ?? report.file}`));
  const end = report.ready ? paint("green", "Ready.") : paint("red", `Not ready: ${open} open.`);
  return `${[title, ...lines, "", end].join("\n")}\n`;
}

function lineText({ text, owner, due, overdue }: ReadyCheck): string {
  const owed = [owner, due, overdue === undefined ? undefined : `${overdue} days late`].filter(
    (word) => word !== undefined,
  );
  return owed.length === 0 ? text : `${text} (${owed.join(", ")})`;
}
