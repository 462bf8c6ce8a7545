import * as z from "zod";
import type { Config } from "../../../model/config.ts";
import { daysBetween } from "../../../model/iso-date.ts";
import { valuePlace } from "../../../model/record.ts";
import { parseReversalCost, sameCost } from "../../../model/reversal.ts";
import type { Reversal } from "../../../model/reversal.ts";
import { counted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

const options = z.strictObject({
  days: z
    .int()
    .nonnegative()
    .default(30)
    .meta({ description: "So many days before its end a window is closing." }),
});

/** The last days on which going back is cheap are the days to ask whether one wants to. */
export const windowOpen = defineRule<z.infer<typeof options>>({
  id: "reversal/window-open",
  level: "warning",
  description: "The window in which going back costs what the decision says is open, and not about to close.",
  options,
  *record({ record: { values, places }, config, today, options: { days } }) {
    const window =
      values.status === "accepted" && values.reversal ? windowOf(values.reversal, config) : undefined;
    if (!window) return;
    const left = daysBetween(today, window.until);
    // Prices after the window are in the phases, and today's phase is nobody's mistake.
    if (left > days || (left < 0 && window.phased)) return;
    yield {
      message:
        left < 0
          ? `Unexpected window that closed on ${window.until}, expected an open one or what going back costs since`
          : `Unexpected window that closes ${left === 0 ? "today" : `in ${counted(left, "day")}`}, on ${window.until}, expected a look at the decision before`,
      hint:
        left < 0
          ? "Write `phases` with what going back costs now, and an entry under `amended` that says so."
          : "Decide whether to go back while it costs this little; if not, let it close.",
      range: valuePlace(places, window.path),
    };
  },
});

/** The last day of the price that the decision was taken at. */
function windowOf(
  { cost, window, phases = [] }: Reversal,
  { units }: Config,
): { until: string; path: string[]; phased: boolean } | undefined {
  if (window !== undefined) return { until: window, path: ["reversal", "window"], phased: false };
  const price = parseReversalCost(cost, units);
  const index = phases.findIndex((phase) => {
    const other = parseReversalCost(phase.cost, units);
    return price !== undefined && other !== undefined && sameCost(price, other);
  });
  const until = phases[index]?.until;
  return until === undefined
    ? undefined
    : { until, path: ["reversal", "phases", String(index), "until"], phased: true };
}
