import { isDeepStrictEqual } from "node:util";
import { valuePlace } from "../../../model/record.ts";
import { isAuthor } from "../../../model/rights.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** An approval is worth what it is worth because somebody gave it. */
export const ownHand = defineRule({
  id: "rights/own-hand",
  level: "warning",
  description: "An approval that a branch adds was committed by the person who gives it.",
  needsBase: true,
  *record({ record, before, base }) {
    const given = record.values.approvals ?? [];
    const known = before?.record.values.approvals ?? [];
    const isIn = (approvals: readonly unknown[], approval: unknown): boolean =>
      approvals.some((other) => isDeepStrictEqual(other, approval));
    const added = [...given.entries()].filter(([, approval]) => !isIn(known, approval));
    if (added.length === 0 || !base) return;
    const versions = base.versions(record.file);
    for (const [index, approval] of added) {
      const first = versions.find((version) => isIn(version.record.values.approvals ?? [], approval));
      // What is not committed yet has no author.
      if (!first || isAuthor(approval.by, first.author)) continue;
      yield {
        message: `Unexpected approval by ${quoted(approval.by)} that ${quoted(first.author)} committed, expected it by their own hand`,
        hint: `Have ${quoted(approval.by)} run \`reckon approve ${record.id ?? record.file} --by ${approval.by} --role ${approval.role}\` and commit it, or approve the pull request.`,
        range: valuePlace(record.places, ["approvals", String(index), "by"]),
      };
    }
  },
});
