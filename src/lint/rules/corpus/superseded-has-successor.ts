import type { Corpus } from "../../../corpus/load.ts";
import { isAccepted } from "../../../model/frontmatter.ts";
import type { Card } from "../../../model/record.ts";
import { keyPlace, valuePlace } from "../../../model/record.ts";
import type { FileProblem } from "../../rule.ts";
import { defineRule } from "../../rule.ts";

const UNNAMED = {
  message:
    "Unexpected superseded record without `superseded-by`, expected the id of the record that replaces it",
  hint: "Add a line `superseded-by: [<id>]`, or set `status: deprecated` if nothing replaces it.",
};
const UNNAMED_IN_WORDS = {
  message: "Unexpected superseded record without a successor, expected the record that replaces it",
  hint: "Write `Superseded by` and a link to it, or `Deprecated` if nothing replaces it.",
};

/** “Superseded” alone sends the reader looking; a successor beside “accepted” says two things at once. */
export const supersededHasSuccessor = defineRule({
  id: "corpus/superseded-has-successor",
  level: "error",
  description: "A record is superseded exactly where `superseded-by` names an accepted record.",
  *corpus(corpus) {
    for (const card of corpus.records) {
      const { file, values, places, foreign } = card;
      const { status, "superseded-by": successors = [] } = values;
      if (status === "superseded" && !namesSuccessor(card)) {
        yield {
          file,
          ...(foreign ? UNNAMED_IN_WORDS : UNNAMED),
          range: valuePlace(places, ["status"]),
        };
      }
      const accepted = successors.find((id) =>
        corpus.byId(id).some((other) => isAccepted(other.values.status)),
      );
      if (status === "superseded" && accepted === undefined && !foreign) yield* notYet(corpus, card);
      if (status === undefined || status === "superseded" || accepted === undefined) continue;
      yield {
        file,
        message: `Unexpected status \`${status}\` of a record that the accepted \`${accepted}\` supersedes, expected \`superseded\``,
        hint: foreign
          ? "Say so in the status, or take back what says that it is superseded."
          : "Set `status: superseded` and `date` to the day on which it was replaced, or delete `superseded-by`.",
        range: valuePlace(places, ["status"]),
        related: [
          { file, range: keyPlace(places, ["superseded-by"]), message: "Its successor is named here" },
        ],
      };
    }
  },
});

/** A record whose successors are here, and none of them is accepted: nothing holds in its place. */
function* notYet(corpus: Corpus<Card>, { file, values, places }: Card): Generator<FileProblem> {
  const successors = (values["superseded-by"] ?? []).flatMap((id) => corpus.byId(id));
  const [successor] = successors;
  if (!successor || successors.some((card) => card.values.status === undefined)) return;
  yield {
    file,
    message: `Unexpected superseded record whose successor \`${successor.id}\` is ${successor.values.status}, expected an accepted one`,
    hint: `Accept \`${successor.id}\` first, or set \`status: accepted\` until then.`,
    range: keyPlace(places, ["superseded-by"]),
    related: [
      {
        file: successor.file,
        range: valuePlace(successor.places, ["status"]),
        message: "Its status is here",
      },
    ],
  };
}

/** Whether it names one, though it may be one that nobody can look up. */
function namesSuccessor({ values, places: { nodes }, foreign }: Card): boolean {
  return (
    (nodes.has("superseded-by") && values["superseded-by"]?.length !== 0) ||
    (foreign?.references.some(({ relation }) => relation === "superseded-by") ?? false)
  );
}
