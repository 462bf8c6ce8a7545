import type { Corpus } from "../corpus/load.ts";
import type { GateReport } from "../model/gate-report.ts";
import type { EvidenceEntry } from "../model/record-entry.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";
import { folderOf, loadEvidence } from "./load.ts";
import { policyFor } from "./policy.ts";
import { judgeForRecord } from "./record.ts";
import { evidenceSentence } from "./sentence.ts";

/**
 * What the evidence that a record names says of it, by the gate that governs the record. Evidence or a gate that cannot
 * be read is said, never thrown.
 */
export function evidenceEntries(corpus: Corpus, record: MarkdownRecord): EvidenceEntry[] {
  const dir = folderOf(corpus, record);
  return (record.values.evidence ?? []).map((name): EvidenceEntry => {
    if (record.external)
      return { name, problem: `It is kept in the source ${record.source}, and not read here` };
    const loaded = loadEvidence(dir, name);
    if (!loaded.ok) return { name, problem: loaded.message };
    try {
      const { report } = judgeForRecord(loaded.evidence, policyFor(corpus, record), record);
      const unaccepted = unacceptedOf(report);
      return {
        name,
        verdict: report.verdict,
        sentence: evidenceSentence(loaded.evidence, report),
        ...(unaccepted.length > 0 ? { unaccepted } : {}),
      };
    } catch (error) {
      // The eval plan that the record names has no gate: a matter of content here.
      if (error instanceof UserError) return { name, problem: error.message };
      throw error;
    }
  });
}

function unacceptedOf({ metrics }: GateReport): string[] {
  const fallen = metrics.flatMap(({ categories }) =>
    categories.filter(
      ({ regressed, accepted, verdict }) => regressed && accepted === undefined && verdict !== "block",
    ),
  );
  return [...new Set(fallen.map(({ name }) => name))];
}
