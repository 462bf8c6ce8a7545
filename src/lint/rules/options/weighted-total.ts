import type { Problem } from "../../../model/finding.ts";
import { weighsOptions } from "../../../model/kind.ts";
import {
  RECOMMENDATION_ROW,
  optionCell,
  optionColumn,
  optionName,
  optionRow,
  recommendedOption,
} from "../../../model/options.ts";
import type { OptionColumn, OptionsTable } from "../../../model/options.ts";
import { isPlaceholder } from "../../../model/placeholder.ts";
import type { MarkdownRecord } from "../../../model/record.ts";
import { sectionOf } from "../../../model/record.ts";
import { parseScore, totalsInWords, weightedTotals } from "../../../model/weighted-total.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Weights that a decision does not follow are decoration, or the reason to depart from them is missing. */
export const weightedTotal = defineRule({
  id: "options/weighted-total",
  level: "warning",
  description:
    "Where weighted rows are scored, every option has a score, and the one taken the best total, or the Decision names the one that has.",
  *record({ record }) {
    const { kind, options, values } = record;
    if (!kind || !weighsOptions(kind) || !options) return;
    yield* unscored(options);
    const chosen = values.chosen === undefined ? undefined : optionColumn(options, values.chosen);
    const taken = chosen ?? recommendedOption(options);
    const totals = weightedTotals(options);
    const own = totals?.find(({ column }) => column === taken);
    if (!taken || !totals || !own) return;
    const best = totals.reduce((one, other) => (other.percent > one.percent ? other : one));
    if (best.percent <= own.percent || names(record, best.column)) return;
    const row = optionRow(options, RECOMMENDATION_ROW);
    const cell = row && optionCell(options, row, taken);
    yield {
      message: `Unexpected choice of ${quoted(optionName(taken))}, expected ${quoted(optionName(best.column))}, whose weighted total is best: ${totalsInWords(totals)}`,
      hint: `Say under Decision in one sentence why not ${quoted(optionName(best.column))}, or correct scores and weights.`,
      range: cell && cell.text !== "" ? cell.range : taken.range,
    };
  },
});

/** Cells of a weighted row that has scores and that start with none: on their account nothing is added up. */
function* unscored({ rows, columns }: OptionsTable): Generator<Problem> {
  for (const { weight = 0, dimension, cells } of rows) {
    if (weight <= 0 || !cells.some(({ text }) => parseScore(text) !== undefined)) continue;
    for (const [position, { text, range }] of cells.entries()) {
      const column = columns[position];
      if (!column || text === "" || isPlaceholder(text) || parseScore(text) !== undefined) continue;
      yield {
        message: `Unexpected ${quoted(text)} for ${quoted(dimension)} of ${quoted(optionName(column))}, expected a score as in the row's other cells`,
        hint: "Begin the cell with one from 0 to the best, as in `4/5`, and the remark after it.",
        range,
      };
    }
  }
}

/** Whether the section Decision speaks of an option by its title or its key. */
function names(record: MarkdownRecord, { key, title }: OptionColumn): boolean {
  const section = sectionOf(record, "Decision");
  if (!section) return false;
  const text = record.text.slice(section.range.start.offset, section.range.end.offset).toLowerCase();
  const byKey = new RegExp(
    String.raw`\b(?:option|alternative|not|over|than)\s+${key.toLowerCase()}\b|\b${key.toLowerCase()}:`,
    "u",
  );
  return text.includes(title.toLowerCase()) || byKey.test(text);
}
