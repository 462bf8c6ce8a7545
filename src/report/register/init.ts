import type { InitReport } from "../../model/init-report.ts";
import { counted, listed, numbered } from "../../model/wording.ts";
import { escapeText } from "../escape.ts";
import { tableLines, wrapLines } from "../fit.ts";
import type { ViewContext } from "../views/list.ts";

type File = InitReport["files"][number];
type TitleOf = (dialect: NonNullable<InitReport["found"]>["dialects"][number]["dialect"]) => string;

/**
 * What was found in a folder that holds records already, as sentences.
 * @param titleOf the name by which people know a dialect
 */
export function foundText({ found }: Pick<InitReport, "found">, titleOf: TitleOf): string {
  if (!found) return "";
  const { dir, by, records, dialects, errors, warnings, advice } = found;
  const foreign = dialects.map((each) => `${counted(each.records, "record")} as ${titleOf(each.dialect)}`);
  const own = records - dialects.reduce((sum, each) => sum + each.records, 0);
  const kinds = own > 0 ? [...foreign, `${counted(own, "record")} of Reckon's own`] : foreign;
  const says = by === undefined ? "" : `, as ${by} says`;
  const levels = [
    ...(errors > 0 ? [numbered(errors, "error")] : []),
    ...(warnings > 0 ? [numbered(warnings, "warning")] : []),
    ...(advice > 0 ? [`${numbered(advice, "piece")} of advice`] : []),
  ];
  return [
    escapeText(`In ${dir}${says}: ${listed(kinds, "and")}.`),
    levels.length === 0
      ? "Lint finds nothing wrong."
      : `Lint finds ${listed(levels, "and")}; \`reckon lint\` shows them.`,
  ].join("\n");
}

/** What was found, what was written or is proposed, what stays as it is, and what to do next. */
export function initText(report: InitReport, { width, paint }: ViewContext, titleOf: TitleOf): string {
  const { done, files, next } = report;
  const wrapped = (text: string): string[] =>
    text.split("\n").flatMap((line) => (width === undefined ? [line] : wrapLines(line, width)));
  const fresh = files.filter(({ state }) => state !== "there");
  const found = foundText(report, titleOf);
  const parts = [
    ...(found === "" ? [] : [...wrapped(found), ""]),
    ...(fresh.length === 0
      ? [paint("dim", "–") + " Nothing to write: what was asked for is there. Nothing was changed."]
      : [
          done
            ? `${paint("green", "✔")} Wrote ${counted(fresh.length, "file")}:`
            : paint("bold", `To be written, ${counted(fresh.length, "file")}:`),
          ...tableLines(
            fresh.map(({ file, about }) => [`  ${escapeText(file)}`, escapeText(about)]),
            width,
          ),
        ]),
    ...(done ? [] : settingsLines(fresh)),
    ...files.filter(({ state }) => state === "there").flatMap((file) => keptLines(file, paint)),
    ...(next.length === 0 ? [] : ["", ...next.flatMap((step) => wrapped(escapeText(step)))]),
  ];
  return `${parts.join("\n")}\n`;
}

/** The settings themselves, since they decide how everything is read. */
function settingsLines(fresh: readonly File[]): string[] {
  const settings = fresh.find(({ part }) => part === "settings");
  return settings?.text === undefined
    ? []
    : ["", `${escapeText(settings.file)}:`, ...indented(settings.text)];
}

function keptLines({ file, text }: File, paint: ViewContext["paint"]): string[] {
  const kept = `${escapeText(file)} is there and stays as it is`;
  return text === undefined
    ? [paint("dim", `${kept}.`)]
    : ["", `${kept}. Add by hand what it lacks of:`, ...indented(text)];
}

function indented(text: string): string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `  ${escapeText(line)}`.trimEnd());
}
