import type { RecordEntry } from "../../model/record-entry.ts";
import type { WhyReport } from "../../model/why-report.ts";
import { counted } from "../../model/wording.ts";
import { escapeText } from "../escape.ts";
import { wrapLines } from "../fit.ts";
import { bulletList, code, heading, markdownOf, paragraph, strong, words } from "../markdown.ts";
import type { Paint } from "../paint.ts";

/** Files that are named one by one; of more, the number is said. */
const NAMED = 5;

/** Decisions that govern files, for a person at a terminal: verdict, door, and by what they govern. */
export function whyText({ decisions }: WhyReport, { width, paint }: { width: number; paint: Paint }): string {
  return decisions
    .map(({ id, file, title, verdict, globs, files, ...entry }) =>
      [
        paint("bold", escapeText(`${id ?? file}  ${title ?? "no title"}`)),
        ...(verdict === undefined ? [] : wrapLines(escapeText(verdict), width - 2)).map(indent),
        ...wrapLines(escapeText(doorWords(entry)), width - 2).map(indent),
        ...wrapLines(escapeText(`${globs.join(", ")}: ${fileWords(files)}`), width - 2).map((line) =>
          paint("dim", indent(line)),
        ),
      ].join("\n"),
    )
    .map((block) => `${block}\n`)
    .join("\n");
}

function indent(line: string): string {
  return `  ${line}`;
}

function doorWords({
  door,
  reversalCost,
  decided,
}: Pick<RecordEntry, "door" | "reversalCost" | "decided">): string {
  const back =
    door === undefined ? "Price of going back not stated" : `Going back: ${reversalCost}, ${door} door`;
  return decided === undefined ? back : `${back}; decided ${decided}`;
}

function fileWords(files: readonly string[]): string {
  const shown = files.slice(0, NAMED).join(", ");
  return files.length > NAMED ? `${shown} and ${files.length - NAMED} more` : shown;
}

/** The same for a comment on a pull request. */
export function whyMarkdown({ decisions, files, ungoverned }: WhyReport): string {
  if (decisions.length === 0)
    return markdownOf([
      heading(3, "Decisions that govern this change"),
      paragraph(words(`No accepted decision governs ${counted(files, "file")}.`)),
    ]);
  return markdownOf([
    heading(3, "Decisions that govern this change"),
    bulletList(
      decisions.map(({ id, file, title, verdict, files: governed, ...entry }) => [
        strong(id ?? file),
        words(` ${title ?? ""}. ${verdict === undefined ? "" : `${verdict} `}${doorWords(entry)}. Governs `),
        ...governed
          .slice(0, NAMED)
          .flatMap((name, index) => [...(index > 0 ? [words(", ")] : []), code(name)]),
        words(governed.length > NAMED ? ` and ${governed.length - NAMED} more.` : "."),
      ]),
    ),
    ...(ungoverned > 0
      ? [
          paragraph(
            words(
              `Of ${counted(files, "file")}, ${ungoverned} ${ungoverned === 1 ? "is" : "are"} governed by none.`,
            ),
          ),
        ]
      : []),
  ]);
}
