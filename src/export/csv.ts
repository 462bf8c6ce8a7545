import type { ExportRecord, ExportTarget } from "../model/export-record.ts";

/** Column → what stands in it; lists are joined by `; `. */
const COLUMNS: Readonly<Record<string, (record: ExportRecord) => string | number | undefined>> = {
  id: ({ id }) => id,
  kind: ({ kind }) => kind,
  title: ({ title }) => title,
  status: ({ status }) => status,
  date: ({ date }) => date,
  decided: ({ decided }) => decided,
  owner: ({ owner }) => owner,
  "decision-makers": ({ decisionMakers }) => decisionMakers.join("; "),
  tags: ({ tags }) => tags.join("; "),
  tier: ({ tier }) => tier,
  chosen: ({ chosen }) => chosen && `${chosen.key}: ${chosen.title}`,
  verdict: ({ verdict }) => verdict,
  door: ({ door }) => door,
  "reversal-cost": ({ reversalCost }) => reversalCost,
  supersedes: ({ supersedes }) => supersedes.join("; "),
  "builds-on": ({ buildsOn }) => buildsOn.join("; "),
  evidence: ({ evidence }) => evidence.join("; "),
  "next-due": ({ due }) => due[0]?.on,
  file: ({ file }) => file,
};

/** A table for spreadsheets, as RFC 4180 has it: lines end with CR LF, and the first names the columns. */
export const csv: ExportTarget = {
  name: "csv",
  summary: "a table for spreadsheets",
  format(records) {
    const rows = records.map((record) =>
      Object.values(COLUMNS).map((read) => cell(String(read(record) ?? ""))),
    );
    return [Object.keys(COLUMNS), ...rows].map((row) => `${row.join(",")}\r\n`).join("");
  },
};

/**
 * What a spreadsheet takes for the beginning of a formula or a command, also after blanks and quotes, and in the wide
 * forms of East Asian keyboards.
 */
const FORMULA = /^[\s"'\u{FEFF}]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20\t\r\n]/u;

/** Text that a spreadsheet shows and never computes. */
function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
