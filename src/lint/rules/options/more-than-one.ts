import { defineRule } from "../../rule.ts";

/** Where one option was considered, nothing was decided, or what else there was has not been written down. */
export const moreThanOne = defineRule({
  id: "options/more-than-one",
  level: "warning",
  description: "A record in another dialect that lists the options that were considered lists more than one.",
  *record({ record: { foreign, options } }) {
    if (foreign?.considered !== 1 || !options) return;
    yield {
      message: "Unexpected single option, expected at least one other that was considered",
      hint: "Add what else was possible; to leave everything as it is counts as an option.",
      range: options.columns[0]!.range,
    };
  },
});
