import type { FrontmatterValues } from "../model/frontmatter.ts";
import type { Card } from "../model/record.ts";
import type { ReferenceView, RelationView } from "./view.ts";

/** How each key reads from the record that has it, and from the record that it names. Written on both sides where `inverse` is absent. */
const RELATIONS = [
  { key: "supersedes", word: "Supersedes" },
  { key: "superseded-by", word: "Superseded by" },
  { key: "builds-on", word: "Builds on", inverse: "Leads to" },
  { key: "plan", word: "Judged by", inverse: "Governs" },
  { key: "relates-to", word: "Related", inverse: "Related" },
] as const;

/** Answers which records relate to a record, from both sides. */
export function relationFinder(
  records: readonly Card[],
  reference: (id: string) => ReferenceView,
): (record: Card) => RelationView[] {
  const named = new Map<string, Map<string, string[]>>();
  for (const record of records) {
    if (record.id === undefined) continue;
    for (const relation of RELATIONS) {
      if (!("inverse" in relation)) continue;
      for (const target of targets(record.values, relation.key)) {
        const words = named.get(target) ?? new Map<string, string[]>();
        words.set(relation.inverse, [...(words.get(relation.inverse) ?? []), record.id]);
        named.set(target, words);
      }
    }
  }
  return (record) => {
    const found = new Map<string, string[]>();
    const add = (word: string, ids: readonly string[]): void => {
      if (ids.length > 0) found.set(word, [...new Set([...(found.get(word) ?? []), ...ids])]);
    };
    for (const { key, word } of RELATIONS) add(word, targets(record.values, key));
    for (const [word, ids] of named.get(record.id ?? "") ?? []) add(word, ids);
    return [...found].map(([word, ids]) => ({ word, records: ids.map(reference) }));
  };
}

function targets(values: FrontmatterValues, key: (typeof RELATIONS)[number]["key"]): readonly string[] {
  const value = values[key];
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}
