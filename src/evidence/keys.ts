import type { ImportedRow } from "./imported-row.ts";
import type { Importer, ImportOptions } from "./importer.ts";
import type { Rows } from "./rows.ts";

/** What a row says of the case that it is an attempt at. */
export type CaseFields = Pick<ImportedRow, "id" | "category" | "cluster">;

/**
 * What identifies a case, its category and its cluster: by the user's keys, and where none is named, by the tool's own.
 * @param read what the row says under a key, as `Importer.keys` describes
 * @param own what the tool itself says
 */
export function caseFields(
  { caseKey, categoryKey, clusterKey }: ImportOptions,
  read: (key: string) => string | undefined,
  own: Pick<CaseFields, "id" | "category"> = {},
): CaseFields {
  const named = (key: string) => read(key)?.trim() || undefined;
  return {
    id: caseKey === undefined ? own.id : named(caseKey),
    category: categoryKey === undefined ? own.category : named(categoryKey),
    cluster: clusterKey === undefined ? undefined : named(clusterKey),
  };
}

/** The user's keys that no row of a file states, a sentence each with what follows from it. */
export function unstatedKeys(
  runs: readonly { rows: Rows }[],
  { caseKey, categoryKey, clusterKey }: ImportOptions,
  { keys }: Pick<Importer, "keys">,
): string[] {
  const named = [
    { key: caseKey, what: "id", flag: "--case-key", outcome: "the cases are paired by their input" },
    { key: categoryKey, what: "category", flag: "--category-key", outcome: "they have no category" },
    { key: clusterKey, what: "cluster", flag: "--cluster-key", outcome: "they count as independent" },
  ] as const;
  return named.flatMap(({ key, what, flag, outcome }) => {
    if (key === undefined || runs.some(({ rows }) => rows.stated[what] > 0)) return [];
    return [`No case states ${key}: ${flag} may name ${keys}; ${outcome}.`];
  });
}
