import type { PhrasingContent } from "mdast";
import type { Finding } from "../../model/finding.ts";
import { counted } from "../../model/wording.ts";
import { countLevels } from "../formatter.ts";
import type { Formatter, ShownResult } from "../formatter.ts";
import { bulletList, code, markdownOf, message, paragraph, strong, words } from "../markdown.ts";

/** Room for the text that a comment on GitHub may have, 65,536 characters, and for what a workflow puts around it. */
const MOST_CHARACTERS = 65_000;

/** For a comment on a pull request or a job's summary: what is new first, what is known or answered for folded away. */
export const markdown: Formatter = {
  format(result) {
    const { findings, known = [], suppressed = [] } = result;
    const sections = [
      ...groups(findings),
      ...fold(`${counted(known.length, "finding")} that the baseline knows`, groups(known)),
      ...fold(
        `${counted(suppressed.length, "finding")} that the records answer for`,
        suppressed.map((finding) => item(finding, `Because: ${finding.reason}`)),
      ),
    ];
    return fit([`### ${headline(result)}\n`, ...sections]);
  },
};

function headline(result: ShownResult): string {
  const { error, warning, advice } = countLevels(result);
  const where = `in ${counted(result.records, "record")}`;
  if (result.findings.length === 0) return `Reckon: no ${result.known ? "new " : ""}findings ${where}`;
  const parts = [
    error > 0 ? counted(error, "error") : "",
    warning > 0 ? counted(warning, "warning") : "",
    advice > 0 ? `${advice} advice` : "",
  ].filter((part) => part !== "");
  return `Reckon: ${parts.join(", ")} ${where}`;
}

/** A heading per file, and a list item per finding. */
function groups(findings: readonly Finding[]): string[] {
  return [...Map.groupBy(findings, ({ file }) => file)].flatMap(([file, found]) => {
    const record = found.find((finding) => finding.record !== undefined)?.record;
    const name = record === undefined ? [] : [strong(record), words(" ")];
    return [`\n${markdownOf([paragraph(...name, code(file))])}\n`, ...found.map((finding) => item(finding))];
  });
}

const LINE_END: PhrasingContent = { type: "text", value: "\n" };

function item(finding: Finding, ...more: string[]): string {
  const { line, column } = finding.range.start;
  const place = [strong(finding.level), words(" "), code(finding.rule), words(` ${line}:${column} `)];
  const lines = [finding.hint, ...more].flatMap((text) => [LINE_END, ...message(text)]);
  return markdownOf([bulletList([[...place, ...message(finding.message), ...lines]])]);
}

function fold(summary: string, parts: readonly string[]): string[] {
  if (parts.length === 0) return [];
  return [`\n<details>\n<summary>${summary}</summary>\n\n`, ...parts, "\n</details>\n"];
}

/** Leaves out from the end what a comment has no room for, and says so. */
function fit(parts: readonly string[]): string {
  const whole = parts.join("");
  if (whole.length <= MOST_CHARACTERS) return whole;
  const kept: string[] = [];
  let length = 0;
  for (const part of parts) {
    length += part.length;
    if (length > MOST_CHARACTERS - 200) break;
    kept.push(part);
  }
  const open =
    kept.filter((part) => part.startsWith("\n<details>")).length >
    kept.filter((part) => part === "\n</details>\n").length;
  const left = parts.slice(kept.length).filter((part) => part.startsWith("- ")).length;
  return `${kept.join("")}${open ? "\n</details>\n" : ""}\n${counted(left, "further finding")}; the job's log has them all.\n`;
}
