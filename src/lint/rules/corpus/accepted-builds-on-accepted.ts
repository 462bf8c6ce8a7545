import type { Card } from "../../../model/record.ts";
import { valuePlace } from "../../../model/record.ts";
import { defineRule } from "../../rule.ts";

/** What a decision stands on has gone; somebody has to say whether it still stands. */
export const acceptedBuildsOnAccepted = defineRule({
  id: "corpus/accepted-builds-on-accepted",
  level: "warning",
  description: "An accepted record builds on accepted records only.",
  *corpus(corpus) {
    for (const record of corpus.records) {
      if (record.values.status !== "accepted") continue;
      for (const [index, id] of (record.values["builds-on"] ?? []).entries()) {
        const [ground] = corpus.byId(id);
        const status = ground?.values.status;
        if (!ground || ground === record || status === undefined || status === "accepted") continue;
        yield {
          file: record.file,
          message: `Unexpected \`${id}\` under \`builds-on\`, which is ${status}, expected an accepted record`,
          hint: hintFor(ground, id),
          range: valuePlace(record.places, ["builds-on", String(index)]),
          related: [
            {
              file: ground.file,
              range: valuePlace(ground.places, ["status"]),
              message: "Its status is here",
            },
          ],
        };
      }
    }
  },
});

function hintFor({ values }: Card, id: string): string {
  const [successor] = values["superseded-by"] ?? [];
  if (successor !== undefined) {
    return `Check that the decision holds under \`${successor}\`, and name that instead of \`${id}\`.`;
  }
  return values.status === "draft" || values.status === "proposed"
    ? `Decide \`${id}\` first, or move it to \`relates-to\`.`
    : `Check that the decision holds without \`${id}\`, and say so in a record that supersedes this one.`;
}
