import { weighsOptions } from "../../../model/kind.ts";
import { isEmptySection, sectionOf } from "../../../model/record.ts";
import { defineRule } from "../../rule.ts";

/** Prose about one option after the other hides what they were compared by. */
export const tablePresent = defineRule({
  id: "options/table-present",
  level: "error",
  description: "The section Options has a table with one column per option.",
  *record({ record }) {
    const section = sectionOf(record, "Options");
    if (!record.kind || !weighsOptions(record.kind) || !section) return;
    if (section.tables.length > 0 || isEmptySection(record, section)) return;
    yield {
      message: "Unexpected section Options without a table, expected one with a column per option",
      hint: "Begin it with a row `| Dimension | A: … | B: … | C: … |`; the prose may follow the table.",
      range: section.heading.range,
    };
  },
});
