import { dimensionOf } from "./options.ts";
import { isPlaceholder } from "./placeholder.ts";
import type { MarkdownRecord } from "./record.ts";
import { sectionOf } from "./record.ts";
import type { Range } from "./position.ts";

/** An item listed under Criteria. */
export interface Criterion {
  /** Without its weight and what explains it. */
  name: string;
  weight?: number;
  range: Range;
}

/** Where a criterion's name ends: `Latency: below 2 s`, `Latency – as users feel it`. */
const NAME_END = /:\s|\s[–—-]\s|\.\s/u;

/** The criteria that a record lists, without those that are still blank. */
export function criteriaOf(record: MarkdownRecord): Criterion[] {
  const items = sectionOf(record, "Criteria")?.items ?? [];
  return items
    .filter(({ text }) => text.trim() !== "" && !isPlaceholder(text))
    .map(({ text, range }) => {
      const plain = text.replaceAll(/\s+/gu, " ").trim();
      const end = plain.search(NAME_END);
      const { dimension, weight } = dimensionOf(
        (end === -1 ? plain : plain.slice(0, end)).replace(/[.:;,]$/u, ""),
      );
      return { name: dimension, ...(weight === undefined ? {} : { weight }), range };
    });
}
