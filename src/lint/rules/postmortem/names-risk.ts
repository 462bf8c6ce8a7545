import type { Corpus } from "../../../corpus/load.ts";
import type { Card } from "../../../model/record.ts";
import { writtenId } from "../../../model/qualified-id.ts";
import { valuePlace } from "../../../model/record.ts";
import { materialisedRisks } from "../../../model/references.ts";
import { quoted } from "../../../model/wording.ts";
import type { FileProblem } from "../../rule.ts";
import { defineRule } from "../../rule.ts";

/** Whether an incident was an accepted risk is the question that calibration lives on. */
export const namesRisk = defineRule({
  id: "postmortem/names-risk",
  level: "warning",
  description: "A postmortem says which accepted risks came true, and their records say so too.",
  *corpus(corpus) {
    for (const card of corpus.records) {
      if (card.kind?.name !== "postmortem") continue;
      if (!card.places.nodes.has("materialised")) {
        if (card.values.status === "draft" || card.values.status === undefined) continue;
        yield {
          file: card.file,
          message: "Unexpected postmortem without `materialised`, expected the accepted risks that came true",
          hint: "Add `materialised: [<record>/<risk>]`, or `materialised: []` if nobody had accepted it.",
          range: valuePlace(card.places, ["status"]),
        };
      }
      yield* unmarked(corpus, card);
    }
  },
});

/** Risks that the postmortem names and whose own status does not say that they came true. */
function* unmarked(corpus: Corpus<Card>, card: Card): Generator<FileProblem> {
  for (const { risk, path } of materialisedRisks(card.extra)) {
    const [id, name] = risk.split("/", 2) as [string, string | undefined];
    const [record] = corpus.byId(id);
    // A record that is not there is the matter of corpus/no-dangling-reference.
    if (!record || record.external) continue;
    if (record.cameTrue?.some((candidate) => candidate.risk === name)) continue;
    yield {
      file: card.file,
      message:
        name === undefined
          ? `Unexpected record ${quoted(risk)} under \`materialised\`, expected one of its risks`
          : `Unexpected risk ${quoted(risk)} under \`materialised\`, expected one whose status says \`materialised\``,
      hint:
        name === undefined
          ? `Name the risk after a slash, as in \`${id}/R1\`.`
          : `Write \`materialised <day>${card.id === undefined ? "" : ` (${writtenId(card.id, record.source)})`}\` into its status in ${record.file}, or correct the name.`,
      range: valuePlace(card.places, path),
    };
  }
}
