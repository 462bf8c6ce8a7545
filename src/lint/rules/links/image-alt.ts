import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Whoever cannot see a figure, or reads the record in a terminal, has its alternative text only. */
export const imageAlt = defineRule({
  id: "links/image-alt",
  level: "warning",
  description: "Every image has an alternative text.",
  *record({ record: { links } }) {
    for (const { kind, alt, url, range } of links) {
      if (kind !== "image" || alt.trim() !== "") continue;
      yield {
        message: `Unexpected image ${quoted(url)} without an alternative text, expected what it shows`,
        hint: "Write between the brackets what a reader should take from it.",
        range,
      };
    }
  },
});
