import type { Dialect } from "../dialect.ts";
import { readForeignOptions } from "../foreign/options.ts";
import { hasSection, joined, readKeys, readText } from "../foreign/statements.ts";

/**
 * What teams write without a tool: `**Status:** accepted`, `| Status | Accepted |`, `- **Status**: accepted`. It knows a
 * file by its name; any other has to state a status, a context and a decision.
 */
export const loose: Dialect = {
  name: "loose",
  title: "free form",
  profile: "nygard",
  sniff(document) {
    const { record, name, data, file } = document;
    const states = readText(document).statuses.length > 0 || data?.status !== undefined;
    if (states && hasSection(document, "Context") && hasSection(document, "Decision")) return "likely";
    // Named as Reckon names its own and saying nothing, it is one that somebody has yet to write.
    if (/(?:^|\/)adr-\d{4,}(?:-[^/]*|\.[^/]*)$/u.test(file) && !states) return undefined;
    return record.isRecord || name?.prefix === "ADR" ? "likely" : undefined;
  },
  read(document) {
    const options = readForeignOptions(document);
    return { ...joined(readKeys(document), readText(document)), ...(options ? { options } : {}) };
  },
};
