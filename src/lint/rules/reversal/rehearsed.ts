import { weighsOptions } from "../../../model/kind.ts";
import { keyPlace } from "../../../model/record.ts";
import { parseReversalCost } from "../../../model/reversal.ts";
import { defineRule } from "../../rule.ts";

/** A way back that nobody has walked is a guess about what it costs. */
export const rehearsed = defineRule({
  id: "reversal/rehearsed",
  level: "advice",
  description: "The way back from an accepted decision of tier 0 or 1 has been tried out.",
  *record({ record: { kind, values, places }, config }) {
    const { reversal, tier, status } = values;
    if (!kind || !weighsOptions(kind) || status !== "accepted" || !reversal || tier === undefined || tier > 1)
      return;
    const price = parseReversalCost(reversal.cost, config.units);
    const nothing = price && "word" in price && (price.word === "none" || price.word === "n/a");
    if (nothing || reversal.door === "one-way" || places.nodes.has("reversal/rehearsed")) return;
    yield {
      message: `Unexpected tier ${tier} decision whose way back was never tried out, expected \`rehearsed\``,
      hint: "Go through the steps under Reversal once, and add `rehearsed:` with the day under `reversal`.",
      range: keyPlace(places, ["reversal"]),
    };
  },
});
