import MiniSearch from "minisearch";
import type { MarkdownRecord } from "../model/record.ts";
import type { SearchReport } from "../model/record-entry.ts";
import { entryOf } from "./entry.ts";

/** How much a word counts by where it stands; in a section it counts once. */
const WEIGHTS: ReadonlyMap<string, number> = new Map([
  ["id", 8],
  ["title", 6],
  ["tags", 4],
  ["options", 3],
]);

/** A record as the index sees it: its place in the list, and its texts by where they stand. */
interface Document {
  place: number;
  texts: ReadonlyMap<string, string>;
}

/**
 * Records that hold the words, best first. Every word has to be found: as it is, as the beginning of a longer one, or,
 * from four letters on, with one letter in five wrong.
 */
export function searchRecords(records: readonly MarkdownRecord[], query: string): SearchReport {
  const documents = records.map((record, place): Document => ({ place, texts: textsOf(record) }));
  const wheres = [...new Set(documents.flatMap(({ texts }) => [...texts.keys()]))];
  // Section names are strangers' words, and the index keeps its fields as keys of objects: it gets numbers instead.
  const fields = wheres.map((_, field) => String(field));
  const index = new MiniSearch<Document>({
    idField: "place",
    fields,
    extractField: (document, field) =>
      field === "place" ? document.place : (document.texts.get(wheres[Number(field)]!) ?? ""),
  });
  index.addAll(documents);
  const hits = index.search(query, {
    combineWith: "AND",
    prefix: true,
    fuzzy: (term) => (term.length < 4 ? false : 0.2),
    boost: Object.fromEntries(fields.map((field, at) => [field, WEIGHTS.get(wheres[at]!) ?? 1])),
  });
  return {
    version: 1,
    query,
    results: hits.map(({ id, score, match }) => ({
      ...entryOf(records[Number(id)]!),
      score,
      matched: Object.keys(match),
      found: placesOf(
        Object.values(match)
          .flat()
          .map((field) => wheres[Number(field)]!),
      ),
    })),
  };
}

/** Every place once; a title of an option stands in the section Options too, and is named once. */
function placesOf(wheres: readonly string[]): string[] {
  const found = new Set(wheres);
  if (found.has("options")) found.delete("Options");
  return [...found];
}

function textsOf({ id, title, values, options, sections, text }: MarkdownRecord): Map<string, string> {
  const texts = new Map([
    ["id", id ?? ""],
    ["title", title ?? ""],
    ["tags", (values.tags ?? []).join(" ")],
    ["options", (options?.columns ?? []).map((column) => column.title).join(" ")],
  ]);
  for (const { name, range } of sections) {
    const written = text.slice(range.start.offset, range.end.offset);
    texts.set(name, `${texts.get(name) ?? ""} ${written}`.trim());
  }
  return texts;
}
