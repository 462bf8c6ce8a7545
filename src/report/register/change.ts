import type { ChangeReport } from "../../model/change-report.ts";
import { counted } from "../../model/wording.ts";
import { escapeText } from "../escape.ts";
import type { Paint } from "../paint.ts";

/** What a verb has changed, or what stands in its way, for people at a terminal. */
export function changeText(
  { verb, record, done, changes, blockers, notes }: ChangeReport,
  paint: Paint,
): string {
  const lines = done
    ? changes.map((change) => `${paint("green", "✔")} ${escapeText(changeLine(change))}`)
    : [
        paint("red", `✖ ${escapeText(record)} is as it was:`) +
          ` ${counted(blockers.length, "thing")} ${blockers.length === 1 ? "stands" : "stand"} in the way of \`${verb}\``,
        ...blockers.flatMap((blocker) => blockerLines(blocker, paint)),
      ];
  return [...lines, ...notes.map((note) => paint("dim", escapeText(note)))]
    .map((line) => `${line}\n`)
    .join("");
}

/** A risk's change begins with its own name. */
function changeLine({ record, risk, summary }: ChangeReport["changes"][number]): string {
  return risk === undefined ? `${record}: ${summary}` : summary;
}

function blockerLines(blocker: ChangeReport["blockers"][number], paint: Paint): string[] {
  const { file, line, column, rule, code, message, hint } = blocker;
  return [
    "",
    `  ${escapeText(`${file}:${line}:${column}`)}  ${paint("dim", rule ?? code)}`,
    `  ${escapeText(message)}`,
    `  → ${escapeText(hint)}`,
  ];
}
