import type { Corpus } from "../corpus/load.ts";
import type { Evidence } from "../model/evidence.ts";
import { gateEntries } from "../model/gate.ts";
import type { GateEntry, GatePolicy } from "../model/gate.ts";
import type { GateReport } from "../model/gate-report.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";
import type { MarkdownParser } from "../parse/markdown.ts";
import type { ParsedRecord } from "../parse/record.ts";
import { findBlocks, isCurrent } from "./block.ts";
import type { EvidenceBlock, LooseMarker } from "./block.ts";
import type { EvidenceResult } from "./file.ts";
import { policyFor } from "./policy.ts";
import { judgeForRecord } from "./record.ts";

/** What is wrong, and the exact next step. */
export interface Stale {
  message: string;
  hint: string;
}

/** What is wrong with a block or a marker, and where. */
export interface BlockProblem extends Stale {
  /** The evidence that the block is of, or would be; absent where a marker stands alone. */
  name?: string;
  /** Offset of the marker; absent where the record has none. */
  at?: number;
  /** What the block has to say, where writing it again mends the record. */
  rendered?: string;
}

/** Evidence judged by the gate that governs the record that names it. */
export interface JudgedPiece {
  evidence: Evidence;
  entries: readonly GateEntry[];
  report: GateReport;
  /** The text that stands for it between the markers. */
  rendered: string;
}

/** One piece of evidence that a record names. */
export interface EvidencePiece {
  name: string;
  /** Position of the name under `evidence` in the frontmatter. */
  index: number;
  /** What reading its file gave. */
  loaded: EvidenceResult;
  /** Absent where the file is not sound, or no gate can be found. */
  judged?: JudgedPiece;
}

/** The evidence of a record: what its frontmatter names and what its text holds. */
export interface HeldEvidence {
  pieces: readonly EvidencePiece[];
  blocks: readonly EvidenceBlock[];
  loose: readonly LooseMarker[];
  /** Why no gate can be found: the plan that the record names has none. */
  ungoverned?: Stale;
}

/** Whether a record names evidence, or has a marker of it: others need not be looked at. */
export function holdsEvidence({ values, text }: Pick<MarkdownRecord, "values" | "text">): boolean {
  return (values.evidence ?? []).length > 0 || text.includes("reckon:evidence");
}

/**
 * Reads and judges, once, what everything about a record's evidence is asked of. Throws nothing on content.
 * @param load reads an evidence file by its name
 */
export function holdEvidence(
  { record, tree }: ParsedRecord,
  corpus: Pick<Corpus, "byId" | "config">,
  load: (name: string) => EvidenceResult,
): HeldEvidence {
  const governing = governingPolicy(corpus, record);
  const names = [...new Set(record.values.evidence ?? [])];
  const pieces = names.map((name): EvidencePiece => {
    const loaded = load(name);
    const piece = { name, index: record.values.evidence!.indexOf(name), loaded };
    if (!loaded.ok || "problem" in governing) return piece;
    const { evidence } = loaded;
    const entries = gateEntries(governing.policy);
    return {
      ...piece,
      judged: { evidence, entries, ...judgeForRecord(evidence, governing.policy, record) },
    };
  });
  const found = findBlocks(tree);
  return { pieces, ...found, ...("problem" in governing ? { ungoverned: governing.problem } : {}) };
}

function governingPolicy(
  corpus: Pick<Corpus, "byId" | "config">,
  record: MarkdownRecord,
): { policy: GatePolicy | undefined } | { problem: Stale } {
  try {
    return { policy: policyFor(corpus, record) };
  } catch (error) {
    // The eval plan that the record names has no gate: a matter of content here.
    if (error instanceof UserError) return { problem: { message: error.message, hint: error.hint } };
    throw error;
  }
}

/**
 * What is wrong with the blocks of a record: each piece of evidence has one block, which says what its file gives under
 * today's policy and risks, and each block has its name in the frontmatter.
 * @param own how commands name the record
 */
export function* blockProblems(
  { pieces, blocks, loose }: HeldEvidence,
  own: string,
  parser: MarkdownParser,
): Generator<BlockProblem> {
  const byName = Map.groupBy(blocks, (block) => block.name);
  for (const { name, judged } of pieces) {
    const [block, second, ...more] = byName.get(name) ?? [];
    if (second) {
      const message = `Unexpected ${2 + more.length} blocks of one evidence, expected one`;
      yield { name, at: second.start, message, hint: "Remove all but one of them." };
    } else if (judged && !(block && isCurrent(block, judged.rendered, parser))) {
      const at = block ? { at: block.start } : {};
      // Where a marker stands alone, nobody can tell which text is the evidence's.
      const rendered = loose.length === 0 ? { rendered: judged.rendered } : {};
      yield { name, ...at, ...staleOf(block, own), ...rendered };
    }
  }
  const named = new Set(pieces.map(({ name }) => name));
  for (const { name, start } of blocks) {
    if (named.has(name)) continue;
    yield {
      name,
      at: start,
      message: "Unexpected block of evidence that the frontmatter does not name",
      hint: `Add it with \`reckon pull ${own} --as ${name}\`, or remove the block.`,
    };
  }
  for (const { offset, opens } of loose) {
    yield {
      at: offset,
      message: `Unexpected ${opens ? "opening" : "closing"} evidence marker without its other half`,
      hint: opens
        ? "Add `<!-- /reckon:evidence -->` after the block."
        : "Remove it, or add the opening marker.",
    };
  }
}

function staleOf(block: EvidenceBlock | undefined, own: string): Stale {
  return block
    ? {
        message: "Unexpected block, expected what the evidence, the gate and the risks give now",
        hint: `Write it again with \`reckon pull ${own}\`.`,
      }
    : {
        message: "Unexpected record without the evidence's block",
        hint: `Write it with \`reckon pull ${own}\`.`,
      };
}
