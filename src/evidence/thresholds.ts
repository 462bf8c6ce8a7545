import type { EvidenceMetric } from "../model/evidence.ts";
import { DEFAULT_MAX_DROP } from "../model/gate.ts";
import type { GateEntry } from "../model/gate.ts";
import { compare, decimal } from "./rational.ts";
import type { Rational } from "./rational.ts";

/** The largest drop allowed, in the unit of the figures; a scale of a metric's own has no default. */
export function maxDrop(entry: GateEntry, { scale }: EvidenceMetric): number | undefined {
  return entry["max-drop"] ?? (scale === "share" || scale === "percent" ? DEFAULT_MAX_DROP : undefined);
}

/** Exactly: the limit is the decimal that the policy writes. */
export function isBelow(value: Rational, limit: number): boolean {
  return compare(value, decimal(limit)) < 0;
}

/** Exactly: the limit is the decimal that the policy writes. */
export function isAbove(value: Rational, limit: number): boolean {
  return compare(value, decimal(limit)) > 0;
}

/** Too few cases for an interval are no evidence of a drop: that is noise too. */
export function includesZero(interval: readonly [number, number] | undefined): boolean {
  return interval === undefined || (interval[0] <= 0 && interval[1] >= 0);
}

/** Whether the whole interval is a change for the worse. */
export function isWholeDrop(
  interval: readonly [number, number] | undefined,
  higherIsBetter: boolean,
): boolean {
  return interval !== undefined && (higherIsBetter ? interval[1] < 0 : interval[0] > 0);
}
