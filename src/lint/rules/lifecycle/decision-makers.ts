import { isDecided } from "../../../model/frontmatter.ts";
import { keyPlace, valuePlace } from "../../../model/record.ts";
import { defineRule } from "../../rule.ts";

/** Years later, the names are whom to ask, and the day is what else was known then. */
export const decisionMakers = defineRule({
  id: "lifecycle/decision-makers",
  level: "error",
  description: "A record that was decided says by whom and on which day.",
  *record({ record: { values, places } }) {
    const { status } = values;
    if (!isDecided(status)) return;
    const makers = values["decision-makers"];
    const written = places.nodes.has("decision-makers");
    if (makers?.length === 0 || (!makers && !written)) {
      yield {
        message: `Unexpected ${status} record without \`decision-makers\`, expected at least one name`,
        hint: `${written ? "Name" : "Add a line `decision-makers: [<name>]` with"} those who decided; the first is the owner.`,
        range: written ? keyPlace(places, ["decision-makers"]) : valuePlace(places, ["status"]),
      };
    }
    if (places.nodes.has("decided")) return;
    yield {
      message: `Unexpected ${status} record without \`decided\`, expected the day of the decision`,
      hint: `Add a line \`decided: ${values.date ?? "2026-11-20"}\` with the day on which it was accepted or rejected.`,
      range: valuePlace(places, ["status"]),
    };
  },
});
