import { isAccepted } from "../../../model/frontmatter.ts";
import { keyPlace, valuePlace } from "../../../model/record.ts";
import { defineRule } from "../../rule.ts";

/** “Superseded” alone sends the reader looking; a successor beside “accepted” says two things at once. */
export const supersededHasSuccessor = defineRule({
  id: "corpus/superseded-has-successor",
  level: "error",
  description: "A record is superseded exactly where `superseded-by` names an accepted record.",
  *corpus(corpus) {
    for (const { file, values, places } of corpus.records) {
      const { status, "superseded-by": successors = [] } = values;
      if (status === "superseded" && !places.nodes.has("superseded-by")) {
        yield {
          file,
          message:
            "Unexpected superseded record without `superseded-by`, expected the id of the record that replaces it",
          hint: "Add a line `superseded-by: [<id>]`, or set `status: deprecated` if nothing replaces it.",
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
        hint: "Set `status: superseded` and `date` to the day on which it was replaced, or delete `superseded-by`.",
        range: valuePlace(places, ["status"]),
        related: [
          { file, range: keyPlace(places, ["superseded-by"]), message: "Its successor is named here" },
        ],
      };
    }
  },
});
