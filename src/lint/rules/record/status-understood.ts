import { STATUSES } from "../../../model/frontmatter.ts";
import { isPlaceholder } from "../../../model/placeholder.ts";
import { keyPlace } from "../../../model/record.ts";
import { listed, quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Lists, graphs and reports go by the status; one that is not understood is shown as unknown, and never guessed. */
export const statusUnderstood = defineRule({
  id: "record/status-understood",
  level: "warning",
  description:
    "The status and the date of a record in another dialect are understood, and it states one where the others of its folder do.",
  *record({ record: { foreign } }) {
    if (!foreign) return;
    for (const { text, range, status } of foreign.statuses) {
      if (status || isPlaceholder(text)) continue;
      const word = text
        .split(/[.,;:(]/u, 1)[0]!
        .trim()
        .toLowerCase();
      yield {
        message: `Unexpected status ${quoted(text)}, expected one that begins with ${listed(STATUSES, "or")}`,
        hint: `Write one of these first, or say in reckon.yaml what yours means: \`statuses: { "${word.slice(0, 40)}": proposed }\`.`,
        range,
      };
    }
    for (const { text, range, date } of foreign.dates) {
      if (date !== undefined || isPlaceholder(text)) continue;
      yield {
        message: `Unexpected date ${quoted(text)}, expected one day that can be meant`,
        hint: "Write it as YYYY-MM-DD.",
        range,
        atMost: "advice",
      };
    }
  },
  *corpus({ records }) {
    const folders = Map.groupBy(
      records.filter(({ foreign }) => foreign !== undefined && foreign.profile === "nygard"),
      ({ file }) => file.slice(0, file.lastIndexOf("/")),
    );
    for (const cards of folders.values()) {
      const without = cards.filter(({ foreign }) => foreign!.statuses.length === 0);
      // A team whose records have no status does not want one in each.
      if (2 * without.length >= cards.length) continue;
      for (const { file, places } of without.filter(({ foreign }) => !foreign!.pointer)) {
        yield {
          file,
          message: "Unexpected record without a status, expected one, as the others of the folder have",
          hint: "Add a section `## Status` with a word such as Proposed or Accepted.",
          range: keyPlace(places, ["title"]),
        };
      }
    }
  },
});
