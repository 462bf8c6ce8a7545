import type { Foreign } from "../../../model/foreign.ts";
import { isAccepted } from "../../../model/frontmatter.ts";
import type { Card } from "../../../model/record.ts";
import { keyPlace, valuePlace } from "../../../model/record.ts";
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
    for (const { file, values, places, foreign } of corpus.records) {
      const { status, "superseded-by": successors = [] } = values;
      if (status === "superseded" && !namesSuccessor(places, foreign)) {
        yield {
          file,
          ...(foreign ? UNNAMED_IN_WORDS : UNNAMED),
          range: valuePlace(places, ["status"]),
        };
      }
      const accepted = successors.find((id) =>
        corpus.byId(id).some((card) => isAccepted(card.values.status)),
      );
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

/** Whether it names one, though it may be one that nobody can look up. */
function namesSuccessor({ nodes }: Card["places"], foreign: Foreign | undefined): boolean {
  return (
    nodes.has("superseded-by") ||
    (foreign?.references.some(({ relation }) => relation === "superseded-by") ?? false)
  );
}
