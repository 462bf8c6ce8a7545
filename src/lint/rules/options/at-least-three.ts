import { weighsOptions } from "../../../model/kind.ts";
import { defineRule } from "../../rule.ts";
import { counted } from "../../../model/wording.ts";

/** Two options are a yes-or-no question; the third is where the thinking starts. */
export const atLeastThree = defineRule({
  id: "options/at-least-three",
  level: "error",
  description: "The options table weighs at least three options.",
  *record({ record: { kind, options } }) {
    if (!kind || !weighsOptions(kind) || !options || options.columns.length >= 3) return;
    const count = options.columns.length;
    yield {
      message: `Unexpected options table with ${counted(count, "option")}, expected at least three`,
      hint: "Add a column for each further way you considered; doing nothing is one.",
      range: options.range,
    };
  },
});
