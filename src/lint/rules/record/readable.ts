import { defineRule } from "../../rule.ts";

/** Reports what could not be read; everything else waits until it is mended. */
export const readable = defineRule({
  id: "record/readable",
  level: "error",
  description:
    "Every Markdown file is UTF-8 text within the limits, and every record begins with YAML frontmatter.",
  everyFile: true,
  *record({ record }) {
    yield* record.problems.filter((problem) => problem.rule === "record/readable");
  },
});
