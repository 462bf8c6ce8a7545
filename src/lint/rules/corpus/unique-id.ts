import type { Card } from "../../../model/record.ts";
import { valuePlace } from "../../../model/record.ts";
import { localId } from "../../../model/qualified-id.ts";
import { numberedId } from "../../../model/record-name.ts";
import { defineRule } from "../../rule.ts";

/** The prefix is counted by package: `billing:ADR`. */
const NUMBERED = /^(?<prefix>(?:[\w.:-]+:)?[A-Z][A-Z0-9]*)-(?<number>\d{1,7})$/u;

/** Two records of one id: every reference to it means either of them. */
export const uniqueId = defineRule({
  id: "corpus/unique-id",
  level: "error",
  description: "No two records have the same id.",
  *corpus({ records }, { base }) {
    const first = new Map<string, Card>();
    const placeOf = ({ id, file, foreign }: Card): string =>
      // Other tools number each folder by itself.
      foreign ? `${id} ${file.slice(0, file.lastIndexOf("/"))}` : id!;
    const free = freeIds(records);
    for (const record of records) {
      if (record.id === undefined) continue;
      const other = first.get(placeOf(record)) ?? first.get(record.id);
      if (!other) {
        first.set(placeOf(record), record);
        continue;
      }
      const next = free(record.id);
      const isNewer = base?.changed.has(other.file) && !base.changed.has(record.file);
      const newer = isNewer ? other.file : record.file;
      const since = base ? ` --base ${base.revision}` : "";
      yield {
        file: record.file,
        message: `Unexpected second record with the id \`${record.id}\`, expected an id of its own`,
        hint: `Give the newer one another id: \`reckon renumber ${newer} ${next ?? "<id>"}${since}\`.`,
        range: valuePlace(record.places, ["id"]),
        related: [
          { file: other.file, range: valuePlace(other.places, ["id"]), message: "The first one is here" },
        ],
      };
    }
  },
});

/** Hands out, for an id, the next number that nobody has under its prefix. */
function freeIds(records: readonly Card[]): (id: string) => string | undefined {
  const highest = new Map<string, number>();
  for (const { id } of records) {
    const groups = NUMBERED.exec(id ?? "")?.groups;
    if (groups)
      highest.set(groups.prefix!, Math.max(highest.get(groups.prefix!) ?? 0, Number(groups.number)));
  }
  return (id) => {
    const prefix = NUMBERED.exec(id)?.groups!.prefix;
    const last = prefix === undefined ? undefined : highest.get(prefix);
    if (prefix === undefined || last === undefined) return undefined;
    highest.set(prefix, last + 1);
    return localId(numberedId(prefix, last + 1));
  };
}
