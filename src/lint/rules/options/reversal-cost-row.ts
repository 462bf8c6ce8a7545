import { weighsOptions } from "../../../model/kind.ts";
import { REVERSAL_COST_ROW, optionName, optionRow } from "../../../model/options.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** What going back costs differs between options more than most criteria do, and is asked last. */
export const reversalCostRow = defineRule({
  id: "options/reversal-cost-row",
  level: "error",
  description: "The options table has a row `Reversal cost`, and every cell in it says something.",
  *record({ record: { kind, options } }) {
    if (!kind || !weighsOptions(kind) || !options) return;
    const row = optionRow(options, REVERSAL_COST_ROW);
    if (!row) {
      const alike = options.rows.find(({ dimension }) => /revers|roll.?back|going back/iu.test(dimension));
      yield {
        message: alike
          ? `Unexpected name ${quoted(alike.dimension)} of a row, expected \`Reversal cost\``
          : "Unexpected options table without the row `Reversal cost`, expected what going back from each option costs",
        hint: alike
          ? "Rename the row to `Reversal cost`."
          : "Add a row such as `| Reversal cost | N/A | 1 sprint | 3 days + $2,000 |`.",
        range: alike?.head.range ?? options.range,
      };
      return;
    }
    for (const [position, cell] of row.cells.entries()) {
      const column = options.columns[position];
      if (cell.text !== "" || !column) continue;
      yield {
        message: `Unexpected empty cell \`Reversal cost\` of ${quoted(optionName(column))}, expected what going back from it costs`,
        hint: "Write a quantity such as `1 sprint` or `$12k`, a word such as `low`, or `N/A`.",
        range: cell.range,
      };
    }
  },
});
