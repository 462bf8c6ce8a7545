import { refusal, rightsOf } from "../../../model/rights.ts";
import { keyPlace, valuePlace } from "../../../model/record.ts";
import { listed } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** What a decision binds the company to is somebody's to say, and who said it is written down. */
export const approval = defineRule({
  id: "rights/approval",
  level: "error",
  description: "An accepted record has the approval that `approvals` in `reckon.yaml` asks for.",
  *record({ record, config }) {
    const { values, places } = record;
    if (values.status !== "accepted") return;
    // That the only decision-maker approved is the matter of rights/not-only-self.
    const { needs, because, satisfied, approvals } = rightsOf(record, {
      ...config,
      "self-approval": "allow",
    });
    if (needs === undefined || satisfied) return;
    const why = approvals.flatMap((given) => given.why ?? refusal(record, given, config) ?? []);
    yield {
      message: `Unexpected accepted record without the approval of the role ${needs}, expected it for: ${listed(because, "and")}`,
      hint: `Have somebody run \`reckon approve ${record.id ?? record.file} --by <name> --role ${needs}\`${why.length > 0 ? `; so far, ${listed(why, "and")}` : ""}.`,
      range: places.nodes.has("approvals") ? keyPlace(places, ["approvals"]) : valuePlace(places, ["status"]),
    };
  },
});
