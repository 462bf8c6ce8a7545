import type { Corpus } from "../../../corpus/load.ts";
import type { CameTrue, Card } from "../../../model/record.ts";
import { writtenId } from "../../../model/qualified-id.ts";
import { valuePlace } from "../../../model/record.ts";
import { materialisedRisks } from "../../../model/references.ts";
import { quoted } from "../../../model/wording.ts";
import type { FileProblem } from "../../rule.ts";
import { defineRule } from "../../rule.ts";

/** What came true is learnt from where it is written up, and found from either side. */
export const materialisedHasPostmortem = defineRule({
  id: "risks/materialised-has-postmortem",
  level: "error",
  description: "A risk that materialised names its postmortem, and the postmortem names the risk.",
  *corpus(corpus) {
    for (const record of corpus.records) {
      for (const risk of record.cameTrue ?? []) {
        const problem = problemOf(corpus, record, risk);
        if (problem) yield { file: record.file, range: risk.range, ...problem };
      }
    }
  },
});

function problemOf(
  corpus: Corpus<Card>,
  { id }: Card,
  { risk, postmortem }: CameTrue,
): Pick<FileProblem, "message" | "hint" | "related"> | undefined {
  const name = `risk ${quoted(risk)}`;
  if (postmortem === undefined) {
    return {
      message: `Unexpected materialised ${name} without its postmortem, expected an id in parentheses`,
      hint: "Write one with `reckon new postmortem`, and its id after the day, as in `(POST-0002)`.",
    };
  }
  const [found] = corpus.byId(postmortem);
  if (found?.kind?.name !== "postmortem") {
    return {
      message: `Unexpected ${quoted(postmortem)} as the postmortem of the ${name}, expected the id of one`,
      hint: found
        ? `\`${postmortem}\` is of another kind: name the postmortem of what happened.`
        : "Correct the id, or write the postmortem with `reckon new postmortem`.",
    };
  }
  const ref = `${id}/${risk}`;
  const named = materialisedRisks(found.extra).map((materialised) => materialised.risk);
  if (id === undefined || found.external || named.includes(ref)) return undefined;
  return {
    message: `Unexpected postmortem \`${postmortem}\` that does not name \`${ref}\`, expected it under \`materialised\``,
    hint: `Add \`${writtenId(ref, found.source)}\` to \`materialised\` in ${found.file}.`,
    related: [
      {
        file: found.file,
        range: valuePlace(found.places, ["materialised"]),
        message: "The postmortem is here",
      },
    ],
  };
}
