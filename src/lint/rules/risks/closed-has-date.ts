import { parseRiskStatus, riskName, riskState } from "../../../model/risk.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Calibration compares when a risk came true with the day by which it was said that it might. */
export const closedHasDate = defineRule({
  id: "risks/closed-has-date",
  level: "error",
  description: "A risk that is tripped or closed says on which day.",
  *record({ record: { risks } }) {
    for (const row of risks?.rows ?? []) {
      const text = row.status?.text ?? "";
      const state = riskState(text);
      if (state === undefined || state === "open" || parseRiskStatus(text)) continue;
      const form = `${state} 2026-12-03${state === "materialised" ? " (POST-0002)" : ""}`;
      yield {
        message: `Unexpected status ${quoted(text)} of the risk ${quoted(riskName(risks!, row))}, expected a day after \`${state}\``,
        hint: `Write it as in \`${form}\`, and nothing after it.`,
        range: row.status!.range,
      };
    }
  },
});
