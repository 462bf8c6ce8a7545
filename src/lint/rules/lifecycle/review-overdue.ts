import { daysBetween } from "../../../model/iso-date.ts";
import { valuePlace } from "../../../model/record.ts";
import { counted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** A decision that was to be looked at again and was not is one that nobody knows to hold. */
export const reviewOverdue = defineRule({
  id: "lifecycle/review-overdue",
  level: "warning",
  description: "No accepted record is past the day on which it was to be looked at again.",
  *record({ record: { values, places }, today }) {
    const day = values["review-by"];
    if (values.status !== "accepted" || day === undefined || day >= today) return;
    yield {
      message: `Unexpected review that is ${counted(daysBetween(day, today), "day")} overdue, expected one by ${day}`,
      hint: "Look at it again, then set `review-by` to the next day, or deprecate or supersede it.",
      range: valuePlace(places, ["review-by"]),
    };
  },
});
