import { defineRule } from "../../rule.ts";

/** Reports frontmatter that is not as the format has it. */
export const schema = defineRule({
  id: "record/schema",
  level: "error",
  description: "The frontmatter has the required keys, no unknown ones, and values of the right type.",
  *record({ record }) {
    yield* record.problems.filter((problem) => problem.rule === "record/schema");
  },
});
