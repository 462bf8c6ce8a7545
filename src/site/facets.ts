import { DOORS } from "../model/reversal.ts";
import { ROOT_SOURCE } from "../model/qualified-id.ts";
import { STATUSES } from "../model/frontmatter.ts";
import { valueSlug } from "./slugs.ts";
import type { DecisionView } from "./view.ts";
import { DOOR_WORDS, STATUS_WORDS } from "./words.ts";

/** What lists can be narrowed by: or within a facet, and between facets. The names are those of the address. */
export const FACETS = ["source", "status", "kind", "door", "tag", "owner", "year"] as const;
export type FacetName = (typeof FACETS)[number];

/** The values that a record has in each facet. */
export type FacetValues = Partial<Record<FacetName, string[]>>;

export interface FacetView {
  name: FacetName;
  legend: string;
  values: { value: string; word: string; count: number }[];
}

const LEGENDS: Readonly<Record<FacetName, string>> = {
  source: "Source",
  status: "Status",
  kind: "Kind",
  door: "Going back",
  tag: "Tag",
  owner: "Owner",
  year: "Year",
};

/** The values of one record. */
export function facetValues(decision: DecisionView): FacetValues {
  const { source, status, kind, reversal, tags, owner, day } = decision;
  return {
    ...(source === undefined ? {} : { source: [source] }),
    ...(status === undefined ? {} : { status: [status] }),
    ...(kind ? { kind: [kind.name] } : {}),
    ...(reversal ? { door: [reversal.door] } : {}),
    ...(tags.length > 0 ? { tag: [...new Set(tags)] } : {}),
    ...(owner === undefined ? {} : { owner: [owner] }),
    ...(day === undefined ? {} : { year: [day.slice(0, 4)] }),
  };
}

/** The page that lists the records of a value, below the base: `tag/models`. */
export function listPath(name: FacetName, value: string): string {
  return `${name}/${valueSlug(value)}`;
}

/** Every facet that narrows anything, with counts: states in their order, years newest first, the rest most frequent first. */
export function facetViews(decisions: readonly DecisionView[]): FacetView[] {
  const counts = new Map(FACETS.map((name) => [name, new Map<string, number>()]));
  for (const decision of decisions) {
    for (const [name, values] of Object.entries(facetValues(decision))) {
      const counted = counts.get(name as FacetName)!;
      for (const value of values) counted.set(value, (counted.get(value) ?? 0) + 1);
    }
  }
  const titles = new Map(decisions.flatMap(({ kind }) => (kind ? [[kind.name, kind.title]] : [])));
  return FACETS.flatMap((name): FacetView[] => {
    const values = [...counts.get(name)!].map(([value, count]) => ({
      value,
      count,
      word: facetWord(name, value, titles),
    }));
    if (values.length === 0) return [];
    return [
      { name, legend: LEGENDS[name], values: values.toSorted((one, other) => compare(name, one, other)) },
    ];
  });
}

function facetWord(name: FacetName, value: string, kinds: ReadonlyMap<string, string>): string {
  if (name === "status") return STATUS_WORDS[value as keyof typeof STATUS_WORDS].word;
  if (name === "source" && value === ROOT_SOURCE) return "This repository";
  if (name === "door") return DOOR_WORDS[value as keyof typeof DOOR_WORDS];
  return name === "kind" ? (kinds.get(value) ?? value) : value;
}

type FacetValue = FacetView["values"][number];

function compare(name: FacetName, one: FacetValue, other: FacetValue): number {
  if (name === "year") return other.value.localeCompare(one.value);
  if (name === "status") return order(STATUSES, one) - order(STATUSES, other);
  if (name === "door") return order(DOORS, one) - order(DOORS, other);
  return other.count - one.count || one.word.localeCompare(other.word, "en");
}

function order(states: readonly string[], { value }: FacetValue): number {
  return states.indexOf(value);
}
