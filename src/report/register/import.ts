import type { ImportReport } from "../../model/import-report.ts";
import { counted, listed } from "../../model/wording.ts";
import { escapeText } from "../escape.ts";
import { tableLines } from "../fit.ts";
import type { ViewContext } from "../views/list.ts";

const MOST = 10;

/**
 * What was read of each record, what was not understood, and what stays as it is. What is not known is a question mark.
 * @param titleOf the name by which people know a dialect
 */
export function importText(
  report: ImportReport,
  { width, paint }: ViewContext,
  titleOf: (dialect: ImportReport["records"][number]["dialect"]) => string,
): string {
  const { records, left, relinked, copied, stillNamed, notes } = report;
  const rows = records.map(({ id, status, date, dialect, confidence, from }) =>
    [
      id,
      status ?? "?",
      date ?? "?",
      `${titleOf(dialect)}${confidence === "likely" ? ", likely" : ""}`,
      from,
    ].map(escapeText),
  );
  const [head = "", ...lines] =
    rows.length === 0 ? [] : tableLines([["ID", "Status", "Date", "Read as", "From"], ...rows], width);
  const unread = records.flatMap(({ to, unread: parts }) =>
    parts.length > 0 ? [`${to}: ${parts.join("; ")}`] : [],
  );
  const parts = [
    ...(rows.length === 0 ? [] : [paint("bold", head), ...lines, ""]),
    ...block(
      "Not understood, and so unknown; it stays in the text as it was written",
      unread,
      paint,
      records.length,
    ),
    ...block(
      "Left as they are",
      left.map(({ file, why }) => `${file}: ${why}`),
      paint,
      left.length,
    ),
    ...block("Their links follow", relinked, paint),
    ...block("Copied beside the records", copied, paint),
    ...block("Still naming a file by its old name", stillNamed, paint),
    ...notes.map((note) => paint("dim", escapeText(note))),
    `${paint(report.records.length > 0 ? "green" : "dim", report.records.length > 0 ? "✔" : "–")} ${summary(report)}`,
  ];
  return `${parts.join("\n")}\n`;
}

function summary({ done, records, left, already, into }: ImportReport): string {
  if (records.length === 0) {
    const own =
      already > 0 ? `: ${counted(already, "record")} here ${already === 1 ? "is" : "are"} Reckon's own` : "";
    return `Nothing to import${own}${left.length > 0 ? `, ${numeral(left.length)} left as ${left.length === 1 ? "it is" : "they are"}` : ""}. Nothing was written.`;
  }
  const to = into === undefined ? "" : ` into ${escapeText(into)}`;
  const what = `${counted(records.length, "record")}${to}`;
  const unknown = (["status", "date"] as const).flatMap((key) => {
    const without = records.filter((record) => record[key] === undefined).length;
    return without === 0 ? [] : [`${amongst(without, records.length)}without a known ${key}`];
  });
  const tables = records.filter(({ optionsTable }) => optionsTable).length;
  const made = tables === 0 ? [] : [`${amongst(tables, records.length)}with an options table`];
  const parts = [...made, ...unknown];
  const blanks = parts.length > 0 ? `, ${listed(parts, "and")}` : "";
  return done ? `Imported ${what}${blanks}.` : `To be imported: ${what}${blanks}. Nothing was written.`;
}

/** `one ` or `3 ` of several; nothing of a single one, of which there is no other. */
function amongst(number: number, all: number): string {
  return all === 1 ? "" : `${numeral(number)} `;
}

/** A number beside those that `counted` writes. */
function numeral(number: number): string {
  return number === 1 ? "one" : String(number);
}

function block(title: string, lines: readonly string[], paint: ViewContext["paint"], most = MOST): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > most ? [`  and ${lines.length - most} more`] : [];
  return [
    paint("yellow", `${title}:`),
    ...lines.slice(0, most).map((line) => `  ${escapeText(line)}`),
    ...more,
    "",
  ];
}
