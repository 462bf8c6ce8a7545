import type { Repository } from "../../../corpus/repository.ts";
import { readAffects } from "../../../model/affects.ts";
import { valuePlace } from "../../../model/record.ts";
import { quoted } from "../../../model/wording.ts";
import { defineRule } from "../../rule.ts";

/** A glob that matches nothing governs nothing: the code has moved, or the path is misspelt. */
export const affectsMatchesAFile = defineRule({
  id: "corpus/affects-matches-a-file",
  level: "warning",
  description: "Every glob under `affects` of an accepted record matches a file of the repository.",
  *record({ record: { values, places }, repository }) {
    if (values.status !== "accepted") return;
    for (const [index, glob] of (values.affects ?? []).entries()) {
      if (matches(glob, repository)) continue;
      yield {
        message: `Unexpected glob ${quoted(glob)} under \`affects\` that matches no file, expected one that does`,
        hint: "Correct it: it starts from the root of the repository, and `**` stands for any folders.",
        range: valuePlace(places, ["affects", String(index)]),
      };
    }
  },
});

function matches(glob: string, repository: Repository): boolean {
  const governed = readAffects(glob);
  if (!governed.isGlob) return repository.entry(governed.base) !== undefined;
  for (const file of repository.filesBelow(governed.base)) if (governed.matches(file)) return true;
  return false;
}
