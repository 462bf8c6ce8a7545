import { isAccepted } from "../../../model/frontmatter.ts";
import { weighsOptions } from "../../../model/kind.ts";
import { optionName } from "../../../model/options.ts";
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
        hint: `Add a line \`chosen: ${options?.columns[0]?.key ?? "A"}\` with the key of the chosen column.`,
        range: valuePlace(places, ["status"]),
      };
    } else if (status === "rejected") {
      yield {
        message: `Unexpected \`chosen: ${chosen}\` in a rejected record, expected none`,
        hint: "Delete the line; the Decision says “Rejected: …” and why.",
        range: keyPlace(places, ["chosen"]),
      };
    } else if (options) {
      const found = options.columns.filter(({ key }) => key === chosen);
      if (found.length === 1) return;
      yield {
        message:
          found.length === 0
            ? `Unexpected ${quoted(chosen)} for \`chosen\`, expected ${keysOf(options)}`
            : `Unexpected ${quoted(chosen)} for \`chosen\`: ${found.length} columns have this key, expected one`,
        hint: hintFor(options, chosen, found.length),
        range: valuePlace(places, ["chosen"]),
      };
    }
  },
});

function keysOf(options: OptionsTable): string {
  return options.columns.length === 0
    ? "a column in the options table"
    : listed(
        options.columns.map(({ key }) => `\`${key}\``),
        "or",
      );
}

function hintFor(options: OptionsTable, chosen: string, found: number): string {
  if (found > 1) return "Give every column of the options table a key of its own.";
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
