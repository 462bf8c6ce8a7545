import path from "node:path";
import type { Repository } from "../../../corpus/repository.ts";
import { quoted } from "../../../model/wording.ts";
import { localLinks } from "../../local-links.ts";
import { defineRule } from "../../rule.ts";

/** Looking for what was meant reads a folder: for so many links of a file, and through so many entries. */
const MOST_SEARCHED = 10;
const MOST_ENTRIES = 1000;

/** A decision is read years later, by people who cannot ask where a file went. */
export const targetExists = defineRule({
  id: "links/target-exists",
  level: "error",
  description: "Every relative link leads to a file or a folder of the repository.",
  everyFile: true,
  *record(input) {
    let broken = 0;
    for (const { link, path: target, elsewhere } of localLinks(input.record, input)) {
      if (link.kind !== "link" || (!elsewhere && link.url !== "")) continue;
      if (link.url === "") {
        yield {
          message: "Unexpected link without a target, expected a path or an address",
          hint: "Write where it leads between the parentheses, or take the link off its text.",
          range: link.range,
        };
      } else if (input.repository.entry(target) === undefined) {
        yield {
          message: `Unexpected link to ${quoted(link.url)}, expected a path that exists: there is no ${quoted(target)}`,
          hint: hintFor(target, input.repository, broken++ < MOST_SEARCHED),
          range: link.range,
        };
      }
    }
  },
});

function hintFor(target: string, repository: Repository, isSearched: boolean): string {
  if (repository.entry(`${target}.md`) === "file") return "Add `.md` to the path.";
  const meant = isSearched ? alike(target, repository) : undefined;
  return meant === undefined
    ? "Correct the path, which starts from the file's own folder."
    : `Did you mean ${quoted(meant)} in that folder?`;
}

/** The file of the same folder that has the record's number under another title, or the same name in other letters. */
function alike(target: string, repository: Repository): string | undefined {
  const [folder, name] = [path.posix.dirname(target), path.posix.basename(target).toLowerCase()];
  const number = numberOf(name);
  let entries = 0;
  for (const file of repository.filesBelow(folder === "." ? "" : folder)) {
    if (++entries > MOST_ENTRIES) return undefined;
    if (path.posix.dirname(file) !== folder) continue;
    const other = path.posix.basename(file);
    const same = number !== undefined && numberOf(other.toLowerCase()) === number;
    if (same || other.toLowerCase() === name) return other;
  }
  return undefined;
}

/** `adr-0003` of `adr-0003-one-gateway.md`. */
function numberOf(name: string): string | undefined {
  return /^(?:[a-z][a-z0-9]*-)?\d{3,}(?=-.*\.(?:md|markdown)$)/u.exec(name)?.[0];
}
