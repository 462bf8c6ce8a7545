import type { EvidenceRun } from "../model/evidence.ts";
import { fixed } from "./numbers.ts";
import { grouped } from "../model/wording.ts";

/** `7.68 USD`: what 1,000 answers of a run cost; undefined where the source does not state it. */
export function costPerThousand({ cost }: EvidenceRun): string | undefined {
  if (!cost) return undefined;
  return [fixed((1000 * cost.total) / cost.rows, 2), cost.currency].filter(Boolean).join(" ");
}

/** `2,282 ms`: the 95th percentile of a run's latency; undefined where the source does not state it. */
export function latencyP95({ latency }: EvidenceRun): string | undefined {
  return latency && `${grouped(latency.p95)} ms`;
}
