import { weighsOptions } from "../../../model/kind.ts";
import { parseMoney } from "../../../model/money.ts";
import { REVERSAL_COST_ROW, isBlankCell, optionName } from "../../../model/options.ts";
import type { OptionRow } from "../../../model/options.ts";
import { isPlaceholder } from "../../../model/placeholder.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

const ABOUT_MONEY = /\b(?:cost|price|budget|spend|fee)s?\b/iu;
const RECURRING = /(?:\/|per )(?:month|year)\b|\b(?:monthly|yearly|annual)\b/iu;
const NOT_AN_AMOUNT = /^(?:none|free|unknown|unchanged|included|same)\b/iu;

/** Costs are compared, summed and held against approval limits; that takes an amount. */
export const moneyParses = defineRule({
  id: "options/money-parses",
  level: "warning",
  description: "Every cell of a row about money starts with an amount, or says that there is none.",
  *record({ record: { kind, options } }) {
    if (!kind || !weighsOptions(kind) || !options) return;
    for (const row of options.rows.filter(isAboutMoney)) {
      for (const [position, { text, range }] of row.cells.entries()) {
        const column = options.columns[position];
        if (!column || isBlankCell(text) || isPlaceholder(text) || NOT_AN_AMOUNT.test(text)) continue;
        if (parseMoney(text)) continue;
        yield {
          message: `Unexpected ${quoted(text)} for ${quoted(row.dimension)} of ${quoted(optionName(column))}, expected an amount such as $1,200`,
          hint: "Put the amount first, as in `$1,200`, `€940` or `USD 2.1k`, and the remark after it; `None` or `Unknown` where there is none.",
          range,
        };
      }
    }
  },
});

/** A row that names money and a period, or that names money and has an amount somewhere; “low” and “high” are fair answers otherwise. */
function isAboutMoney({ dimension, cells }: OptionRow): boolean {
  if (dimension.toLowerCase() === REVERSAL_COST_ROW || !ABOUT_MONEY.test(dimension)) return false;
  return RECURRING.test(dimension) || cells.some(({ text }) => parseMoney(text)?.currency !== undefined);
}
