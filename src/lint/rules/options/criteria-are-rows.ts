import { criteriaOf } from "../../../model/criteria.ts";
import { weighsOptions } from "../../../model/kind.ts";
import { quoted } from "../../../model/wording.ts";
import { nearest } from "../../../parse/nearest.ts";
import { defineRule } from "../../rule.ts";

/** Telling which row was meant compares each with each; in a longer table nobody looks for it by eye either. */
const MOST_COMPARED = 100;

/** A criterion that no option was measured by did not decide anything. */
export const criteriaAreRows = defineRule({
  id: "options/criteria-are-rows",
  level: "warning",
  description: "Every criterion that is listed under Criteria is a row of the options table.",
  *record({ record }) {
    const { kind, options } = record;
    if (!kind || !weighsOptions(kind) || !options) return;
    const rows = options.rows.map(({ dimension }) => dimension);
    const names = new Set(rows.map((row) => row.toLowerCase()));
    for (const { name, range } of criteriaOf(record)) {
      if (name === "" || names.has(name.toLowerCase())) continue;
      const near = nearest(name, rows.slice(0, MOST_COMPARED));
      yield {
        message: `Unexpected criterion ${quoted(name)} that is no row of the options table, expected one of its name`,
        hint: near
          ? `Call the row ${quoted(near)} as the criterion is called, or the other way round.`
          : `Add a row \`| ${name} | … |\` that says how each option does by it, or delete the criterion.`,
        range,
      };
    }
  },
});
