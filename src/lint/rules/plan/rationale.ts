import { thresholdsOf } from "../../../model/eval-plan.ts";
import { hasBlank, isEmptySection, keyPlace, sectionOf, sectionText } from "../../../model/record.ts";
import { defineRule } from "../../rule.ts";

/** A threshold without its reason is kept too long or dropped at the first inconvenience. */
export const rationale = defineRule({
  id: "plan/rationale",
  level: "warning",
  description: "Under Gate or Rationale, an eval plan speaks of every threshold that it sets.",
  *record({ record }) {
    const sections = ["Gate", "Rationale"].flatMap((name) => sectionOf(record, name) ?? []);
    if (
      sections.length === 0 ||
      sections.some((section) => hasBlank(section) || isEmptySection(record, section))
    ) {
      return;
    }
    const text = sections.map((section) => sectionText(record, section)).join("\n");
    for (const { name, value, path } of thresholdsOf(record)) {
      if (says(text, value)) continue;
      yield {
        message: `Unexpected ${name} of ${value} that the plan gives no reason for, expected one under Gate or Rationale`,
        hint: `Say in a sentence with the figure ${value} why it is not higher and not lower.`,
        range: keyPlace(record.places, path),
      };
    }
  },
});

const SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** Whether a text has a number, as a figure or, up to ten, as a word. */
function says(text: string, value: number): boolean {
  const figure = new RegExp(
    String.raw`(?<![\d.])${String(value).replace(".", String.raw`[.,]`)}(?!\d|\.\d)`,
    "u",
  );
  const word = SMALL[value];
  return figure.test(text) || (word !== undefined && new RegExp(String.raw`\b${word}\b`, "iu").test(text));
}
