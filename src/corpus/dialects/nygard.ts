import type { Dialect } from "../dialect.ts";
import { partsLabelled } from "../foreign/document.ts";
import { readForeignOptions } from "../foreign/options.ts";
import { hasSection, readText } from "../foreign/statements.ts";

/**
 * Michael Nygard's template as adr-tools writes it: `# 12. Title`, a line `Date:`, and under Status a line per turn. Old
 * versions of the tool wrote days as DD/MM/YYYY.
 */
export const nygard: Dialect = {
  name: "nygard",
  title: "Nygard (adr-tools)",
  profile: "nygard",
  sniff(document) {
    if (partsLabelled(document, "status").length === 0) return undefined;
    if (!hasSection(document, "Decision") && !hasSection(document, "Context")) return undefined;
    const numbered = /^\d+\.\s/u.test(document.record.headings.find(({ depth }) => depth === 1)?.text ?? "");
    return numbered || document.labelled.some(({ label }) => label === "date") ? "certain" : "likely";
  },
  read(document) {
    const options = readForeignOptions(document);
    return { ...readText(document), dayFirst: true, ...(options ? { options } : {}) };
  },
};
