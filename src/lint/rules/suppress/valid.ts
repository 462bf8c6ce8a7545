import { nearest } from "../../../parse/nearest.ts";
import { DIRECTIVES } from "../../suppress.ts";
import type { Suppression } from "../../suppress.ts";
import { defineRule } from "../../rule.ts";

/** A suppression with a typing error hides nothing, and nobody would notice. */
export const suppressionValid = defineRule({
  id: "suppress/valid",
  level: "error",
  description: "A comment that begins with `reckon-` is a suppression, and names rules that exist.",
  everyFile: true,
  *record({ suppressions, ruleIds }) {
    for (const suppression of suppressions) {
      const { range } = suppression;
      for (const fault of faults(suppression, ruleIds)) yield { ...fault, range };
    }
  },
});

function faults(
  { word, rules }: Suppression,
  ruleIds: readonly string[],
): { message: string; hint: string }[] {
  if (!DIRECTIVES.some((directive) => directive === word)) {
    const near = nearest(word, DIRECTIVES);
    return [
      {
        message: `Unexpected \`reckon-${word}\`, expected ${DIRECTIVES.map((known) => `\`reckon-${known}\``).join(", ")}`,
        hint: near ? `Did you mean \`reckon-${near}\`?` : "Correct the word, or delete the comment.",
      },
    ];
  }
  if (rules.length === 0 && word !== "enable") {
    return [
      {
        message: `Unexpected \`reckon-${word}\` without a rule, expected the rules that it is about`,
        hint: `Write \`reckon-${word} <rule>: <why it does not hold here>\`.`,
      },
    ];
  }
  return rules
    .filter((rule) => !ruleIds.includes(rule))
    .map((rule) => {
      const near = nearest(rule, ruleIds);
      return {
        message: `Unexpected rule \`${rule}\` in \`reckon-${word}\`, expected one of Reckon's`,
        hint: near ? `Did you mean \`${near}\`?` : "`reckon lint --list-rules` lists them.",
      };
    });
}
