import type { Dialect } from "../dialect.ts";
import { readForeignOptions } from "../foreign/options.ts";
import { labelledAs, looksLikeMadr, readText } from "../foreign/statements.ts";

/**
 * log4brains: MADR 2 with `Tags:`, in files named by day and slug, which are the record's name everywhere. The tool takes
 * a missing status for accepted and an unknown one for draft; here both stay unknown.
 */
export const log4brains: Dialect = {
  name: "log4brains",
  title: "log4brains",
  profile: "madr",
  sniff(document) {
    if (document.data) return undefined;
    const dated = /-\d{8}-/u.test(document.name?.id ?? "");
    const states = document.labelled.length > 0;
    if (dated && (states || looksLikeMadr(document))) return states ? "certain" : "likely";
    return looksLikeMadr(document) && labelledAs(document, "tags").length > 0 ? "likely" : undefined;
  },
  read(document) {
    const options = readForeignOptions(document);
    return { ...readText(document), dayFirst: true, ...(options ? { options } : {}) };
  },
};
