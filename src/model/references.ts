import { REFERENCE_KEYS } from "./frontmatter.ts";
import type { Card } from "./record.ts";

/** A record named in another's frontmatter. */
export interface Reference {
  /** The key that holds it. */
  key: string;
  /** The id as written, without the risk that may follow it: `ADR-0007/R1` names `ADR-0007`. */
  id: string;
  /** Path of the value in the frontmatter. */
  path: readonly string[];
}

/** Every record that a record's frontmatter names, under the common keys and under its kind's own of type `ids`. */
export function referencesOf({ kind, values, extra }: Card): Reference[] {
  const own = Object.entries(kind?.keys ?? {}).filter(([, type]) => type === "ids");
  const lists = [
    ...REFERENCE_KEYS.map((key) => [key, values[key]] as const),
    ...own.map(([key]) => [key, extra[key] as string[] | undefined] as const),
  ];
  return [
    ...lists.flatMap(([key, value]) =>
      typeof value === "string"
        ? [{ key, id: value, path: [key] }]
        : (value ?? []).map((id, index) => ({ key, id, path: [key, String(index)] })),
    ),
    ...materialisedRisks(extra).map(({ risk, path }) => ({
      key: "materialised",
      id: risk.split("/", 1)[0]!,
      path,
    })),
  ];
}

/** The accepted risks that a postmortem says came true, as `ADR-0007/R1`. */
export function materialisedRisks(extra: Card["extra"]): { risk: string; path: readonly string[] }[] {
  const written = extra.materialised;
  if (!Array.isArray(written)) return [];
  return written.map((risk, index) => ({ risk: String(risk), path: ["materialised", String(index)] }));
}
