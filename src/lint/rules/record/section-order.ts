import type { Section } from "../../../model/record.ts";
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
    const wanted = (kind?.sections ?? []).flatMap((name) => sectionOf(record, sectionName(name)) ?? []);
    const kept = new Set(longestInOrder(wanted));
    for (const [position, section] of wanted.entries()) {
      if (kept.has(section)) continue;
      const before = wanted.slice(0, position).findLast((other) => kept.has(other));
      const neighbour = before ?? wanted.find((other) => kept.has(other))!;
      const { heading } = neighbour;
      yield {
        message: `Unexpected place of the section ${quoted(section.heading.text)}, expected it ${before ? "after" : "before"} ${quoted(heading.text)}`,
        hint: `Move it: the order is ${kind!.sections.join(", ")}.`,
        range: section.heading.range,
        related: [{ file, range: heading.range, message: `${quoted(heading.text)} is here` }],
      };
    }
  },
});

/** The most sections that stand in order as they are, so that of one that was moved only that one is reported. */
function longestInOrder(sections: readonly Section[]): Section[] {
  const ending: Section[][] = [];
  for (const [position, section] of sections.entries()) {
    const ahead = ending.filter((_, index) => offsetOf(sections[index]!) < offsetOf(section));
    const longest = ahead.reduce<Section[]>((one, other) => (other.length > one.length ? other : one), []);
    ending[position] = [...longest, section];
  }
  return ending.reduce((one, other) => (other.length > one.length ? other : one), []);
}

function offsetOf({ heading }: Section): number {
  return heading.range.start.offset;
}
