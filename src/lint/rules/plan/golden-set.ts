import { EVAL_PLAN, planGate } from "../../../model/eval-plan.ts";
import { hasBlank, isEmptySection, keyPlace, sectionOf, sectionText } from "../../../model/record.ts";
import { listed, quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** `v3`, `1.2`, a date or a month: what tells one state of a dataset from another. */
const VERSION = /\bv\.?\s?\d|\b\d+\.\d+|\b\d{4}-\d{2}\b/iu;
const COUNT =
  /(?<![\w.,-])\d{1,3}(?:[,.'’\u00A0\u202F]\d{3})+(?![\w.-])|(?<![\w.,-])\d{1,7}(?![\d-]|\.\d|\s?%)/u;

/** Two runs can only be compared on the same cases; which they are has to be written down. */
export const goldenSet = defineRule({
  id: "plan/golden-set",
  level: "error",
  description:
    "The Dataset of an eval plan has a version and a number of cases, and speaks of every category that the gate judges.",
  *record({ record }) {
    const section = sectionOf(record, "Dataset");
    if (record.kind?.name !== EVAL_PLAN || !section) return;
    if (hasBlank(section) || isEmptySection(record, section)) return;
    const text = sectionText(record, section);
    const lacks = [
      ...(VERSION.test(text) ? [] : ["a version"]),
      ...(COUNT.test(text) ? [] : ["the number of cases"]),
    ];
    if (lacks.length > 0) {
      yield {
        message: `Unexpected Dataset without ${listed(lacks, "and")}, expected to learn which cases are meant`,
        hint: "Name it as in `support-golden v3, 120 cases`, and say where the cases come from.",
        range: section.heading.range,
      };
    }
    const categories = new Set((planGate(record) ?? []).flatMap((entry) => Object.keys(entry.categories)));
    for (const category of categories) {
      if (text.toLowerCase().includes(category.toLowerCase())) continue;
      yield {
        message: `Unexpected category ${quoted(category)} in the gate, expected one that the Dataset speaks of`,
        hint: `Say under \`## ${section.heading.text}\` what ${quoted(category)} is and how many cases it has, or correct the name.`,
        range: keyPlace(record.places, ["gate", "categories", category]),
        related: [{ file: record.file, range: section.heading.range, message: "The Dataset is here" }],
      };
    }
  },
});
