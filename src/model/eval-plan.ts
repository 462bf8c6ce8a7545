import { gateEntries } from "./gate.ts";
import type { GateEntry, GatePolicy } from "./gate.ts";
import type { Card } from "./record.ts";

/** Name of the kind whose `gate` governs the records that name it under `plan`. */
export const EVAL_PLAN = "eval-plan";

/** The entries of an eval plan's own gate; undefined where it has none, or one that cannot be read. */
export function planGate({ kind, extra }: Pick<Card, "kind" | "extra">): GateEntry[] | undefined {
  if (kind?.name !== EVAL_PLAN || extra.gate === undefined) return undefined;
  return gateEntries(extra.gate as GatePolicy);
}

/** A figure that the gate decides by, with its place in the frontmatter. */
export interface Threshold {
  /** How people call it: `max-drop`, `min` of billing-dispute. */
  name: string;
  value: number;
  path: readonly string[];
}

/** The thresholds that a plan sets itself, in the order of its text. Defaults that it leaves out are none of it. */
export function thresholdsOf(card: Pick<Card, "kind" | "extra" | "places">): Threshold[] {
  const listed = card.places.nodes.has("gate/0");
  return (planGate(card) ?? []).flatMap((entry, index) => {
    const path = listed ? ["gate", String(index)] : ["gate"];
    const categories = Object.entries(entry.categories).map(([category, { min }]) => ({
      name: `\`min\` of \`${category}\``,
      value: min,
      path: [...path, "categories", category, "min"],
    }));
    const own = [
      { name: "`max-drop`", value: entry["max-drop"], path: [...path, "max-drop"] },
      ...categories,
    ];
    return own.flatMap(({ value, ...rest }) => (value === undefined ? [] : [{ ...rest, value }]));
  });
}
