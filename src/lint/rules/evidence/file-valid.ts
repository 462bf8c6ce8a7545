import path from "node:path";
import { evidencePath } from "../../../evidence/load.ts";
import { pathFrom } from "../../../corpus/load.ts";
import { recordsFolder } from "../../../model/config.ts";
import { valuePlace } from "../../../model/record.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** Figures in a record are worth what stands behind them. */
export const fileValid = defineRule({
  id: "evidence/file-valid",
  level: "error",
  description: "Evidence that a record names is there, and its figures are what its own scores give.",
  *evidence({ record, held, root, config, repository }) {
    for (const { name, index, loaded } of held.pieces) {
      if (loaded.ok) continue;
      const file = evidencePath(recordsFolder(config, record.source), name).split(path.sep).join("/");
      const range = valuePlace(record.places, ["evidence", index]);
      if (repository.entry(pathFrom(repository.root, path.join(root, file))) === undefined) {
        const own = record.id ?? record.file;
        const message = `Unexpected evidence ${quoted(name)} without its file, expected ${file}`;
        const hint = `Write it with \`reckon pull ${own} <baseline> <candidate> --as ${name}\`, or correct the name.`;
        yield { message, hint, range };
      } else {
        const message = `Unexpected content of ${file}, expected evidence as \`reckon pull\` writes it: ${loaded.message}`;
        yield { message, hint: loaded.hint, range };
      }
    }
  },
});
