import { isBlankCell } from "../../../model/options.ts";
import { isPlaceholder } from "../../../model/placeholder.ts";
import { riskName } from "../../../model/risk.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** A threshold is a number, or a word that counts: any page to the on-call, two complaints. */
const COUNTS =
  /\d|%|\b(?:any|each|every|first|no|none|zero|one|two|three|four|five|six|seven|eight|nine|ten|once|twice|half|doubles?|halves?)\b/iu;

/** “Users complain” is noticed by everybody or nobody; a threshold is noticed by whoever measures. */
export const measurableSignal = defineRule({
  id: "risks/measurable-signal",
  level: "warning",
  description: "The signal of every accepted risk names a measure and a threshold.",
  *record({ record: { risks } }) {
    for (const row of risks?.rows ?? []) {
      const cell = row.signal;
      if (!cell || isPlaceholder(cell.text) || COUNTS.test(cell.text)) continue;
      const name = quoted(riskName(risks!, row));
      yield {
        message: isBlankCell(cell.text)
          ? `Unexpected risk ${name} without a signal, expected a measure and a threshold`
          : `Unexpected signal ${quoted(cell.text)} of ${name} without a threshold, expected a measure and a figure`,
        hint: "Say what is measured, from which figure on it counts, and for how long: `score < 85 for 7 days`.",
        range: cell.range,
      };
    }
  },
});
