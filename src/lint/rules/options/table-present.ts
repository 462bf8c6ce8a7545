import { weighsOptions } from "../../../model/kind.ts";
import type { Problem } from "../../../model/finding.ts";
import type { OptionColumn } from "../../../model/options.ts";
import type { MarkdownRecord } from "../../../model/record.ts";
import { isEmptySection, sectionOf } from "../../../model/record.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Prose about one option after the other hides what they were compared by. */
export const tablePresent = defineRule({
  id: "options/table-present",
  level: "error",
  description: "The section Options has a table with one column per option, each with a key of its own.",
  *record({ record }) {
    const section = sectionOf(record, "Options");
    if (!record.kind || !weighsOptions(record.kind) || !section) return;
    yield* sharedKeys(record);
    if (section.tables.length > 0 || isEmptySection(record, section)) return;
    yield {
      message: "Unexpected section Options without a table, expected one with a column per option",
      hint: "Begin it with a row `| Dimension | A: … | B: … | C: … |`; the prose may follow the table.",
      range: section.heading.range,
    };
  },
});

/** Columns that share a key: `chosen` and an approval would mean either of them. */
function* sharedKeys({ options, file }: MarkdownRecord): Generator<Problem> {
  const first = new Map<string, OptionColumn>();
  for (const column of options?.columns ?? []) {
    const other = first.get(column.key);
    if (!other) {
      first.set(column.key, column);
      continue;
    }
    yield {
      message: `Unexpected second option with the key ${quoted(column.key)}, expected a key of its own`,
      hint: `Begin the header of ${quoted(column.title)} with a letter that no other option has, and \`: \`.`,
      range: column.range,
      related: [{ file, range: other.range, message: "The first one is here" }],
    };
  }
}
