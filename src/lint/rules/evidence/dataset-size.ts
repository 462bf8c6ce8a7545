import { datasetAdvice, thinReason, USUAL_CASES } from "../../../evidence/advice.ts";
import { plain } from "../../../evidence/numbers.ts";
import { valuePlace } from "../../../model/record.ts";
import { counted, quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** A set that is too small tells nothing, one that is too large is not looked after, and one without a version may be any. */
export const datasetSize = defineRule({
  id: "evidence/dataset-size",
  level: "advice",
  description:
    "A dataset has 50 to 200 cases and a version, and each critical category enough cases to carry its minimum.",
  *evidence({ record, held }) {
    for (const { index, judged } of held.pieces) {
      if (!judged) continue;
      const range = valuePlace(record.places, ["evidence", index]);
      const { cases, unversioned, thin } = datasetAdvice(judged.evidence, judged.entries);
      const { least, most } = USUAL_CASES;
      if (cases !== undefined) {
        const few = cases < least;
        yield {
          message: `Unexpected dataset of ${counted(cases, "case")}, expected ${least} to ${most}`,
          hint: few
            ? `Add ${counted(least - cases, "case")}, those first that customers asked and that went wrong.`
            : "Keep the cases that somebody looks after, and run the others apart.",
          range,
        };
      }
      if (unversioned) {
        const { name } = judged.evidence.dataset;
        yield {
          message: `Unexpected dataset${name === undefined ? "" : ` ${quoted(name)}`} without a version, expected one`,
          hint: "Give the dataset a version where the evaluation is set up, so that two runs can be told to be of the same cases.",
          range,
        };
      }
      for (const category of thin) {
        const { name, n, min, needed } = category;
        yield {
          message: `Unexpected critical category ${quoted(name)} of ${counted(n, "case")}, expected ${needed} to carry a minimum of ${plain(min)}: ${thinReason(category)}`,
          hint: `Add ${counted(needed - n, "case")} to ${quoted(name)}, or lower its minimum.`,
          range,
        };
      }
    }
  },
});
