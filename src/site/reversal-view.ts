import type { FrontmatterValues } from "../model/frontmatter.ts";
import { sameCost, parseReversalCost } from "../model/reversal.ts";
import type { Units } from "../model/reversal.ts";
import type { PhaseView, ReversalView } from "./view.ts";

/**
 * What going back costs and until when, as a bar of phases. Where the record names no phases, its window is the one
 * phase, and what it costs afterwards is not known.
 * @param decided the day from which the first phase runs
 */
export function reversalView(
  reversal: FrontmatterValues["reversal"],
  decided: string | undefined,
  units: Units,
): ReversalView | undefined {
  if (!reversal) return undefined;
  const phases = phasesOf(reversal, decided);
  const own = ownPhase(reversal.cost, phases, units);
  const after = phases[own + 1]?.cost;
  const { until, untilEvent } = phases[own]!;
  return {
    cost: reversal.cost,
    door: reversal.door,
    ...(decided === undefined ? {} : { from: decided }),
    phases,
    ...(until === undefined ? {} : { until }),
    ...(untilEvent === undefined ? {} : { untilEvent }),
    ...(after === undefined ? {} : { after }),
    ...(reversal.rehearsed === undefined ? {} : { rehearsed: reversal.rehearsed }),
  };
}

type Reversal = NonNullable<FrontmatterValues["reversal"]>;

function phasesOf(reversal: Reversal, decided: string | undefined): PhaseView[] {
  const written = reversal.phases ?? [
    { cost: reversal.cost, ...(reversal.window === undefined ? {} : { until: reversal.window }) },
  ];
  let from = decided;
  return written.map((phase) => {
    const view: PhaseView = {
      cost: phase.cost,
      ...(from === undefined ? {} : { from }),
      ...(phase.until === undefined ? {} : { until: phase.until }),
      ...(phase["until-event"] === undefined ? {} : { untilEvent: phase["until-event"] }),
    };
    from = phase.until;
    return view;
  });
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
