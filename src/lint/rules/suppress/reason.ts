import { DIRECTIVES } from "../../suppress.ts";
import { defineRule } from "../../rule.ts";

/** Whoever reads the record in a year has to learn why a rule did not hold for it. */
export const suppressionReason = defineRule({
  id: "suppress/reason",
  level: "error",
  description: "A comment that hides a finding says why.",
  everyFile: true,
  *record({ suppressions }) {
    for (const { word, rules, reason, range } of suppressions) {
      const hides = word !== "enable" && DIRECTIVES.some((directive) => directive === word);
      if (!hides || reason !== undefined || rules.length === 0) continue;
      yield {
        message: "Unexpected suppression without a reason, expected one after a colon",
        hint: `Write \`reckon-${word} ${rules.join(", ")}: <why it does not hold here>\`. Until then it hides nothing.`,
        range,
      };
    }
  },
});
