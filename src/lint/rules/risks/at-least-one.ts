import { defineRule } from "../../rule.ts";

/** A decision without a risk is one whose risks nobody looked for. */
export const atLeastOneRisk = defineRule({
  id: "risks/at-least-one",
  level: "warning",
  description: "The risks table names at least one accepted risk.",
  *record({ record: { risks } }) {
    if (!risks || risks.rows.length > 0) return;
    yield {
      message: "Unexpected risks table without a row, expected at least one accepted risk",
      hint: "Ask what would have to happen for the decision to look wrong in a year, and accept that as R1.",
      range: risks.header,
    };
  },
});
