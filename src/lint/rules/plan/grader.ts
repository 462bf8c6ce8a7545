import { planGate } from "../../../model/eval-plan.ts";
import { hasBlank, isEmptySection, keyPlace, sectionOf, sectionText } from "../../../model/record.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Metrics that every tool reports, whatever grades; what they mean is the whole section. */
const WHOLE = new Set(["pass", "score"]);

/** A gate on a number that nobody explained decides by what nobody knows. */
export const grader = defineRule({
  id: "plan/grader",
  level: "error",
  description: "The Grading of an eval plan explains every metric that the gate judges.",
  *record({ record }) {
    const gate = planGate(record);
    const section = sectionOf(record, "Grading");
    if (!gate || !section || hasBlank(section) || isEmptySection(record, section)) return;
    const text = sectionText(record, section).toLowerCase();
    for (const [index, { metric }] of gate.entries()) {
      if (WHOLE.has(metric) || text.includes(metric.toLowerCase())) continue;
      const listed = record.places.nodes.has("gate/0");
      yield {
        message: `Unexpected metric ${quoted(metric)} in the gate, expected one that the Grading explains`,
        hint: `Say under \`## ${section.heading.text}\` who or what gives ${quoted(metric)}, by which criteria, or correct the name.`,
        range: keyPlace(record.places, listed ? ["gate", String(index), "metric"] : ["gate", "metric"]),
        related: [{ file: record.file, range: section.heading.range, message: "The Grading is here" }],
      };
    }
  },
});
