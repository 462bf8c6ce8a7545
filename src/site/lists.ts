import { facetValues, facetViews, listPath } from "./facets.ts";
import type { FacetName } from "./facets.ts";
import type { DecisionView } from "./view.ts";

/** Decisions on one page of a list. */
export const PAGE_SIZE = 100;

/** Up to so many decisions the home page lists all, and beyond that its first page. */
export const WHOLE = 200;

/** The records that have one value of a facet. */
export interface ListView {
  facet: FacetName;
  /** Below the base: `tag/models`. */
  path: string;
  /** `Tag: models`, `Accepted`; for a heading. */
  title: string;
  decisions: DecisionView[];
}

/** A list per value of every facet, its records in the order given. Values of one address are one list. */
export function listViews(decisions: readonly DecisionView[]): ListView[] {
  const lists = new Map<string, ListView>();
  for (const { name, legend, values } of facetViews(decisions)) {
    for (const { value, word } of values) {
      const path = listPath(name, value);
      // A status and a year speak for themselves.
      const title = name === "status" || name === "year" ? word : `${legend}: ${word}`;
      if (!lists.has(path)) lists.set(path, { facet: name, path, title, decisions: [] });
    }
  }
  for (const decision of decisions) {
    const paths = Object.entries(facetValues(decision)).flatMap(([name, values]) =>
      values.map((value) => listPath(name as FacetName, value)),
    );
    for (const path of new Set(paths)) lists.get(path)!.decisions.push(decision);
  }
  return [...lists.values()];
}

/** A list cut into pages of `PAGE_SIZE`; one page at least. */
export function pagesOf<T>(all: readonly T[], size = PAGE_SIZE): T[][] {
  const count = Math.max(1, Math.ceil(all.length / size));
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}
