import type { Dialect } from "../dialect.ts";
import { readForeignOptions } from "../foreign/options.ts";
import { joined, looksLikeMadr, readKeys, readText } from "../foreign/statements.ts";

/** Keys of MADR 4; all may be missing, and a minimal record has no frontmatter at all. */
const KEYS = ["status", "date", "decision-makers", "consulted", "informed"];

/** MADR 4: YAML with `decision-makers`, and `status: "superseded by ADR-0123"`. */
export const madr4: Dialect = {
  name: "madr-4",
  title: "MADR 4",
  profile: "madr",
  sniff(document) {
    const { data } = document;
    if (data && "decision-makers" in data) return "certain";
    if (looksLikeMadr(document)) return data ? "certain" : "likely";
    return data && KEYS.some((key) => key in data) ? "likely" : undefined;
  },
  read(document) {
    const options = readForeignOptions(document);
    return { ...joined(readKeys(document), readText(document)), ...(options ? { options } : {}) };
  },
};
