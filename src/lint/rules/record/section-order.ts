import { sectionOf } from "../../../model/record.ts";
import { sectionName } from "../../../model/section.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Who reads ten records in a row finds the decision at the same place in each. */
export const sectionOrder = defineRule({
  id: "record/section-order",
  level: "advice",
  description: "The sections that the kind requires come in the kind's order.",
  *record({ record }) {
    const { kind, file } = record;
    let previous: { name: string; offset: number; range: (typeof record.places)["range"] } | undefined;
    for (const name of kind?.sections ?? []) {
      const section = sectionOf(record, sectionName(name));
      if (!section) continue;
      const { range, text } = section.heading;
      const offset = range.start.offset;
      if (previous && offset < previous.offset) {
        yield {
          message: `Unexpected section ${quoted(text)} before ${quoted(previous.name)}, expected it after`,
          hint: `Move it: the order is ${kind!.sections.join(", ")}.`,
          range,
          related: [{ file, range: previous.range, message: `${quoted(previous.name)} is here` }],
        };
      } else previous = { name: text, offset, range };
    }
  },
});
