import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Contents lists and screen readers go by the levels. */
export const headingLevels = defineRule({
  id: "record/heading-levels",
  level: "warning",
  description: "The record has one first-level heading, and no heading skips a level.",
  *record({ record: { headings, file } }) {
    const title = headings.find(({ depth }) => depth === 1);
    let above = 1;
    for (const { depth, text, range } of headings) {
      if (depth === 1 && title && range !== title.range) {
        yield {
          message: `Unexpected second first-level heading ${quoted(text)}, expected one title per record`,
          hint: `Write it as \`## ${text}\`, or give it a record of its own.`,
          range,
          related: [{ file, range: title.range, message: "The title is here" }],
        };
      } else if (depth > above + 1) {
        yield {
          message: `Unexpected heading ${quoted(text)} of level ${depth} under level ${above}, expected level ${above + 1}`,
          hint: `Write it as \`${"#".repeat(above + 1)} ${text}\`.`,
          range,
        };
      }
      above = depth;
    }
  },
});
