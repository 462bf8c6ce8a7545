import type { Dialect } from "../dialect.ts";
import { readForeignOptions } from "../foreign/options.ts";
import { joined, looksLikeMadr, readKeys, readText } from "../foreign/statements.ts";

/** MADR 3: YAML with `deciders`, and `status: superseded by [ADR-0005](0005-example.md)`. */
export const madr3: Dialect = {
  name: "madr-3",
  title: "MADR 3",
  profile: "madr",
  sniff(document) {
    const { data } = document;
    if (!data) return undefined;
    const linked = typeof data.status === "string" && /\]\([^)]*\)/u.test(data.status);
    if ("deciders" in data || linked) return "certain";
    const validated = document.parts.some(({ heading }) => heading.text === "Validation");
    return looksLikeMadr(document) && validated ? "likely" : undefined;
  },
  read(document) {
    const options = readForeignOptions(document);
    return { ...joined(readKeys(document), readText(document)), ...(options ? { options } : {}) };
  },
};
