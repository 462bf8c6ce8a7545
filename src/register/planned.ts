import type { Config } from "../model/config.ts";
import type { Status } from "../model/frontmatter.ts";
import type { MarkdownRecord } from "../model/record.ts";
import type { RiskRow } from "../model/risk.ts";
import { UserError } from "../model/user-error.ts";
import { editFrontmatter } from "../parse/edit.ts";
import type { FrontmatterEdit } from "../parse/edit.ts";
import { editCell } from "../parse/edit-cell.ts";
import type { MarkdownParser } from "../parse/markdown.ts";
import { parseRecord } from "../parse/record.ts";

/** A change of one record's file that nobody has written yet. */
export interface PlannedChange {
  record: MarkdownRecord;
  edits: readonly FrontmatterEdit[];
  /** A row of the risks table whose Status cell is to say something else. */
  risk?: { row: RiskRow; status: string };
  /** The status that the record goes to, where that changes. */
  to?: Status;
  /** What is done, in words: `proposed → accepted`. */
  summary: string;
}

/**
 * The file's text after a change; everything outside of it stays to the byte. What was written is read again: the edited
 * cell says what was meant, and every other cell what it said.
 * @throws UserError where the record is written in a way that cannot be changed safely
 */
export function plannedText(change: PlannedChange, config: Config, parser: MarkdownParser): string {
  const { record, edits, risk } = change;
  const status = risk?.row.status;
  if (risk && !status) throw unsafe(record, `Add the Status cell \`${risk.status}\` by hand.`);
  // The cell first: it stands behind the frontmatter, whose length may change.
  const withCell = risk ? editCell(record.text, status!, risk.status) : record.text;
  const text = editFrontmatter(withCell, edits);
  if (
    text === undefined ||
    (risk && !saysSo(record, risk, parseRecord(record.file, text, config, parser).record))
  )
    throw unsafe(record, `Make the change by hand: ${change.summary}.`);
  return text;
}

/** Whether the risks table reads as before but for the one cell. */
function saysSo(
  before: MarkdownRecord,
  risk: NonNullable<PlannedChange["risk"]>,
  after: MarkdownRecord,
): boolean {
  const read = (record: MarkdownRecord): string[][] =>
    (record.risks?.rows ?? []).map((row) =>
      Object.values(row).map((cell) => ("text" in cell ? cell.text : "")),
    );
  const at = before.risks!.rows.indexOf(risk.row);
  const wanted = read(before);
  const changed = Object.keys(risk.row).indexOf("status");
  wanted[at]![changed] = risk.status;
  return JSON.stringify(read(after)) === JSON.stringify(wanted);
}

function unsafe(record: MarkdownRecord, hint: string): UserError {
  return new UserError(`${record.file} is written in a way that cannot be changed safely`, hint);
}
