import { weighsOptions } from "../../../model/kind.ts";
import {
  RECOMMENDATION_ROW,
  optionCell,
  optionColumn,
  optionName,
  optionRow,
  recommendedOption,
} from "../../../model/options.ts";
import { valuePlace } from "../../../model/record.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Whoever reads the table alone takes the wrong option for the chosen one. */
export const chosenIsRecommended = defineRule({
  id: "options/chosen-is-recommended",
  level: "warning",
  description: "The chosen option is the one that the table recommends.",
  *record({ record: { kind, options, values, places, file } }) {
    if (!kind || !weighsOptions(kind) || !options || values.chosen === undefined) return;
    const chosen = optionColumn(options, values.chosen);
    const recommended = recommendedOption(options);
    if (!chosen || !recommended || chosen === recommended) return;
    const cell = optionCell(options, optionRow(options, RECOMMENDATION_ROW)!, recommended);
    yield {
      message: `Unexpected \`chosen\` ${quoted(optionName(chosen))} where the table recommends ${quoted(optionName(recommended))}, expected the two to agree`,
      hint: `Move the mark of the row Recommendation under ${quoted(optionName(chosen))}, or write \`chosen: ${recommended.key}\`.`,
      range: valuePlace(places, ["chosen"]),
      related: cell ? [{ file, range: cell.range, message: "The recommendation is here" }] : [],
    };
  },
});
