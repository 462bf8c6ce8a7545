import { FILE_START } from "../../../model/position.ts";
import { valuePlace } from "../../../model/record.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Results that were edited after they were pulled say something else than the record. */
export const sourceUnchanged = defineRule({
  id: "evidence/source-unchanged",
  level: "warning",
  description: "Results that are kept beside the records are the ones that the evidence was made of.",
  *evidence({ record, held, filesNamed }) {
    for (const { name, index, loaded } of held.pieces) {
      if (!loaded.ok) continue;
      for (const source of loaded.evidence.sources.flatMap((each) => [each, ...(each.beside ?? [])])) {
        const found = filesNamed(source.file);
        const other = found.find(({ sha256 }) => sha256 !== undefined);
        if (!other || found.some(({ sha256 }) => sha256 === undefined || sha256 === source.sha256)) continue;
        yield {
          message: `Unexpected SHA-256 of ${quoted(source.file)}, expected that of the results that ${quoted(name)} was made of`,
          hint: `Pull the results again with \`reckon pull ${record.id ?? record.file} <baseline> <candidate> --as ${name}\`, restore the file, or rename it where it is another.`,
          range: valuePlace(record.places, ["evidence", index]),
          related: [{ file: other.file, range: FILE_START, message: "This file has another" }],
        };
      }
    }
  },
});
