import { VERDICT_WORDS } from "../../../model/gate.ts";
import { EVAL_PLAN } from "../../../model/eval-plan.ts";
import type { Problem } from "../../../model/finding.ts";
import { valuePlace } from "../../../model/record.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";
import type { EvidenceInput } from "../../rule.ts";

/** What was agreed before the run holds after it, or somebody answers for the exception. */
export const evidenceGate = defineRule({
  id: "evidence/gate",
  level: "error",
  description: "The gate passes on the evidence of an accepted record, unless it was overridden.",
  *evidence(input) {
    const { record, held } = input;
    yield* withoutGate(input);
    if (record.values.status !== "accepted" || record.values["gate-override"] !== undefined) return;
    for (const { name, index, judged } of held.pieces) {
      if (!judged || judged.report.verdict === "pass") continue;
      const { verdict, reasons } = judged.report;
      const why = reasons.map(({ message }) => message).join("; ");
      yield {
        message: `Unexpected accepted record whose gate is ${VERDICT_WORDS[verdict]} on ${quoted(name)}, expected one that passed: ${why}`,
        hint:
          verdict === "block"
            ? "Decide otherwise, or have somebody answer for it under `gate-override` with `why`, `by` and `on`."
            : "Run the evaluation again so that the gate can tell, or have somebody answer for it under `gate-override` with `why`, `by` and `on`.",
        range: valuePlace(record.places, ["evidence", index]),
        // Nothing says that the candidate is worse; nothing says that it is not.
        ...(verdict === "inconclusive" ? { atMost: "warning" as const } : {}),
      };
    }
  },
});

/** A plan that is not there, or whose gate cannot be read, is the matter of other rules. */
function* withoutGate({ record, corpus, held }: EvidenceInput): Generator<Problem> {
  const { plan } = record.values;
  if (!held.ungoverned || plan === undefined) return;
  const named = corpus.byId(plan);
  if (named.length === 0 || named.some(({ kind }) => kind?.name === EVAL_PLAN)) return;
  yield {
    message: `Unexpected plan ${quoted(plan)}, which has no gate, expected an eval plan`,
    hint: "Name the eval plan whose gate governs this record, or remove `plan` for that of reckon.yaml.",
    range: valuePlace(record.places, ["plan"]),
  };
}
