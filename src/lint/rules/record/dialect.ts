import { FILE_START } from "../../../model/position.ts";
import { defineRule } from "../../rule.ts";

/** A team that writes Reckon's own format wants to know of a record that nothing of it holds for. */
export const recordDialect = defineRule({
  id: "record/dialect",
  level: "error",
  description: "Under the profile `strict`, every record is written in Reckon's own format.",
  *record({ record: { foreign, headings, file } }) {
    if (!foreign) return;
    yield {
      message: `Unexpected record in another format (${foreign.dialect}), expected frontmatter with id, kind, status and date`,
      hint: `Run \`reckon import ${file}\`, or set \`profile: ${foreign.profile}\` in reckon.yaml to keep such records.`,
      range: headings[0]?.range ?? FILE_START,
    };
  },
});
