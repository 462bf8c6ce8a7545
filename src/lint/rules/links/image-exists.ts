import { quoted } from "../../../model/wording.ts";
import { localLinks } from "../../local-links.ts";
import { defineRule } from "../../rule.ts";

/** A figure that does not show is an argument that nobody sees. */
export const imageExists = defineRule({
  id: "links/image-exists",
  level: "error",
  description: "Every image of a relative path is a file of the repository.",
  everyFile: true,
  *record(input) {
    for (const { link, path } of localLinks(input.record, input)) {
      if (link.kind !== "image" || (link.url !== "" && input.repository.entry(path) === "file")) continue;
      yield {
        message:
          link.url === ""
            ? "Unexpected image without a path, expected the path of a file"
            : `Unexpected image ${quoted(link.url)}, expected a file that exists: there is no file ${quoted(path)}`,
        hint: "Commit the image beside the record, or correct the path, which starts from the file's own folder.",
        range: link.range,
      };
    }
  },
});
