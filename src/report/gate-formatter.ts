import type { Evidence } from "../model/evidence.ts";
import type { GateEntry } from "../model/gate.ts";
import type { GateReport } from "../model/gate-report.ts";

/** What a gate has judged, and by what. */
export interface GateResult {
  evidence: Evidence;
  entries: readonly GateEntry[];
  report: GateReport;
}

/** Turns a gate's verdict into text. To add one: a file in `gate/`, and its line in `gate/index.ts`. */
export interface GateFormatter {
  /** The word after `--format`. */
  name: string;
  format(result: GateResult, context: { color: boolean }): string;
}
