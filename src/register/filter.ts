import type { Status } from "../model/frontmatter.ts";
import { ROOT_SOURCE } from "../model/qualified-id.ts";
import type { RecordEntry } from "../model/record-entry.ts";
import type { Door } from "../model/reversal.ts";
import { dayOfEntry } from "./entry.ts";

/** What a list is narrowed to. Values of one filter are alternatives, tags are all asked for, and all filters hold at once. */
export interface RecordFilter {
  /** Packages and sources by name, `root` for the records of `dir`. */
  sources?: readonly string[];
  kinds?: readonly string[];
  statuses?: readonly Status[];
  tags?: readonly string[];
  owners?: readonly string[];
  tiers?: readonly number[];
  doors?: readonly Door[];
  /** ISO date: decided, or last changed, on that day or later. */
  since?: string;
  /** ISO date: on that day or before. */
  until?: string;
  /** ISO date: something of it is due on that day or before. */
  due?: string;
}

/** The criticality of a record that names none. */
const DEFAULT_TIER = 2;

/** Whether an entry passes a filter. A record that does not state a value never passes a filter on it, but for the tier. */
export function passes(entry: RecordEntry, filter: RecordFilter): boolean {
  const day = dayOfEntry(entry);
  return (
    isAmong(filter.sources, entry.source ?? ROOT_SOURCE) &&
    isAmong(filter.kinds, entry.kind) &&
    isAmong(filter.statuses, entry.status) &&
    isAmong(filter.doors, entry.door) &&
    isAmong(filter.tiers, entry.tier ?? DEFAULT_TIER) &&
    isAmong(lower(filter.owners), entry.owner?.toLowerCase()) &&
    (filter.tags ?? []).every((tag) => lower(entry.tags)!.includes(tag.toLowerCase())) &&
    (filter.since === undefined || (day !== undefined && day >= filter.since)) &&
    (filter.until === undefined || (day !== undefined && day <= filter.until)) &&
    (filter.due === undefined || entry.due.some(({ on }) => on <= filter.due!))
  );
}

function isAmong<T>(wanted: readonly T[] | undefined, value: T | undefined): boolean {
  return wanted === undefined || wanted.length === 0 || (value !== undefined && wanted.includes(value));
}

function lower(words: readonly string[] | undefined): string[] | undefined {
  return words?.map((word) => word.toLowerCase());
}

/** By what a list can be sorted. */
export const SORT_KEYS = ["date", "id", "title", "status", "owner", "due"] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** Sorts entries: dates newest first, days that are due earliest first, words by the alphabet; what is unknown last. */
export function sortEntries(entries: readonly RecordEntry[], key: SortKey, reverse = false): RecordEntry[] {
  const collator = new Intl.Collator("en", { numeric: true });
  const valueOf: Readonly<Record<SortKey, (entry: RecordEntry) => string | undefined>> = {
    date: dayOfEntry,
    id: ({ id }) => id,
    title: ({ title }) => title,
    status: ({ status }) => status,
    owner: ({ owner }) => owner,
    due: ({ due }) => due[0]?.on,
  };
  const direction = (key === "date" ? -1 : 1) * (reverse ? -1 : 1);
  const byName = (one: RecordEntry, other: RecordEntry): number =>
    collator.compare(one.id ?? one.file, other.id ?? other.file);
  return entries.toSorted((one, other) => {
    const [left, right] = [valueOf[key](one), valueOf[key](other)];
    if (left === undefined || right === undefined)
      return left === right ? byName(one, other) : left === undefined ? 1 : -1;
    return direction * collator.compare(left, right) || byName(one, other);
  });
}
