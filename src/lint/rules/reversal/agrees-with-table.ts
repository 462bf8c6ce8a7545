import type { Problem } from "../../../model/finding.ts";
import { weighsOptions } from "../../../model/kind.ts";
import {
  REVERSAL_COST_ROW,
  optionCell,
  optionColumn,
  optionName,
  optionRow,
} from "../../../model/options.ts";
import type { MarkdownRecord } from "../../../model/record.ts";
import { keyPlace, valuePlace } from "../../../model/record.ts";
import { parseReversalCost, sameCost } from "../../../model/reversal.ts";
import type { ReversalCost, Units } from "../../../model/reversal.ts";
import { quoted } from "../../../model/wording.ts";
import { yamlText } from "../../frontmatter-fix.ts";
import { defineRule } from "../../rule.ts";

/** Two prices for one way back: whoever reads the other one is misled. */
export const agreesWithTable = defineRule({
  id: "reversal/agrees-with-table",
  level: "error",
  fixes: true,
  description:
    "`reversal.cost` is what the options table says of the chosen option, and what one of the phases says.",
  *record({ record, config }) {
    const { kind, values, places } = record;
    const written = values.reversal?.cost;
    const cost = written === undefined ? undefined : parseReversalCost(written, config.units);
    if (!kind || !weighsOptions(kind) || !cost || written === undefined) return;
    const cell = chosenCell(record);
    const stated = cell && parseReversalCost(cell.text, config.units);
    if (cell && stated && !sameCost(cost, stated)) {
      const range = valuePlace(places, ["reversal", "cost"]);
      const price = priceOf(cell.text, stated);
      yield {
        message: `Unexpected \`reversal.cost\` ${quoted(written)}, expected ${quoted(cell.text)} as in the table under ${quoted(cell.option)}`,
        hint: `Write \`cost: ${price}\`, or correct the cell.`,
        range,
        fix: [{ range, text: inBraces(record) ? JSON.stringify(price) : yamlText(price) }],
        related: [{ file: record.file, range: cell.range, message: "The cell is here" }],
      };
    }
    yield* withoutPhase(record, cost, written, config.units);
  },
});

/** Whether `reversal` is written as `{ cost: …, door: … }`, where the comma of an amount would end the value. */
function inBraces({ places }: MarkdownRecord): boolean {
  const line = (path: string) => places.nodes.get(path)?.key?.start.line;
  return line("reversal") === line("reversal/cost");
}

function chosenCell(record: MarkdownRecord) {
  const { options, values } = record;
  const row = options && optionRow(options, REVERSAL_COST_ROW);
  const column = options && values.chosen !== undefined ? optionColumn(options, values.chosen) : undefined;
  const cell = row && column ? optionCell(options, row, column) : undefined;
  return cell && { ...cell, option: optionName(column!) };
}

/** A cell's text without the remark after the price. */
function priceOf(text: string, { remark }: ReversalCost): string {
  return remark === "" ? text : text.slice(0, text.length - remark.length).trim();
}

function* withoutPhase(
  { values, places }: MarkdownRecord,
  cost: ReversalCost,
  written: string,
  units: Units,
): Generator<Problem> {
  const phases = values.reversal?.phases ?? [];
  const prices = phases.map((phase) => parseReversalCost(phase.cost, units));
  if (phases.length === 0 || prices.some((price) => !price || sameCost(price, cost))) return;
  yield {
    message: `Unexpected \`reversal.cost\` ${quoted(written)} that no phase has, expected the cost of one phase`,
    hint: "Give the phase in which the decision was taken the same cost; its end is the window.",
    range: keyPlace(places, ["reversal", "phases"]),
  };
}
