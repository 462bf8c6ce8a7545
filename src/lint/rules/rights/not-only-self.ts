import { refusal, rightsOf } from "../../../model/rights.ts";
import { valuePlace } from "../../../model/record.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Four eyes see what two have got used to. */
export const notOnlySelf = defineRule({
  id: "rights/not-only-self",
  level: "error",
  description:
    "The approval that an accepted record needs comes from somebody besides its only decision-maker.",
  *record({ record, config }) {
    const { values, places } = record;
    if (values.status !== "accepted" || config["self-approval"] === "allow") return;
    const { needs, satisfied } = rightsOf(record, config);
    const allowing = { ...config, "self-approval": "allow" as const };
    if (needs === undefined || satisfied || !rightsOf(record, allowing).satisfied) return;
    const own = (values.approvals ?? []).findIndex(
      (given) =>
        refusal(record, given, config) !== undefined && refusal(record, given, allowing) === undefined,
    );
    const by = values.approvals![own]!.by;
    yield {
      message: `Unexpected approval by ${quoted(by)}, who alone decided, expected one by somebody else`,
      hint: `Have another ${needs} run \`reckon approve ${record.id ?? record.file} --by <name> --role ${needs}\`, or set \`self-approval: allow\` in reckon.yaml.`,
      range: valuePlace(places, ["approvals", String(own), "by"]),
    };
  },
});
