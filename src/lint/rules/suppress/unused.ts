import { DIRECTIVES } from "../../suppress.ts";
import { defineRule } from "../../rule.ts";

/** What was excused has been mended: the excuse would hide the next fault. */
export const suppressionUnused = defineRule({
  id: "suppress/unused",
  level: "warning",
  description: "A comment that hides a finding still hides one.",
  *unused(suppressions) {
    for (const { file, word, rules, range } of suppressions) {
      // A word that is no directive is the matter of suppress/valid.
      if (!DIRECTIVES.some((directive) => directive === word)) continue;
      const named = rules.map((rule) => `\`${rule}\``).join(", ");
      yield {
        file,
        message: `Unexpected \`reckon-${word}\` for ${named}, expected a finding that it hides`,
        hint: `Delete the comment, or take ${named} out of it.`,
        range,
      };
    }
  },
});
