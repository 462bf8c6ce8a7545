import type { Dialect } from "../dialect.ts";
import { readForeignOptions } from "../foreign/options.ts";
import { hasSection, readText, sourceMatches } from "../foreign/statements.ts";

/** MADR 1: `# *Title*`, `**User Story:**`, `* Chosen Alternative: …`, and arguments that begin with `+` and `-` as code. */
export const madr1: Dialect = {
  name: "madr-1",
  title: "MADR 1",
  profile: "madr",
  sniff(document) {
    if (document.data || !hasSection(document, "Options")) return undefined;
    const signs =
      /^\*\*User Story:?\*\*|Chosen Alternative:|^[ \t]*[*-] `[+-]`|^#+ Considered Alternatives[ \t]*$/mu;
    return sourceMatches(document, signs) ? "certain" : undefined;
  },
  read(document) {
    const options = readForeignOptions(document);
    return { ...readText(document), ...(options ? { options: { ...options, complete: true } } : {}) };
  },
};
