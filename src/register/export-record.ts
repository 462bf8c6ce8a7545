import type { ExportRecord } from "../model/export-record.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { optionsOf, riskOf } from "./detail.ts";
import { entryOf } from "./entry.ts";

/**
 * A record as other programs get it.
 * @param withText whether its text is part of it
 */
export function exportRecord(record: MarkdownRecord, withText = false): ExportRecord {
  const { values } = record;
  const options = optionsOf(record);
  return {
    ...entryOf(record),
    consulted: values.consulted ?? [],
    informed: values.informed ?? [],
    affects: values.affects ?? [],
    approvals: values.approvals ?? [],
    ...(values["gate-override"] ? { gateOverride: values["gate-override"] } : {}),
    supersedes: values.supersedes ?? [],
    supersededBy: values["superseded-by"] ?? [],
    buildsOn: values["builds-on"] ?? [],
    relatesTo: values["relates-to"] ?? [],
    ...(values.plan === undefined ? {} : { plan: values.plan }),
    evidence: values.evidence ?? [],
    ...(values.reversal ? { reversal: values.reversal } : {}),
    ...(options ? { options } : {}),
    risks: (record.risks?.rows ?? []).map(riskOf),
    ...(withText ? { text: record.text } : {}),
  };
}
