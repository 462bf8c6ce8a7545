import { EVAL_PLAN } from "../../../model/eval-plan.ts";
import { valuePlace } from "../../../model/record.ts";
import { listed, quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";
import type { EvidenceInput } from "../../rule.ts";

/** What tools call a criterion that a model grades by. Data, not code. */
const GRADED_BY_MODEL =
  /\b(?:llm[-_ ]?(?:rubric|judge|as[-_ ]a[-_ ]judge)|model[-_ ]graded|g-?eval|factuality|answer[-_ ]relevanc[ey]|faithfulness)\b/iu;

/** A judge whose model or prompt changes between two runs moves the figures by itself, and nobody would know. */
export const graderStated = defineRule({
  id: "evidence/grader-stated",
  level: "warning",
  description: "Where a model judged, the evidence or the eval plan says which, and by which prompt.",
  *evidence(input) {
    const { record, held } = input;
    for (const { name, index, judged } of held.pieces) {
      if (!judged) continue;
      const { judges, promptVersion, criteria = [] } = judged.evidence.grader;
      const byModel = judges ?? criteria.filter((criterion) => GRADED_BY_MODEL.test(criterion));
      if (byModel.length === 0) continue;
      const missing = [
        ...(judges ? [] : ["the model that judged"]),
        ...(promptVersion === undefined ? ["the version of its prompt"] : []),
      ];
      if (missing.length === 0 || hasPlan(input)) continue;
      yield {
        message: `Unexpected evidence ${quoted(name)} graded by ${listed(byModel.map(quoted), "and")}, expected ${listed(missing, "and")}`,
        hint: "Let the evaluation state it, or name under `plan` the eval plan whose Grading does.",
        range: valuePlace(record.places, ["evidence", index]),
      };
    }
  },
});

/** That the Grading of a plan says who graded is the matter of plan/grader. */
function hasPlan({ record, corpus }: EvidenceInput): boolean {
  const { plan } = record.values;
  return plan !== undefined && corpus.byId(plan).some(({ kind }) => kind?.name === EVAL_PLAN);
}
