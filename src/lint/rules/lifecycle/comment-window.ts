import { daysBetween } from "../../../model/iso-date.ts";
import { valuePlace } from "../../../model/record.ts";
import { counted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Comments are asked for until a day; then somebody decides, and not before. */
export const commentWindow = defineRule({
  id: "lifecycle/comment-window",
  level: "warning",
  description: "A proposed record is decided when its time for comments is over, and not before.",
  *record({ record: { values, places, file }, today }) {
    const { status, decided, "comment-by": end } = values;
    if (end === undefined) return;
    const range = valuePlace(places, ["comment-by"]);
    if (status === "proposed" && end < today) {
      yield {
        message: `Unexpected proposal whose time for comments ended ${counted(daysBetween(end, today), "day")} ago, on ${end}, expected a decision`,
        hint: "Accept or reject it, or give `comment-by` a later day.",
        range,
      };
    } else if (decided !== undefined && decided < end) {
      yield {
        message: `Unexpected decision on ${decided}, expected it after the time for comments, which ends on ${end}`,
        hint: "Set `comment-by` to the day on which comments really ended, and say under Decision why.",
        range,
        related: [{ file, range: valuePlace(places, ["decided"]), message: "It was decided here" }],
      };
    }
  },
});
