import type { Problem } from "../../../model/finding.ts";
import { weighsOptions } from "../../../model/kind.ts";
import {
  RECOMMENDATION_ROW,
  isBlankCell,
  optionName,
  optionRow,
  recommendedPositions,
} from "../../../model/options.ts";
import type { OptionRow, OptionsTable } from "../../../model/options.ts";
import { isPlaceholder } from "../../../model/placeholder.ts";
import { listed, quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** A memo that recommends two things, or nothing, leaves the decision to whoever reads it last. */
export const oneRecommendation = defineRule({
  id: "options/one-recommendation",
  level: "error",
  description: "The options table has a row `Recommendation` that marks exactly one option, save in a draft.",
  *record({ record: { kind, options, values } }) {
    if (!kind || !weighsOptions(kind) || !options) return;
    const row = optionRow(options, RECOMMENDATION_ROW);
    if (!row) {
      yield {
        message:
          "Unexpected options table without the row `Recommendation`, expected one that marks an option",
        hint: "Add a row `| Recommendation | | | Preferred: … |` with the mark under the option that you recommend.",
        range: options.range,
      };
      return;
    }
    if (row.cells.some(({ text }) => isPlaceholder(text))) return;
    const marked = recommendedPositions(row).filter((position) => position < options.columns.length);
    if (marked.length === 0 && values.status !== "draft") {
      yield {
        message: "Unexpected row `Recommendation` that marks no option, expected a mark under exactly one",
        hint: "Write `Preferred` and the reason under the option that you recommend, or set `status: draft`.",
        range: row.head.range,
      };
    } else if (marked.length > 1) {
      const titles = marked.map((position) => quoted(optionName(options.columns[position]!)));
      yield {
        message: `Unexpected recommendation of ${listed(titles, "and")}, expected exactly one option`,
        hint: "Begin the one cell with `Preferred`, and empty the others.",
        range: row.cells[marked[1]!]!.range,
      };
    } else yield* misplaced(options, row);
  },
});

/** Beyond so many columns nobody reads across, and comparing each with each would cost time. */
const READABLE = 26;

/** Cells that name the title of another option than the one that they stand under. */
function* misplaced(options: OptionsTable, row: OptionRow): Generator<Problem> {
  for (const [position, cell] of row.cells.slice(0, READABLE).entries()) {
    const own = options.columns[position];
    if (!own || isBlankCell(cell.text) || names(cell.text, own.title)) continue;
    const other = options.columns
      .slice(0, READABLE)
      .find((column) => column !== own && names(cell.text, column.title));
    if (!other) continue;
    yield {
      message: `Unexpected ${quoted(optionName(other))} in the recommendation under ${quoted(optionName(own))}, expected it under its own option`,
      hint: `Move the cell under ${quoted(optionName(other))}, or name no other option in it.`,
      range: cell.range,
    };
  }
}

/** Whether a text has a title in it as whole words. */
function names(text: string, title: string): boolean {
  if (title.length < 3 || isPlaceholder(title)) return false;
  const at = text.toLowerCase().indexOf(title.toLowerCase());
  const around = at === -1 ? "" : `${text[at - 1] ?? " "}${text[at + title.length] ?? " "}`;
  return at !== -1 && !/[\p{L}\p{N}]/u.test(around);
}
