import { hasBlank, isEmptySection, keyPlace, sectionOf, sectionText } from "../../../model/record.ts";
import { defineRule } from "../../rule.ts";

/** A figure, a link or a path: what a reader can look the origin up by. */
const TRACEABLE = /\d|\]\(|<https?:|https?:\/\//u;

/** Auditors ask of a model what it may be used for, how critical that is, and where it comes from. */
export const cardSections = defineRule({
  id: "card/sections",
  level: "error",
  description:
    "A model card in use has a risk tier, and its Lineage a version, a day or a link to look the origin up by.",
  *record({ record }) {
    const { kind, values, places } = record;
    if (kind?.name !== "model-card") return;
    if (values.status === "accepted" && !places.nodes.has("tier")) {
      yield {
        message: "Unexpected accepted model card without `tier`, expected its risk tier",
        hint: "Add a line `tier: 0`, `1` or `2`; 0 is the most critical.",
        range: keyPlace(places, ["status"]),
      };
    }
    const lineage = sectionOf(record, "Lineage");
    if (!lineage || hasBlank(lineage) || isEmptySection(record, lineage)) return;
    if (TRACEABLE.test(sectionText(record, lineage))) return;
    yield {
      message: "Unexpected Lineage without a version, a day or a link, expected where the model comes from",
      hint: "Name the supplier's version, base model or training data, and since when it is in use.",
      range: lineage.heading.range,
    };
  },
});
