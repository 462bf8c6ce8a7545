import { isDeepStrictEqual } from "node:util";
import type { Problem } from "../../../model/finding.ts";
import { isDecided } from "../../../model/frontmatter.ts";
import type { FrontmatterValues } from "../../../model/frontmatter.ts";
import { keyPlace, sectionOf, valuePlace } from "../../../model/record.ts";
import { RISK_COLUMNS } from "../../../model/risk.ts";
import { quoted } from "../../../model/wording.ts";
import type { ParsedRecord } from "../../../parse/record.ts";
import { defineRule } from "../../rule.ts";
import { sameText } from "../../same-text.ts";

const KEYS = ["id", "kind", "decided", "decision-makers", "chosen", "builds-on", "supersedes"] as const;
const SECTIONS = ["Context", "Criteria", "Options", "Decision", "Reversal"] as const;
const RISK_CELLS = ["risk", "likelihood", "impact"] as const;

const HINT = "Put it back and supersede the record, or name a correction under `amended`.";

/** A decision can only be held against what it was taken on while that stays as it was. */
export const frozen = defineRule({
  id: "lifecycle/frozen",
  level: "error",
  description: "What a decision was taken on has not changed since.",
  needsBase: true,
  *record({ record, tree, before }) {
    if (!before || before.record === record || !isDecided(before.record.values.status)) return;
    // An import writes the same decision in another way.
    if (before.record.foreign && record.values.imported) return;
    if (amendments(record.values) > amendments(before.record.values)) return;
    const now = { record, tree };
    yield* changedKeys(before, now);
    yield* changedSections(before, now);
    yield* changedRisks(before, now);
  },
});

function amendments({ amended }: FrontmatterValues): number {
  return amended?.length ?? 0;
}

/** Keys that were there and are other or gone; a key that was missing may be added, but for references. */
function* changedKeys(before: ParsedRecord, { record }: ParsedRecord): Generator<Problem> {
  const { values, places } = record;
  const was = before.record.values;
  for (const key of KEYS) {
    const unreadable = values[key] === undefined && places.nodes.has(key);
    const references = key === "builds-on" || key === "supersedes";
    if (unreadable || (was[key] === undefined && !references)) continue;
    if (isDeepStrictEqual(plainValue(was[key], references), plainValue(values[key], references))) continue;
    const expected = was[key] === undefined ? "none" : quoted([was[key]].flat().join(", "));
    yield {
      message: `Unexpected change of \`${key}\` in a record that is decided, expected ${expected} as it was`,
      hint: HINT,
      range: values[key] === undefined ? keyPlace(places, ["status"]) : valuePlace(places, [key]),
    };
  }
  if (was.reversal === undefined || (values.reversal === undefined && places.nodes.has("reversal"))) return;
  const price = ({ reversal }: FrontmatterValues): unknown => ({ ...reversal, rehearsed: undefined });
  if (isDeepStrictEqual(price(was), price(values))) return;
  yield {
    message:
      "Unexpected change of `reversal` in a record that is decided, expected all but `rehearsed` as it was",
    hint: HINT,
    range: keyPlace(places, values.reversal === undefined ? ["status"] : ["reversal"]),
  };
}

/** References are a set; of decision-makers the first is the owner. */
function plainValue(value: string | readonly string[] | undefined, isSet: boolean): unknown {
  if (!isSet) return value;
  return [value ?? []].flat().toSorted();
}

function* changedSections(before: ParsedRecord, now: ParsedRecord): Generator<Problem> {
  for (const name of SECTIONS) {
    const was = sectionOf(before.record, name);
    const is = sectionOf(now.record, name);
    if (!was || (is && sameText(before, was, now, is))) continue;
    yield {
      message: is
        ? `Unexpected change of ${quoted(name)} in a record that is decided, expected it as it was`
        : `Unexpected record without ${quoted(name)}, on which it was decided, expected the section as it was`,
      hint: HINT,
      range: is?.heading.range ?? keyPlace(now.record.places, ["status"]),
    };
  }
}

function* changedRisks(before: ParsedRecord, { record }: ParsedRecord): Generator<Problem> {
  for (const was of before.record.risks?.rows ?? []) {
    const id = was.id?.text;
    if (id === undefined || id === "") continue;
    const is = record.risks?.rows.find((row) => row.id?.text === id);
    if (!is) {
      yield {
        message: `Unexpected end of the risk \`${id}\` in a record that is decided, expected its row`,
        hint: "Put the row back, and say in its Status what became of the risk.",
        range: record.risks?.header ?? keyPlace(record.places, ["status"]),
      };
      continue;
    }
    for (const cell of RISK_CELLS) {
      const [then, now] = [was[cell]?.text, is[cell]?.text];
      if (then === undefined || (now !== undefined && words(then) === words(now))) continue;
      yield {
        message: `Unexpected change of ${RISK_COLUMNS[cell]} of the risk \`${id}\` in a record that is decided, expected ${quoted(then)}`,
        hint: HINT,
        range: is[cell]?.range ?? is.range,
      };
    }
  }
}

function words(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}
