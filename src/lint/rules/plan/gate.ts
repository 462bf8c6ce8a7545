import { EVAL_PLAN } from "../../../model/eval-plan.ts";
import { valuePlace } from "../../../model/record.ts";
import { defineRule } from "../../rule.ts";

/** What is “good enough” is settled before the run; afterwards every result is. */
export const gate = defineRule({
  id: "plan/gate",
  level: "error",
  description: "An eval plan has a gate that a program can judge by.",
  *record({ record: { kind, places } }) {
    if (kind?.name !== EVAL_PLAN || places.nodes.has("gate") || places.nodes.size === 0) return;
    yield {
      message: "Unexpected eval plan without `gate`, expected the thresholds that its records are judged by",
      hint: "Add `gate:` with at least `max-drop:`, the largest drop that passes, in percentage points.",
      range: valuePlace(places, ["kind"]),
    };
  },
});
