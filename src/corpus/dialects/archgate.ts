import type { Dialect } from "../dialect.ts";
import { readForeignOptions } from "../foreign/options.ts";
import { joined, keyText, readKeys, readText } from "../foreign/statements.ts";

/** archgate: YAML `id`, `title`, `domain`, `rules`, `files`. A record has no status: what is in the folder holds. */
export const archgate: Dialect = {
  name: "archgate",
  title: "archgate",
  profile: "nygard",
  hasId: true,
  sniff({ data }) {
    return data && "id" in data && "domain" in data && "rules" in data ? "certain" : undefined;
  },
  read(document) {
    const options = readForeignOptions(document);
    const [title] = keyText(document, "title");
    return {
      ...joined(readKeys(document), readText(document)),
      ...(title ? { title } : {}),
      ...(options ? { options } : {}),
    };
  },
};
