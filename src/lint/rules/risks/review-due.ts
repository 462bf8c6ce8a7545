import { daysBetween, isIsoDate } from "../../../model/iso-date.ts";
import { riskName, riskState } from "../../../model/risk.ts";
import { counted, quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** An accepted risk was accepted until a day. */
export const reviewDue = defineRule({
  id: "risks/review-due",
  level: "warning",
  description: "No open risk of an accepted record is past its day of review.",
  *record({ record: { risks, values }, today }) {
    if (!risks || values.status !== "accepted") return;
    for (const row of risks.rows) {
      const day = row.reviewBy?.text ?? "";
      const state = riskState(row.status?.text ?? "");
      if (!isIsoDate(day) || day >= today || (state !== "open" && state !== "tripped")) continue;
      yield {
        message: `Unexpected review of the risk ${quoted(riskName(risks, row))} that is ${counted(daysBetween(day, today), "day")} overdue, expected one by ${day}`,
        hint: "Look at its signal, then close it in the column Status, or give it a later day.",
        range: row.reviewBy!.range,
      };
    }
  },
});
