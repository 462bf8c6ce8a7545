import type { Problem } from "../../../model/finding.ts";
import { isIsoDate } from "../../../model/iso-date.ts";
import { isBlankCell } from "../../../model/options.ts";
import { isPlaceholder } from "../../../model/placeholder.ts";
import { isEmptySection, sectionOf } from "../../../model/record.ts";
import type { Cell, Table } from "../../../model/table.ts";
import { listed, quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

const COLUMNS = ["Action", "Owner", "Due", "Status"];

/** What an incident taught is lost with the first action that nobody does. */
export const actionsOwned = defineRule({
  id: "postmortem/actions-owned",
  level: "error",
  description: "The Actions of a postmortem are a table in which every action has an owner and a day.",
  *record({ record }) {
    const section = sectionOf(record, "Actions");
    if (record.kind?.name !== "postmortem" || !section || isEmptySection(record, section)) return;
    const [table] = section.tables;
    const header = `| ${COLUMNS.join(" | ")} |`;
    if (!table) {
      yield {
        message: "Unexpected section Actions without a table, expected one row per action",
        hint: `Begin it with a row \`${header}\`.`,
        range: section.heading.range,
      };
      return;
    }
    const missing = COLUMNS.filter((name) => columnOf(table, name) === -1);
    if (missing.length > 0) {
      yield {
        message: `Unexpected table of actions without ${listed(missing, "and")}, expected the columns ${listed(COLUMNS, "and")}`,
        hint: `Write its first row as \`${header}\`.`,
        range: table.header.range,
      };
    }
    for (const row of table.rows) yield* unowned(table, row);
  },
});

function* unowned(table: Table, { cells, range }: Table["rows"][number]): Generator<Problem> {
  const cell = (name: string): Cell | undefined => cells[columnOf(table, name)];
  const name = quoted(cell("Action")?.text ?? "");
  const [owner, due] = [cell("Owner"), cell("Due")];
  if (columnOf(table, "Owner") !== -1 && (!owner || isBlankCell(owner.text))) {
    yield {
      message: `Unexpected action ${name} without an owner, expected a name`,
      hint: "Write the name or handle of the one person who sees to it.",
      range: owner?.range ?? range,
    };
  }
  if (columnOf(table, "Due") === -1 || (due && (isIsoDate(due.text) || isPlaceholder(due.text)))) return;
  yield {
    message: `Unexpected ${due && due.text !== "" ? quoted(due.text) : "blank"} as the day of the action ${name}, expected one such as 2026-12-01`,
    hint: "Write the day by which it is done, as YYYY-MM-DD.",
    range: due?.range ?? range,
  };
}

function columnOf(table: Table, name: string): number {
  return table.header.cells.findIndex(({ text }) => text.toLowerCase() === name.toLowerCase());
}
