import { escapeJson } from "../escape.ts";
import type { GateFormatter } from "../gate-formatter.ts";

/** For programs; described by schema/gate.json. */
export const json: GateFormatter = {
  name: "json",
  format: ({ report }) => `${escapeJson(report)}\n`,
};
