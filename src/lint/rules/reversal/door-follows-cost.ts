import { weighsOptions } from "../../../model/kind.ts";
import { sectionOf, valuePlace } from "../../../model/record.ts";
import { doorOf, parseReversalCost } from "../../../model/reversal.ts";
import { isPlaceholder } from "../../../model/placeholder.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** The door decides who must approve; called two-way, an expensive one slips through. */
export const doorFollowsCost = defineRule({
  id: "reversal/door-follows-cost",
  level: "warning",
  description: "`reversal.door` follows from the cost, or the section Reversal gives the reason why not.",
  *record({ record, config }) {
    const { kind, values, places } = record;
    const { cost, door } = values.reversal ?? {};
    const price = cost === undefined ? undefined : parseReversalCost(cost, config.units);
    if (!kind || !weighsOptions(kind) || !price || door === undefined) return;
    const expected = doorOf(price, config.doors, config.currency);
    const reason = sectionOf(record, "Reversal")?.opening;
    if (expected === undefined || expected === door || (reason !== undefined && !isPlaceholder(reason)))
      return;
    yield {
      message: `Unexpected \`door: ${door}\` at a cost of ${quoted(cost!)}, expected \`${expected}\``,
      hint: `Write \`door: ${expected}\`, or give the reason in a sentence under \`## Reversal\`, before its steps.`,
      range: valuePlace(places, ["reversal", "door"]),
    };
  },
});
