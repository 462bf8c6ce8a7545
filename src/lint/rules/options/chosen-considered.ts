import { listed, quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Who looks for the arguments for the chosen option looks for its title. */
export const chosenConsidered = defineRule({
  id: "options/chosen-considered",
  level: "advice",
  description:
    "Where a record in another dialect names the option that was chosen, it is one of those that were considered.",
  *record({ record: { foreign, options } }) {
    if (!foreign?.chosen || !foreign.unlisted || !options) return;
    const titles = options.columns.slice(0, 5).map(({ title }) => quoted(title));
    yield {
      message: `Unexpected chosen option ${quoted(foreign.chosen.text)}, expected the title of one that was considered`,
      hint: `Name it as in the list: ${listed(titles, "or")}.`,
      range: foreign.chosen.range,
    };
  },
});
