import { isEmptySection, sectionOf } from "../../../model/record.ts";
import { defineRule } from "../../rule.ts";

/** A risk in prose has no owner, no signal and no day on which anybody looks at it again. */
export const risksTablePresent = defineRule({
  id: "risks/table-present",
  level: "error",
  description: "The section Risks has a table of the accepted risks.",
  *record({ record }) {
    const section = sectionOf(record, "Risks");
    if (!section || section.tables.length > 0 || isEmptySection(record, section)) return;
    yield {
      message: "Unexpected section Risks without a table, expected one with a row per accepted risk",
      hint: "Begin it with a row `| ID | Risk | Likelihood | Impact | Owner | Signal | Review by | Status |`.",
      range: section.heading.range,
    };
  },
});
