import { blockProblems } from "../../../evidence/held.ts";
import type { BlockProblem } from "../../../evidence/held.ts";
import { blockEdit } from "../../../evidence/record.ts";
import type { Problem } from "../../../model/finding.ts";
import type { Range } from "../../../model/position.ts";
import { valuePlace } from "../../../model/record.ts";
import { Lines } from "../../../parse/lines.ts";
import { defineRule } from "../../rule.ts";
import type { EvidenceInput } from "../../rule.ts";

/** Readers see the block and not the file: what it says is what the evidence, the gate and the risks give today. */
export const blockCurrent = defineRule({
  id: "evidence/block-current",
  level: "error",
  fixes: true,
  description: "Each piece of evidence has one block in the record, which says what its file gives now.",
  *evidence(input) {
    const { record, held, parser } = input;
    const lines = new Lines(record.text);
    for (const problem of blockProblems(held, record.id ?? record.file, parser)) {
      const { message, hint } = problem;
      yield { message, hint, range: placeOf(input, problem, lines), ...fixOf(input, problem, lines) };
    }
  },
});

/** The opening marker, or the only one; without a block, the name in the frontmatter. */
function placeOf({ record, held }: EvidenceInput, { name, at }: BlockProblem, lines: Lines): Range {
  if (at !== undefined) return lines.range(at, record.text.indexOf("-->", at) + "-->".length);
  const piece = held.pieces.find((each) => each.name === name);
  return valuePlace(record.places, piece ? ["evidence", piece.index] : []);
}

function fixOf(input: EvidenceInput, { name, rendered }: BlockProblem, lines: Lines): Pick<Problem, "fix"> {
  if (name === undefined || rendered === undefined) return {};
  const { start, end, text } = blockEdit(input, name, rendered);
  return { fix: [{ range: lines.range(start, end), text }] };
}
