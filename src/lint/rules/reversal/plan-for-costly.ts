import { weighsOptions } from "../../../model/kind.ts";
import { sectionOf, valuePlace } from "../../../model/record.ts";
import { defineRule } from "../../rule.ts";

/** The way back is needed on a bad day, by somebody who was not there. */
export const planForCostly = defineRule({
  id: "reversal/plan-for-costly",
  level: "error",
  description: "A costly or one-way door has a section Reversal with numbered steps.",
  *record({ record }) {
    const { kind, values, places } = record;
    const door = values.reversal?.door;
    if (!kind || !weighsOptions(kind) || door === undefined || door === "two-way") return;
    const section = sectionOf(record, "Reversal");
    if (section?.numbered) return;
    const steps = door === "one-way" ? "what is done instead of going back" : "how to go back";
    yield {
      message: section
        ? `Unexpected section ${section.heading.text} without numbered steps behind a ${door} door, expected ${steps}`
        : `Unexpected ${door} door without a section Reversal, expected ${steps} in numbered steps`,
      hint: section
        ? "Write the steps as a list that begins with `1.`."
        : "Add `## Reversal` with a list that begins with `1.`.",
      range: section?.heading.range ?? valuePlace(places, ["reversal", "door"]),
    };
  },
});
