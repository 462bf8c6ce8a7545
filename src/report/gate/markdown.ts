import { renderEvidence } from "../../evidence/render.ts";
import type { GateFormatter } from "../gate-formatter.ts";

/** For a comment on a pull request or a job's summary: what would stand in a record. */
export const markdown: GateFormatter = {
  name: "markdown",
  format: ({ evidence, report, entries }) => renderEvidence(evidence, report, entries),
};
