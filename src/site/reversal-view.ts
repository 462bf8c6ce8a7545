import type { Config } from "../model/config.ts";
import { isAccepted } from "../model/frontmatter.ts";
import type { FrontmatterValues } from "../model/frontmatter.ts";
import { daysBetween } from "../model/iso-date.ts";
import { doorOf, parseReversalCost, sameCost } from "../model/reversal.ts";
import type { Units } from "../model/reversal.ts";
import { phasesOf } from "../register/doors.ts";
import type { PhaseView, ReversalView } from "./view.ts";

/** A window that closes within so many days is told at the head of the page. */
const CLOSING = 14;

/**
 * What going back costs and until when, as a bar of phases. Where the record names no phases, its window is the one
 * phase, and what it costs afterwards is not known.
 */
export function reversalView(
  { reversal, status, decided, date }: FrontmatterValues,
  config: Pick<Config, "units" | "doors" | "currency">,
  today: string,
): ReversalView | undefined {
  if (!reversal) return undefined;
  // Before it is accepted, nothing has begun that could be taken back.
  const from = isAccepted(status) ? (decided ?? date) : undefined;
  const phases = phasesOf(reversal, from, today, config.units).map(
    ({ price, from: first, until: last, untilEvent: event }): PhaseView => ({
      cost: price.text,
      ...doorOfPrice(price.text, config),
      ...(first === undefined ? {} : { from: first }),
      ...(last === undefined ? {} : { until: last }),
      ...(event === undefined ? {} : { untilEvent: event }),
    }),
  );
  const own = ownPhase(reversal.cost, phases, config.units);
  const after = phases[own + 1]?.cost;
  const { until, untilEvent } = phases[own]!;
  const left = until === undefined ? undefined : daysBetween(today, until);
  return {
    cost: reversal.cost,
    door: reversal.door,
    ...(from === undefined ? {} : { from }),
    phases,
    ...(until === undefined ? {} : { until }),
    ...(untilEvent === undefined ? {} : { untilEvent }),
    ...(after === undefined ? {} : { after }),
    ...(reversal.rehearsed === undefined ? {} : { rehearsed: reversal.rehearsed }),
    ...(status === "accepted" && left !== undefined && left >= 0 && left <= CLOSING ? { closing: true } : {}),
  };
}

function doorOfPrice(
  text: string,
  { units, doors, currency }: Pick<Config, "units" | "doors" | "currency">,
): Pick<PhaseView, "door"> {
  const cost = parseReversalCost(text, units);
  const door = cost && doorOf(cost, doors, currency);
  return door === undefined ? {} : { door };
}

/** The phase at whose price the decision was taken; the first where none has it, which lint reports. */
function ownPhase(cost: string, phases: readonly PhaseView[], units: Units): number {
  const price = parseReversalCost(cost, units);
  const found = phases.findIndex((phase) => {
    const other = parseReversalCost(phase.cost, units);
    return price && other ? sameCost(price, other) : phase.cost === cost;
  });
  return Math.max(found, 0);
}
