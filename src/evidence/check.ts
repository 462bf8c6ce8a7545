import type { Corpus } from "../corpus/load.ts";
import type { MarkdownParser } from "../parse/markdown.ts";
import type { ParsedRecord } from "../parse/record.ts";
import { blockProblems, holdEvidence } from "./held.ts";
import type { EvidencePiece, HeldEvidence, Stale } from "./held.ts";
import { folderOf, loadEvidence } from "./load.ts";

/** One piece of evidence of a record, and what is wrong with it. */
export interface CheckedEvidence {
  name: string;
  problem?: Stale;
}

/**
 * Holds the evidence of a record against its files: every name in the frontmatter has a sound file and a block that says
 * what the file gives under today's policy and risks, and every block has its name. Writes nothing, throws nothing.
 */
export function checkEvidence(
  parsed: ParsedRecord,
  corpus: Pick<Corpus, "byId" | "config" | "root">,
  parser: MarkdownParser,
): CheckedEvidence[] {
  const { record } = parsed;
  const held = holdEvidence(parsed, corpus, (name) => loadEvidence(folderOf(corpus, record), name));
  const problems = [...blockProblems(held, record.id ?? record.file, parser)];
  const named = held.pieces.map((piece): CheckedEvidence => {
    const { name } = piece;
    const problem = problems.find((each) => each.name === name) ?? unsound(piece, held);
    return problem ? { name, problem } : { name };
  });
  const others = problems.filter(({ name }) => !held.pieces.some((piece) => piece.name === name));
  return [
    ...named,
    ...others.map((problem) => ({
      name: problem.name ?? `line ${lineOf(record.text, problem.at)}`,
      problem,
    })),
  ];
}

function unsound({ loaded }: EvidencePiece, { ungoverned }: HeldEvidence): Stale | undefined {
  return loaded.ok ? ungoverned : { message: loaded.message, hint: loaded.hint };
}

function lineOf(text: string, offset = 0): number {
  return text.slice(0, offset).split(/\r\n?|\n/u).length;
}
