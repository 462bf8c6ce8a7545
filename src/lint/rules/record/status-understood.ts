import { STATUSES } from "../../../model/frontmatter.ts";
import { FILE_START } from "../../../model/position.ts";
import { isPlaceholder } from "../../../model/placeholder.ts";
import { listed, quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Lists, graphs and reports go by the status; one that is not understood is shown as unknown, and never guessed. */
export const statusUnderstood = defineRule({
  id: "record/status-understood",
  level: "warning",
  description:
    "The status and the date of a record in another dialect are understood, and a dialect that has a status states one.",
  *record({ record: { foreign, headings } }) {
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
    if (foreign.statuses.length > 0 || foreign.profile !== "nygard" || foreign.dialect === "archgate") return;
    yield {
      message: "Unexpected record without a status, expected one that says whether the decision holds",
      hint: "Add a section `## Status` with a word such as Proposed or Accepted.",
      range: headings[0]?.range ?? FILE_START,
    };
  },
});
