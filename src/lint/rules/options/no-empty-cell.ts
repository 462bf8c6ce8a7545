import type { Problem } from "../../../model/finding.ts";
import { weighsOptions } from "../../../model/kind.ts";
import { RECOMMENDATION_ROW, REVERSAL_COST_ROW, optionName } from "../../../model/options.ts";
import type { OptionRow, OptionsTable } from "../../../model/options.ts";
import { counted, quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** An empty cell may mean none, unknown or forgotten; the reader cannot tell which. */
export const noEmptyCell = defineRule({
  id: "options/no-empty-cell",
  level: "error",
  description:
    "Every row of the options table has a cell for every option, and none but those of `Recommendation` is empty.",
  *record({ record: { kind, options } }) {
    if (!kind || !weighsOptions(kind) || !options) return;
    for (const column of options.columns) {
      if (!/^(?:\w{1,2}\s*:)?$/u.test(column.title)) continue;
      yield {
        message: `Unexpected option ${quoted(column.key)} without a title, expected what it is`,
        hint: `Write \`${column.key}: \` and the option's title in the first row.`,
        range: column.range,
      };
    }
    for (const row of options.rows) yield* problemsOf(options, row);
  },
});

function* problemsOf(options: OptionsTable, row: OptionRow): Generator<Problem> {
  const wanted = options.columns.length;
  const name = row.dimension;
  if (name === "") {
    yield {
      message: "Unexpected row without a name, expected the dimension that it compares",
      hint: "Write in its first cell what the options differ in, such as `Cost/month`.",
      range: row.head.range,
    };
  }
  if (row.cells.length !== wanted) {
    yield {
      message: `Unexpected row ${quoted(name)} with ${counted(row.cells.length, "cell")} after its name, expected ${wanted}, one per option`,
      hint:
        row.cells.length < wanted
          ? "Add the cells that it lacks."
          : "Delete the surplus, or write a bar inside a cell as `\\|`.",
      range: row.range,
    };
  }
  // What the row on going back says has a rule of its own.
  if ([RECOMMENDATION_ROW, REVERSAL_COST_ROW].includes(name.toLowerCase())) return;
  for (const [position, cell] of row.cells.entries()) {
    const column = options.columns[position];
    if (cell.text !== "" || !column) continue;
    yield {
      message: `Unexpected empty cell ${quoted(name)} of ${quoted(optionName(column))}, expected a value`,
      hint: "Write it; `None`, `N/A` or `Unknown` where that is the answer.",
      range: cell.range,
    };
  }
}
