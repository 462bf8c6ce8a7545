import type { Dialect } from "../dialect.ts";
import { readForeignOptions } from "../foreign/options.ts";
import { joined, keyList, keyReferences, keyText, readKeys, readText } from "../foreign/statements.ts";

/** structured-madr: ten YAML keys, `type: adr` among them, a Status section that repeats one, and `### Option N:`. */
export const structuredMadr: Dialect = {
  name: "structured-madr",
  title: "structured-madr",
  profile: "madr",
  sniff({ data }) {
    return data?.type === "adr" && ("created" in data || "category" in data) ? "certain" : undefined;
  },
  read(document) {
    const options = readForeignOptions(document);
    const keys = readKeys(document);
    const text = readText(document);
    const [title] = keyText(document, "title");
    return {
      ...joined(keys, text),
      ...(title ? { title } : {}),
      dates: keyText(document, "updated"),
      people: { "decision-makers": keyList(document, "author") },
      references: [
        ...keyReferences(document, "x-superseded-by", "superseded-by"),
        ...keyReferences(document, "related", "relates-to"),
        ...keys.references,
        ...text.references,
      ],
      ...(options ? { options } : {}),
    };
  },
};
