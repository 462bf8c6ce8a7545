import type { Corpus } from "../corpus/load.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";
import type { MarkdownParser } from "../parse/markdown.ts";
import type { ParsedRecord } from "../parse/record.ts";
import { findBlocks, isCurrent } from "./block.ts";
import type { EvidenceBlock } from "./block.ts";
import { loadEvidence } from "./load.ts";
import { policyFor } from "./policy.ts";
import { judgeForRecord } from "./record.ts";

/** What is out of date, and the exact next step. */
export interface Stale {
  message: string;
  hint: string;
}

/** One piece of evidence of a record, and what is wrong with it. */
export interface CheckedEvidence {
  name: string;
  problem?: Stale;
}

/** Whether a record names evidence, or has a marker of it: others need not be looked at. */
export function holdsEvidence({ values, text }: Pick<MarkdownRecord, "values" | "text">): boolean {
  return (values.evidence ?? []).length > 0 || text.includes("reckon:evidence");
}

/**
 * Holds the evidence of a record against its files: every name in the frontmatter has a sound file and a block that says
 * what the file gives under today's policy and risks, and every block has its name. Writes nothing, throws nothing.
 */
export function checkEvidence(
  { record, tree }: ParsedRecord,
  corpus: Pick<Corpus, "byId" | "config">,
  dir: string,
  parser: MarkdownParser,
): CheckedEvidence[] {
  const names = record.values.evidence ?? [];
  const { blocks, loose } = findBlocks(tree);
  const own = record.id ?? record.file;
  const checked = names.map((name): CheckedEvidence => {
    const found = blocks.filter((block) => block.name === name);
    const problem = blockProblem(found, own) ?? staleProblem(found, name);
    return problem ? { name, problem } : { name };
  });
  const strangers = [...new Set(blocks.map(({ name }) => name))].filter((name) => !names.includes(name));
  return [
    ...checked,
    ...strangers.map((name) => ({
      name,
      problem: {
        message: "Unexpected block of evidence that the frontmatter does not name",
        hint: `Add it with \`reckon pull ${own} --as ${name}\`, or remove the block.`,
      },
    })),
    ...loose.map(({ line, opens }) => ({
      name: `line ${line}`,
      problem: {
        message: `Unexpected ${opens ? "opening" : "closing"} evidence marker without its other half`,
        hint: opens
          ? "Add `<!-- /reckon:evidence -->` after the block."
          : "Remove it, or add the opening marker.",
      },
    })),
  ];

  function staleProblem([block]: EvidenceBlock[], name: string): Stale | undefined {
    const loaded = loadEvidence(dir, name);
    if (!loaded.ok) return { message: loaded.message, hint: loaded.hint };
    try {
      const { rendered } = judgeForRecord(loaded.evidence, policyFor(corpus, record), record);
      if (block && isCurrent(block, rendered, parser)) return undefined;
    } catch (error) {
      if (error instanceof UserError) return { message: error.message, hint: error.hint };
      throw error;
    }
    return {
      message: "Unexpected block, expected what the evidence, the gate and the risks give now",
      hint: `Write it again with \`reckon pull ${own}\`.`,
    };
  }
}

function blockProblem(found: readonly EvidenceBlock[], record: string): Stale | undefined {
  if (found.length === 1) return undefined;
  return found.length === 0
    ? {
        message: "Unexpected record without the evidence's block",
        hint: `Write it with \`reckon pull ${record}\`.`,
      }
    : { message: `Unexpected ${found.length} blocks, expected one`, hint: "Remove all but one of them." };
}
