import type { Dialect } from "../dialect.ts";
import { readForeignOptions } from "../foreign/options.ts";
import { labelledAs, looksLikeMadr, readText } from "../foreign/statements.ts";

/** MADR 2: bullets `* Status:`, `* Deciders:`, `* Date:` before the first section. */
export const madr2: Dialect = {
  name: "madr-2",
  title: "MADR 2",
  profile: "madr",
  sniff(document) {
    if (document.data || !looksLikeMadr(document)) return undefined;
    if (labelledAs(document, "status").length > 0) return "certain";
    return document.labelled.length > 0 ? "likely" : undefined;
  },
  read(document) {
    const options = readForeignOptions(document);
    return { ...readText(document), ...(options ? { options } : {}) };
  },
};
