import { quoted } from "../../../model/wording.ts";
import { localLinks } from "../../local-links.ts";
import { defineRule } from "../../rule.ts";

/** A decision is read years later, by people who cannot ask where a file went. */
export const targetExists = defineRule({
  id: "links/target-exists",
  level: "error",
  description: "Every relative link leads to a file or a folder of the repository.",
  everyFile: true,
  *record(input) {
    for (const { link, path, elsewhere } of localLinks(input.record, input)) {
      if (link.kind !== "link" || (!elsewhere && link.url !== "")) continue;
      if (link.url === "") {
        yield {
          message: "Unexpected link without a target, expected a path or an address",
          hint: "Write where it leads between the parentheses, or take the link off its text.",
          range: link.range,
        };
      } else if (input.repository.entry(path) === undefined) {
        const record = input.repository.entry(`${path}.md`) === "file";
        yield {
          message: `Unexpected link to ${quoted(link.url)}, expected a path that exists: there is no ${quoted(path)}`,
          hint: record
            ? "Add `.md` to the path."
            : "Correct the path, which starts from the file's own folder.",
          range: link.range,
        };
      }
    }
  },
});
