import type { Problem } from "../../../model/finding.ts";
import { isAccepted } from "../../../model/frontmatter.ts";
import { weighsOptions } from "../../../model/kind.ts";
import { REVERSAL_COST_ROW, optionRow } from "../../../model/options.ts";
import { isPlaceholder } from "../../../model/placeholder.ts";
import type { MarkdownRecord } from "../../../model/record.ts";
import { valuePlace } from "../../../model/record.ts";
import { parseReversalCost } from "../../../model/reversal.ts";
import type { Units } from "../../../model/reversal.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** A price that no program can read is one that no list of open doors will show. */
export const costParses = defineRule({
  id: "reversal/cost-parses",
  level: "error",
  description:
    "What going back costs starts with a quantity or a word of the format, and stands in the frontmatter once accepted.",
  *record({ record, config }) {
    const { kind, values, places } = record;
    if (!kind || !weighsOptions(kind)) return;
    if (isAccepted(values.status) && !places.nodes.has("reversal")) {
      yield {
        message: `Unexpected ${values.status} record without \`reversal\`, expected what going back from the chosen option costs`,
        hint: "Add `reversal:` with `cost:` as in the options table, and `door:`.",
        range: valuePlace(places, ["status"]),
      };
    }
    yield* unreadable(record, config.units);
  },
});

function* unreadable(record: MarkdownRecord, units: Units): Generator<Problem> {
  const { options, values, places } = record;
  const row = options && optionRow(options, REVERSAL_COST_ROW);
  const { cost, phases = [] } = values.reversal ?? {};
  const written = [
    ...(cost === undefined ? [] : [{ text: cost, range: valuePlace(places, ["reversal", "cost"]) }]),
    ...phases.map((phase, index) => ({
      text: phase.cost,
      range: valuePlace(places, ["reversal", "phases", String(index), "cost"]),
    })),
    ...(row?.cells.slice(0, options!.columns.length) ?? []),
  ];
  for (const { text, range } of written) {
    if (text === "" || isPlaceholder(text) || parseReversalCost(text, units)) continue;
    yield {
      message: `Unexpected ${quoted(text)} as what going back costs, expected a quantity such as \`1 sprint + $3,000\` or a word from \`none\` to \`irreversible\``,
      hint: hintFor(text, units),
      range,
    };
  }
}

function hintFor(text: string, units: Units): string {
  const unit = /^[~≈]?\s*\d+(?:\.\d+)?(?:\s?[–—-]\s?\d+(?:\.\d+)?)?\s*(?<unit>\p{L}[\p{L}-]*)/u.exec(text)
    ?.groups!.unit;
  if (unit !== undefined) {
    return `Use one of ${Object.keys(units).join(", ")}, or declare \`${unit.replace(/s$/u, "")}\` under \`units:\` in reckon.yaml.`;
  }
  return /^\d/u.test(text)
    ? "Say of what: `3 days`, `$12,000`."
    : "Put the figure or one of none, N/A, minimal, low, medium, high, prohibitive, irreversible first, and the remark after it.";
}
