import { valuePlace } from "../../model/record.ts";
import type { StatedReference } from "../../model/foreign.ts";
import type { Relation } from "../../model/vocabulary/words.ts";
import type { Dialect } from "../dialect.ts";
import type { ForeignDocument } from "../foreign/document.ts";
import { readForeignOptions } from "../foreign/options.ts";
import { referenceNamed } from "../foreign/references.ts";
import { joined, keyText, readKeys, readText } from "../foreign/statements.ts";

/** What `links` say, by their kind in lower case without blanks. */
const KINDS: Readonly<Record<string, Relation>> = {
  supersedes: "supersedes",
  supersededby: "superseded-by",
  amends: "amends",
  amendedby: "amended-by",
  "relates-to": "relates-to",
  relatesto: "relates-to",
  "superseded-by": "superseded-by",
  "amended-by": "amended-by",
};

/** adrs in its own mode: YAML `number`, `title`, `status`, `links: [{ target, kind, description }]`, over any body. */
export const adrs: Dialect = {
  name: "adrs",
  title: "adrs",
  profile: "nygard",
  sniff({ data }) {
    return data && typeof data.number === "number" && "status" in data ? "certain" : undefined;
  },
  read(document) {
    const options = readForeignOptions(document);
    const [title] = keyText(document, "title");
    const read = joined(readKeys(document), readText(document));
    return {
      ...read,
      ...(title ? { title } : {}),
      references: [...linksOf(document), ...read.references],
      ...(options ? { options } : {}),
    };
  },
};

function linksOf(document: ForeignDocument): StatedReference[] {
  const links = document.data?.links;
  if (!Array.isArray(links)) return [];
  return links.flatMap((link, index) => {
    if (typeof link !== "object" || link === null || Array.isArray(link)) return [];
    const relation = KINDS[String(link.kind).toLowerCase()];
    const range = valuePlace(document.record.places, ["links", String(index), "target"]);
    return relation && (typeof link.target === "number" || typeof link.target === "string")
      ? referenceNamed(document, relation, String(link.target).padStart(4, "0"), range)
      : [];
  });
}
