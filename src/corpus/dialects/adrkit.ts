import type { Dialect } from "../dialect.ts";
import { readForeignOptions } from "../foreign/options.ts";
import { joined, keyReferences, keyText, readKeys, readText } from "../foreign/statements.ts";

/** adrkit: strict YAML with `schemaVersion`, `supersedes` and `supersededBy`, and `## Options considered`. */
export const adrkit: Dialect = {
  name: "adrkit",
  title: "adrkit",
  profile: "madr",
  hasId: true,
  sniff({ data }) {
    if (!data) return undefined;
    if ("schemaVersion" in data && "id" in data) return "certain";
    return "supersededBy" in data || "blastRadius" in data ? "likely" : undefined;
  },
  read(document) {
    const options = readForeignOptions(document);
    const [title] = keyText(document, "title");
    const keys = readKeys(document);
    const text = readText(document);
    return {
      ...joined(keys, text),
      ...(title ? { title } : {}),
      references: [
        ...keyReferences(document, "supersedes", "supersedes"),
        ...keyReferences(document, "supersededBy", "superseded-by"),
        ...keyReferences(document, "relatesTo", "relates-to"),
        ...keyReferences(document, "dependsOn", "depends-on"),
        ...keys.references,
        ...text.references,
      ],
      ...(options ? { options } : {}),
    };
  },
};
