import type { RecordEntry, SearchReport } from "../../model/record-entry.ts";
import { escapeText } from "../escape.ts";
import { tableLines } from "../fit.ts";
import type { Paint } from "../paint.ts";

/** Where a view is shown: its columns, where the output is a terminal, and the painter. */
export interface ViewContext {
  /** Absent where the output is no terminal: nothing is then cut. */
  width?: number;
  paint: Paint;
}

/** One record a line: id, status, day, door, owner, title. Without records, nothing. */
export function listTable(entries: readonly RecordEntry[], { width, paint }: ViewContext): string {
  if (entries.length === 0) return "";
  const header = ["ID", "Status", "Date", "Door", "Owner", "Title"];
  const rows = entries.map((entry) =>
    [
      entry.id ?? "–",
      statusOf(entry),
      entry.decided ?? entry.date ?? "–",
      entry.door ?? "–",
      entry.owner ?? "–",
      entry.title ?? entry.file,
    ].map(escapeText),
  );
  const [head = "", ...lines] = tableLines([header, ...rows], width);
  return `${[paint("bold", head), ...lines].join("\n")}\n`;
}

/** As much of a status that is not understood as a column has room for. */
const SHOWN = 20;

/** What is not understood is shown as it was written. */
function statusOf({ status, statusWritten }: Pick<RecordEntry, "status" | "statusWritten">): string {
  if (status !== undefined || statusWritten === undefined) return status ?? "–";
  return statusWritten.length > SHOWN ? `“${statusWritten.slice(0, SHOWN - 1)}…”` : `“${statusWritten}”`;
}

/** Like {@link listTable}, with the day and the matter that is due first. */
export function dueTable(
  entries: readonly RecordEntry[],
  until: string,
  today: string,
  { width, paint }: ViewContext,
): string {
  const due = entries
    .flatMap((entry) => entry.due.filter(({ on }) => on <= until))
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  if (due.length === 0) return "";
  const rows = due.map(({ on, what, subject, owner, text }) =>
    [on, what, subject, owner ?? "–", text].map(escapeText),
  );
  const [head = "", ...lines] = tableLines([["Due", "What", "Of", "Owner", "Matter"], ...rows], width);
  const painted = lines.map((line, row) => (due[row]!.on < today ? paint("yellow", line) : line));
  return `${[paint("bold", head), ...painted].join("\n")}\n`;
}

/** The records that were found, each with where its words stand. */
export function searchText({ results }: SearchReport, { width, paint }: ViewContext): string {
  const rows = results.map(({ id, file, status, statusWritten, title }) =>
    [id ?? file, statusOf({ status, statusWritten }), title ?? file].map(escapeText),
  );
  const lines = tableLines(rows, width);
  return lines
    .map((line, row) => {
      const { found, matched } = results[row]!;
      return `${line}\n${paint("dim", `  ${escapeText(`${matched.join(", ")} in ${found.join(", ")}`)}`)}\n`;
    })
    .join("");
}
