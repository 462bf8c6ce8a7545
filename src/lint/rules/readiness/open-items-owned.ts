import { isPlaceholder } from "../../../model/placeholder.ts";
import { sectionOf } from "../../../model/record.ts";
import { tasksOf } from "../../../model/task.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** What is open at release is done by somebody on a day, or by nobody. */
export const openItemsOwned = defineRule({
  id: "readiness/open-items-owned",
  level: "warning",
  description: "Every open item under Readiness has an owner and a day.",
  *record({ record }) {
    const section = sectionOf(record, "Readiness");
    for (const { text, done, owner, range } of section ? tasksOf(record, section) : []) {
      if (done || owner !== undefined || isPlaceholder(text)) continue;
      yield {
        message: `Unexpected open item ${quoted(text)} without an owner and a day, expected both in parentheses`,
        hint: "End it with both, as in `(ana, 2026-12-01)`, or tick it.",
        range,
      };
    }
  },
});
