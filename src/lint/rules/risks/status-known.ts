import { isPlaceholder } from "../../../model/placeholder.ts";
import { RISK_STATES, parseRiskStatus, riskName, riskState } from "../../../model/risk.ts";
import { listed, quoted } from "../../../model/wording.ts";
import { nearest } from "../../../parse/nearest.ts";
import { defineRule } from "../../rule.ts";

/** The register counts what is open and what came true; it cannot count what it does not know. */
export const statusKnown = defineRule({
  id: "risks/status-known",
  level: "error",
  description: "The status of every risk is open, tripped, mitigated, materialised or did-not-materialise.",
  *record({ record: { risks } }) {
    for (const row of risks?.rows ?? []) {
      const cell = row.status;
      if (!cell || isPlaceholder(cell.text) || parseRiskStatus(cell.text)) continue;
      const state = riskState(cell.text);
      // What follows the other states is the matter of risks/closed-has-date.
      if (state !== undefined && state !== "open") continue;
      const near = state ?? nearest(cell.text.split(/\s/u, 1)[0]!, RISK_STATES);
      const found = cell.text === "" ? "empty status" : `status ${quoted(cell.text)}`;
      yield {
        message: `Unexpected ${found} of the risk ${quoted(riskName(risks!, row))}, expected ${listed(RISK_STATES, "or")}`,
        hint:
          state === "open"
            ? "Write `open` alone, and what there is to say in another column."
            : hintFor(near),
        range: cell.range,
      };
    }
  },
});

function hintFor(state: string | undefined): string {
  if (state === "open") return "Write `open`.";
  return state === undefined
    ? "Write one of them, each but `open` with the day after it, as in `mitigated 2026-12-03`."
    : `Write \`${state}\` and the day after it, as in \`${state} 2026-12-03\`.`;
}
