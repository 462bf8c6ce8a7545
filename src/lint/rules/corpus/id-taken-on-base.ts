import { valuePlace } from "../../../model/record.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Two branches took the same number; the one that is merged second would break every reference to the first. */
export const idTakenOnBase = defineRule({
  id: "corpus/id-taken-on-base",
  level: "error",
  description: "No record takes an id that another file has on the base.",
  needsBase: true,
  *corpus({ records }, { base }) {
    for (const record of records) {
      const { id, file } = record;
      if (!base?.changed.has(file) || id === undefined) continue;
      const other = base.taken(id);
      // A record that had the id already, under whatever name, is the same record.
      if (!other || other.file === file || base.before(record)?.record.id === id) continue;
      const what = other.title === undefined ? "" : ` (${quoted(other.title)})`;
      yield {
        file,
        message: `Unexpected id \`${id}\`, expected one that is free on \`${base.revision}\``,
        hint: `\`${other.file}\`${what} has taken it there: \`reckon renumber ${file} --base ${base.revision}\` takes the next number that is free in both.`,
        range: valuePlace(record.places, ["id"]),
      };
    }
  },
});
