import { isPlaceholder } from "../../../model/placeholder.ts";
import { keyPlace, valuePlace } from "../../../model/record.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Fewer words than this name no reason that somebody else could weigh. */
const LEAST_WORDS = 3;

/** An exception that is not needed, or that nobody can weigh, teaches people to ignore the gate. */
export const overrideExplained = defineRule({
  id: "evidence/override-explained",
  level: "error",
  description: "`gate-override` overrides a gate that does not pass, and says why.",
  *record({ record: { values, places } }) {
    const override = values["gate-override"];
    if (!override) return;
    if (override.why.trim().split(/\s+/u).length < LEAST_WORDS && !isPlaceholder(override.why)) {
      yield {
        message: `Unexpected reason ${quoted(override.why)}, expected a sentence that somebody else can weigh`,
        hint: "Say under `why` what is worth more than the gate, and until when.",
        range: valuePlace(places, ["gate-override", "why"]),
      };
    }
    if ((values.evidence ?? []).length > 0) return;
    yield {
      message: "Unexpected `gate-override` without evidence, expected a gate that it overrides",
      hint: "Remove `gate-override`, or name the evidence under `evidence`.",
      range: keyPlace(places, ["gate-override"]),
    };
  },
  *evidence({ record: { values, places }, held: { pieces } }) {
    if (!values["gate-override"] || pieces.length === 0) return;
    if (!pieces.every(({ judged }) => judged?.report.verdict === "pass")) return;
    yield {
      message: "Unexpected `gate-override` of a gate that passed, expected none",
      hint: "Remove `gate-override`: nothing has to be overridden.",
      range: keyPlace(places, ["gate-override"]),
    };
  },
});
