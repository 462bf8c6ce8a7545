import type { Status } from "../../../model/frontmatter.ts";
import { TRANSITIONS } from "../../../model/lifecycle.ts";
import { valuePlace } from "../../../model/record.ts";
import { defineRule } from "../../rule.ts";

/** A decision that was taken is history: it is deprecated or superseded, and never becomes a proposal again. */
export const transition = defineRule({
  id: "lifecycle/transition",
  level: "error",
  description: "The status has moved by the permitted transitions.",
  needsBase: true,
  *record({ record: { values, places }, before }) {
    const from = before?.record.values.status;
    const to = values.status;
    if (from === undefined || to === undefined || from === to) return;
    const permitted = reachable(from);
    if (permitted.has(to)) return;
    const list = [...permitted].map((status) => `\`${status}\``).join(" or ");
    yield {
      message: `Unexpected status \`${to}\` after \`${from}\`, expected ${list === "" ? "no further one" : list}`,
      hint: `Set it back to \`${from}\`, and write a new record for a new decision.`,
      range: valuePlace(places, ["status"]),
    };
  },
});

/** A branch may take several steps at once. */
function reachable(from: Status): ReadonlySet<Status> {
  const found = new Set<Status>();
  const open: Status[] = [...TRANSITIONS[from]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...TRANSITIONS[next]);
  }
  found.delete(from);
  return found;
}
