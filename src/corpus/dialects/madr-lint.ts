import type { Dialect } from "../dialect.ts";
import { readForeignOptions } from "../foreign/options.ts";
import { joined, keyReferences, readKeys, readText } from "../foreign/statements.ts";

/** madr-lint: MADR 4 with `supersedes` and `superseded-by`, an id or a list of them. */
export const madrLint: Dialect = {
  name: "madr-lint",
  title: "MADR 4 with madr-lint's keys",
  profile: "madr",
  sniff({ data }) {
    return data && ("supersedes" in data || "superseded-by" in data) ? "certain" : undefined;
  },
  read(document) {
    const keys = readKeys(document);
    const options = readForeignOptions(document);
    return {
      ...joined(keys, readText(document)),
      references: [
        ...keys.references,
        ...keyReferences(document, "supersedes", "supersedes"),
        ...keyReferences(document, "superseded-by", "superseded-by"),
        ...readText(document).references,
      ],
      ...(options ? { options } : {}),
    };
  },
};
