import path from "node:path";
import { localId } from "../model/qualified-id.ts";
import type { Card } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";
import { nearest } from "../parse/nearest.ts";

/**
 * The record that a person names: by id, by number, by file, or by a unique part of its title.
 * @throws UserError listing the nearest where nothing fits, and all that fit where several do
 */
export function findRecord<R extends Card>(records: readonly R[], name: string): R {
  const wanted = name.trim().toLowerCase();
  const found = [byId, byShortId, byLocalId, byFile, byNumber, byTitle]
    .map((by) => ownFirst(records.filter((record) => by(record, wanted))))
    .find((fits) => fits.length > 0);
  if (found?.length === 1) return found[0]!;
  if (found)
    throw new UserError(
      `\`${name}\` fits ${found.length} records`,
      `Name one of them by its id or file: ${list(found)}.`,
    );
  const near = nearest(
    name,
    records.flatMap((record) => [record.id, record.title]).filter((word) => word !== undefined),
  );
  const meant = records.filter(
    (record) => near !== undefined && (record.id === near || record.title === near),
  );
  throw new UserError(
    `No record fits \`${name}\``,
    meant.length > 0
      ? `Did you mean ${list(meant)}?`
      : "Name it by its id, number, file or a part of its title.",
  );
}

/**
 * The record that a person names, to change it: Reckon writes its own format alone.
 * @throws UserError as {@link findRecord}, and where the record is written in another dialect
 */
export function findOwnRecord<R extends Card>(records: readonly R[], name: string): R {
  const record = findRecord(records, name);
  assertOwn(record);
  return record;
}

/**
 * Refuses a record of another dialect.
 * @throws UserError that says how to bring it in
 */
export function assertOwn({ foreign, file, id }: Card): void {
  if (!foreign) return;
  throw new UserError(
    `Unexpected change of ${id ?? file}, which is written in another format (${foreign.dialect})`,
    `Bring it in first: \`reckon import ${file}\`; until then change the file by hand.`,
  );
}

/** Who names a record shortly means one of this repository. */
function ownFirst<R extends Card>(fits: readonly R[]): readonly R[] {
  const own = fits.filter(({ external }) => !external);
  return own.length > 0 ? own : fits;
}

function byId(record: Card, wanted: string): boolean {
  return record.id?.toLowerCase() === wanted;
}

/** `ARCH-003` or `adr 7`, as other tools and people write the number. */
function byShortId(record: Card, wanted: string): boolean {
  const meant = shortId(wanted);
  return meant !== undefined && meant === shortId(record.id?.toLowerCase() ?? "");
}

function shortId(id: string): string | undefined {
  const groups = /^(?<prefix>(?:[^:\s]+:)?[a-z]+)[-_ ]?0*(?<number>\d{1,7})$/u.exec(id)?.groups;
  return groups && `${groups.prefix}-${groups.number}`;
}

/** The id without the name of its package or source. */
function byLocalId(record: Card, wanted: string): boolean {
  return record.id !== undefined && localId(record.id).toLowerCase() === wanted;
}

function byFile(record: Card, wanted: string): boolean {
  const file = record.file.toLowerCase();
  return (
    wanted.endsWith(".md") &&
    (file === path.posix.normalize(wanted) || path.posix.basename(file) === path.posix.basename(wanted))
  );
}

function byNumber(record: Card, wanted: string): boolean {
  return (
    /^\d+$/u.test(wanted) &&
    Number(/-(?<number>\d+)/u.exec(localId(record.id ?? ""))?.groups?.number) === Number(wanted)
  );
}

function byTitle(record: Card, wanted: string): boolean {
  return record.title?.toLowerCase().includes(wanted) ?? false;
}

function list(records: readonly Card[]): string {
  const shown = records
    .slice(0, 5)
    .map((record) => `${record.id ?? record.file}${record.title ? ` (${record.title})` : ""}`);
  return shown.join(", ") + (records.length > 5 ? `, and ${records.length - 5} more` : "");
}
