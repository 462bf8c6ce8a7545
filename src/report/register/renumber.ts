import type { RenumberReport } from "../../model/renumber-report.ts";
import { counted, listed } from "../../model/wording.ts";
import { escapeText } from "../escape.ts";
import type { Paint } from "../paint.ts";

const MOST = 10;

/** What a renumbering has changed, and what is left for a person, at a terminal. */
export function renumberText(report: RenumberReport, paint: Paint): string {
  const { from, to, changed, moved, left, passedOver, stillNamed, notes } = report;
  const mentions = changed.reduce((sum, { references }) => sum + references, 0);
  const renamed =
    moved.length === 0
      ? []
      : [moved.length === 1 ? "its file renamed" : `${moved.length} files and folders renamed`];
  const lines = [
    `${paint("green", "✔")} ${escapeText(`${from} is now ${to}`)}: ${listed([`${counted(mentions, "mention")} in ${counted(changed.length, "file")}`, ...renamed], "and")}`,
    ...moved.map((each) => `  ${escapeText(`${each.from} → ${each.to}`)}`),
    ...few(
      left.map(({ file, line }) => `${file}:${line}`),
      `Left as written, since another record is ${from} too: say by hand which is meant, or undo this and run it with --base, which tells what the branch wrote`,
      paint,
    ),
    ...few(stillNamed, `Still naming ${from}; --references '<glob>' takes such files in`, paint),
    ...few(passedOver, "Passed over, being no text or too large", paint),
    ...notes.map((note) => paint("dim", escapeText(note))),
  ];
  return `${lines.join("\n")}\n`;
}

function few(files: readonly string[], what: string, paint: Paint): string[] {
  if (files.length === 0) return [];
  const more = files.length > MOST ? [`  and ${files.length - MOST} more`] : [];
  return [
    paint("yellow", `${escapeText(what)}:`),
    ...files.slice(0, MOST).map((file) => `  ${escapeText(file)}`),
    ...more,
  ];
}
