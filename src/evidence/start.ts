import type { Evidence, EvidenceRun } from "../model/evidence.ts";
import type { GatePolicy } from "../model/gate.ts";
import type { GateReport } from "../model/gate-report.ts";
import { optionHeader, REVERSAL_COST_ROW } from "../model/options.ts";
import { isPlaceholder } from "../model/placeholder.ts";
import { sectionOf } from "../model/record.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { OPTIONAL_RISK_COLUMNS, RISK_COLUMNS } from "../model/risk.ts";
import type { Table } from "../model/table.ts";
import { cellText } from "../parse/edit-cell.ts";
import { tableText, withTable } from "../parse/edit-table.ts";
import type { TableText } from "../parse/edit-table.ts";
import type { ParsedRecord } from "../parse/record.ts";
import { targetText } from "./accepts.ts";
import { judge } from "./gate.ts";
import { judgeForRecord, withEvidence } from "./record.ts";
import { costPerThousand, latencyP95 } from "./run-figures.ts";
import { visible } from "./visible.ts";

/** What the evidence states of a run and no table of metrics shows, by the row of the options table. */
const FIGURES: Readonly<Record<string, (run: EvidenceRun) => string | undefined>> = {
  "Cost per 1,000 answers": costPerThousand,
  "p95 latency": latencyP95,
};

/** What stands in the place of a figure that nobody measured. */
const UNMEASURED = "{an estimate, or unknown}";

/**
 * A record's text as it begins with evidence: a risk per category that fell so far that one has to accept it, what
 * cost and latency are known in the options table, and the block. What the evidence does not state stays a blank.
 * Tables that the record does not have are not added.
 * @param read reads a text of this record again
 * @throws UserError where the frontmatter cannot be edited
 */
export function startFromEvidence(
  parsed: ParsedRecord,
  evidence: Evidence,
  policy: GatePolicy | undefined,
  read: (text: string) => ParsedRecord,
): string {
  const answered = read(withRegressions(parsed.record, evidence, judge(evidence, policy)));
  const filled = read(withFigures(answered.record, evidence));
  return withEvidence(filled, evidence.name, judgeForRecord(evidence, policy, filled.record).rendered);
}

function withRegressions(record: MarkdownRecord, { name }: Evidence, { metrics }: GateReport): string {
  const table = firstTable(record, "Risks");
  const isOnly = metrics.length === 1;
  const targets = metrics.flatMap((metric) =>
    metric.categories
      .filter(({ regressed }) => regressed)
      .map(({ name: category }) =>
        targetText({ evidence: name, metric: isOnly ? undefined : metric.name, category }),
      ),
  );
  if (!table || targets.length === 0) return record.text;
  return withTable(record.text, table, riskRows(tableText(record.text, table), targets));
}

/** A row per target in the place of the row of blanks, whose blanks they have, else at the end. */
function riskRows(table: TableText, targets: readonly string[]): TableText {
  const { header, align } = withAccepts(table);
  const names = header.map((cell) => cell.toLowerCase());
  const cellOf = (row: readonly string[], column: string) => row[names.indexOf(column.toLowerCase())] ?? "";
  const blank = table.rows.find((row) => isPlaceholder(cellOf(row, RISK_COLUMNS.risk)));
  const kept = table.rows.filter((row) => row !== blank);
  const first = 1 + highestRisk(kept.map((row) => cellOf(row, RISK_COLUMNS.id)));
  const added = targets.map((target, index) => {
    const known: Record<string, string> = {
      [RISK_COLUMNS.id]: `R${first + index}`,
      [RISK_COLUMNS.status]: "open",
      [OPTIONAL_RISK_COLUMNS.accepts]: cellText(target),
      [OPTIONAL_RISK_COLUMNS.now]: "",
    };
    const written = new Map(Object.entries(known).map(([column, cell]) => [column.toLowerCase(), cell]));
    return names.map((name, column) => written.get(name) ?? blank?.[column] ?? `{${name}}`);
  });
  const rows = kept.map((row) => header.map((_, column) => row[column] ?? ""));
  const at = blank ? table.rows.indexOf(blank) : rows.length;
  return { header, align, rows: rows.toSpliced(at, 0, ...added) };
}

function withAccepts({ header, align }: TableText): Pick<TableText, "header" | "align"> {
  const { accepts } = OPTIONAL_RISK_COLUMNS;
  const hasAccepts = header.some((cell) => cell.toLowerCase() === accepts.toLowerCase());
  return hasAccepts ? { header, align } : { header: [...header, accepts], align: [...align, "---"] };
}

/** The highest number of ids such as `R3`; 0 where there is none. */
function highestRisk(ids: readonly string[]): number {
  const numbers = ids.map((id) => Number(/^R(?<number>\d{1,4})$/u.exec(id)?.groups?.number ?? 0));
  return Math.max(0, ...numbers);
}

/** The first option stands for the baseline and the second for the candidate, whose model it is named after. */
function withFigures(record: MarkdownRecord, { runs }: Evidence): string {
  const table = firstTable(record, "Options");
  if (!table || table.header.cells.length < 3) return record.text;
  let { header, align, rows } = tableText(record.text, table);
  let isKnown = false;
  for (const [dimension, figure] of Object.entries(FIGURES)) {
    const known = [runs.baseline, runs.candidate].map(figure);
    if (known.every((value) => value === undefined)) continue;
    isKnown = true;
    const cells = header.slice(1).map((_, option) => {
      const value = known[option];
      return value === undefined ? UNMEASURED : cellText(visible(value));
    });
    rows = withRow(rows, dimension, cells);
  }
  if (!isKnown) return record.text;
  header = header.map((cell, column) => (column === 2 ? named(cell, runs.candidate) : cell));
  return withTable(record.text, table, { header, align, rows });
}

/** Fills the blanks of a row that is there, else adds it above what comes last in the table. */
function withRow(rows: string[][], dimension: string, cells: readonly string[]): string[][] {
  const isNamed = ([head = ""]: readonly string[], name: string) => head.toLowerCase() === name.toLowerCase();
  if (rows.some((row) => isNamed(row, dimension))) {
    return rows.map((row) =>
      isNamed(row, dimension)
        ? row.map((cell, column) => (column > 0 && isPlaceholder(cell) ? cells[column - 1]! : cell))
        : row,
    );
  }
  const last = rows.findIndex((row) => isNamed(row, REVERSAL_COST_ROW));
  return rows.toSpliced(last === -1 ? rows.length : last, 0, [dimension, ...cells]);
}

/** An option's header with the model in the place of its blank title. */
function named(header: string, { model }: EvidenceRun): string {
  if (model === undefined || !isPlaceholder(optionHeader(header, 1).title)) return header;
  return header.replace(/\{[^{}]*\}/u, () => `Move to ${cellText(visible(model))}`);
}

function firstTable(record: MarkdownRecord, section: string): Table | undefined {
  return sectionOf(record, section)?.tables[0];
}
