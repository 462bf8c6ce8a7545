import type { Problem } from "../../../model/finding.ts";
import { FEATURE_COLUMNS, featuresOf, readFeature } from "../../../model/features.ts";
import type { FeatureColumn, FeatureRow } from "../../../model/features.ts";
import { isBlankCell } from "../../../model/options.ts";
import { isEmptySection, sectionOf } from "../../../model/record.ts";
import { listed, quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** What a month's cost is computed from, and what it is held against. */
const NEEDED: readonly FeatureColumn[] = [
  "feature",
  "requests",
  "input",
  "cached",
  "output",
  "model",
  "cost",
  "budget",
];

/** Costs are recomputed from this table, so that no figure in it is only somebody's word. */
export const costTable = defineRule({
  id: "cost/table",
  level: "error",
  description:
    "The section Features has a table with the columns of the format, and every figure in it can be read.",
  *record({ record }) {
    const section = sectionOf(record, "Features");
    if (!record.kind?.sections.includes("Features") || !section || isEmptySection(record, section)) return;
    const table = featuresOf(record);
    const header = `| ${Object.values(FEATURE_COLUMNS).join(" | ")} |`;
    if (!table) {
      yield {
        message: "Unexpected section Features without a table, expected one row per feature",
        hint: `Begin it with a row \`${header}\`.`,
        range: section.heading.range,
      };
      return;
    }
    if (table.missing.length > 0) {
      const names = table.missing.map((column) => `\`${FEATURE_COLUMNS[column]}\``);
      yield {
        message: `Unexpected table of features without ${listed(names, "and")}, expected the columns of the format`,
        hint: `Write its first row as \`${header}\`.`,
        range: table.header,
      };
    }
    for (const row of table.rows) {
      yield* blanks(row);
      yield* readFeature(row).problems;
    }
  },
});

function* blanks(row: FeatureRow): Generator<Problem> {
  for (const column of NEEDED) {
    const cell = row[column];
    if (!cell || !isBlankCell(cell.text)) continue;
    const of = column === "feature" ? "" : ` of ${quoted(row.feature?.text ?? "")}`;
    yield {
      message: `Unexpected blank under ${FEATURE_COLUMNS[column]}${of}, expected a value`,
      hint: ["feature", "model"].includes(column) ? "Write its name." : "Write the figure, and `0` for none.",
      range: cell.range,
    };
  }
}
