import type { ImportedRow } from "./importer.ts";

/** Beyond so many different values there is nothing to share, and no reason to remember more. */
const MOST_SHARED = 10_000;

/**
 * Keeps one copy of what rows of a large file have alike: scores, category, tokens, cost. A file of half a gigabyte has
 * a quarter of a million rows, and often some dozen different results.
 */
export class RowPool {
  readonly #known = new Map<string, unknown>();

  share(row: ImportedRow): ImportedRow {
    row.scores = this.#shared(`scores ${JSON.stringify([...row.scores])}`, row.scores);
    row.category = row.category && this.#shared(`name ${row.category}`, row.category);
    row.cluster = row.cluster && this.#shared(`name ${row.cluster}`, row.cluster);
    row.test = row.test && this.#shared(`test ${row.test}`, row.test);
    row.cost = row.cost && this.#shared(`cost ${JSON.stringify(row.cost)}`, row.cost);
    row.tokens = row.tokens && this.#shared(`tokens ${JSON.stringify(row.tokens)}`, row.tokens);
    return row;
  }

  /** The first value of that key; the key says everything about the value. */
  #shared<T>(key: string, value: T): T {
    const known = this.#known.get(key) as T | undefined;
    if (known === undefined && this.#known.size < MOST_SHARED) this.#known.set(key, value);
    return known ?? value;
  }
}
