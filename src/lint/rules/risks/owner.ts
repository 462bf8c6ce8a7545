import { isBlankCell } from "../../../model/options.ts";
import { isPlaceholder } from "../../../model/placeholder.ts";
import { riskName } from "../../../model/risk.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

const NOBODY = /^(?:all|all of us|every(?:one|body)|no(?:one| one|body)|us|we|\?+)$/iu;

/** A risk that everyone owns is one that nobody looks at. */
export const owner = defineRule({
  id: "risks/owner",
  level: "error",
  description: "Every accepted risk has an owner.",
  *record({ record: { risks } }) {
    for (const row of risks?.rows ?? []) {
      const cell = row.owner;
      if (!cell || isPlaceholder(cell.text) || !(isBlankCell(cell.text) || NOBODY.test(cell.text))) continue;
      const name = quoted(riskName(risks!, row));
      yield {
        message:
          cell.text === ""
            ? `Unexpected risk ${name} without an owner, expected a name`
            : `Unexpected ${quoted(cell.text)} as the owner of the risk ${name}, expected a name`,
        hint: "Write the name or handle of the one person who watches its signal.",
        range: cell.range,
      };
    }
  },
});
