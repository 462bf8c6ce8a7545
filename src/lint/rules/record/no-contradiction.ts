import type { Problem } from "../../../model/finding.ts";
import type { Stated } from "../../../model/foreign.ts";
import { recordName } from "../../../model/record-name.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Where a record says one thing in two places, a reader of either is misled; which of them is right, only its team knows. */
export const noContradiction = defineRule({
  id: "record/no-contradiction",
  level: "error",
  description: "A record in another dialect states its status, its date and its number in one way.",
  *record({ record: { foreign, file } }) {
    if (!foreign) return;
    yield* differing(file, "status", foreign.statuses, ({ status }) => status);
    yield* differing(file, "date", foreign.dates, ({ date }) => date);
    const { otherNumber } = foreign;
    const name = recordName(file);
    if (!otherNumber || name?.number === undefined) return;
    yield {
      message: `Unexpected number ${quoted(otherNumber.text)} in the heading, expected ${quoted(name.number)} as in the file's name`,
      hint: "Correct the heading, or rename the file if the number in the heading is the right one.",
      range: otherNumber.range,
    };
  },
});

/** The first place that says something else than the first of all. */
function* differing<S extends Stated>(
  file: string,
  what: string,
  places: readonly S[],
  meaning: (stated: S) => string | undefined,
): Generator<Problem> {
  const [first, ...others] = places.filter((stated) => meaning(stated) !== undefined);
  const other = first && others.find((stated) => meaning(stated) !== meaning(first));
  if (!first || !other) return;
  yield {
    message: `Unexpected ${what} ${quoted(other.text)} beside ${quoted(first.text)}, expected the same in both places`,
    hint: `Find out which holds, and correct the other; until then the ${what} counts as unknown.`,
    range: other.range,
    related: [{ file, range: first.range, message: `The other ${what} is here` }],
  };
}
