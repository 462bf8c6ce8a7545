import { isAccepted } from "../../../model/frontmatter.ts";
import { weighsOptions } from "../../../model/kind.ts";
import { optionName, recommendedOption } from "../../../model/options.ts";
import type { OptionsTable } from "../../../model/options.ts";
import { keyPlace, valuePlace } from "../../../model/record.ts";
import { listed, quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** What was decided is read by people and by programs; both start from the column. */
export const chosenExists = defineRule({
  id: "options/chosen-exists",
  level: "error",
  description:
    "`chosen` is the key of one column of the options table once the record is accepted, and a rejected record has none.",
  *record({ record: { kind, options, values, places } }) {
    if (!kind || !weighsOptions(kind)) return;
    const { chosen, status } = values;
    if (chosen === undefined) {
      if (!isAccepted(status) || places.nodes.has("chosen")) return;
      yield {
        message: `Unexpected ${status} record without \`chosen\`, expected the key of the option that was chosen`,
        hint: missingHint(options),
        range: valuePlace(places, ["status"]),
      };
    } else if (status === "rejected") {
      yield {
        message: `Unexpected \`chosen: ${chosen}\` in a rejected record, expected none`,
        hint: "Delete the line; the Decision says “Rejected: …” and why.",
        range: keyPlace(places, ["chosen"]),
      };
    } else if (options) {
      // That two columns share a key is the matter of options/table-present.
      if (options.columns.some(({ key }) => key === chosen)) return;
      yield {
        message: `Unexpected ${quoted(chosen)} for \`chosen\`, expected ${keysOf(options)}`,
        hint: hintFor(options, chosen),
        range: valuePlace(places, ["chosen"]),
      };
    }
  },
});

/** What the table recommends is most likely what was chosen. */
function missingHint(options: OptionsTable | undefined): string {
  const recommended = options && recommendedOption(options);
  return recommended
    ? `Add a line \`chosen: ${recommended.key}\`, if what was recommended was chosen; else with another column's key.`
    : "Add a line `chosen: …` with the key of the chosen column, the letter before the colon in its header.";
}

function keysOf(options: OptionsTable): string {
  return options.columns.length === 0
    ? "a column in the options table"
    : listed(
        options.columns.map(({ key }) => `\`${key}\``),
        "or",
      );
}

function hintFor(options: OptionsTable, chosen: string): string {
  const plain = chosen.trim().toLowerCase();
  const meant = options.columns.find(
    (column) =>
      column.key.toLowerCase() === plain.replace(/^option\s+/u, "") ||
      [column.title, optionName(column)].some((name) => name.toLowerCase() === plain),
  );
  return meant
    ? `Write \`chosen: ${meant.key}\`.`
    : "Write the key of a column, the letter before the colon in its header.";
}
