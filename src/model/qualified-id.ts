/** The name by which records of a package name those of `dir`. */
export const ROOT_SOURCE = "root";

/** What a package or a source may be called: it stands before ids, and in the addresses of pages. */
export const SOURCE_NAME = /^[A-Za-z0-9][\w.-]{0,62}$/u;

/**
 * The id by which the whole corpus knows a record: `ADR-0007` in the package `billing` is `billing:ADR-0007`. An id that
 * has a name already is of there, `root:ADR-0003` of `dir`.
 * @param written as it stands in a file of the package
 * @param source name of the package; undefined for a file of `dir`
 */
export function qualifiedId(written: string, source: string | undefined): string {
  const { source: named, id } = idParts(written);
  if (named === ROOT_SOURCE) return id;
  return named === undefined && source !== undefined ? `${source}:${id}` : written;
}

/**
 * An id as a file of a package writes it: the inverse of {@link qualifiedId}.
 * @param source name of the package; undefined for a file of `dir`
 */
export function writtenId(id: string, source: string | undefined): string {
  if (source === undefined) return id;
  const parts = idParts(id);
  if (parts.source === undefined) return `${ROOT_SOURCE}:${id}`;
  return parts.source === source ? parts.id : id;
}

/** The name before an id, where it has one, and the rest. */
function idParts(id: string): { source?: string; id: string } {
  const at = id.indexOf(":");
  return at === -1 ? { id } : { source: id.slice(0, at), id: id.slice(at + 1) };
}

/** The name before an id; undefined for a record of `dir`. */
export function sourceOf(id: string): string | undefined {
  return idParts(id).source;
}

/** The id without any name before it: what its own file says. */
export function localId(id: string): string {
  return id.slice(id.lastIndexOf(":") + 1);
}

/** Where a text that names records stands: what a record knows of itself. */
export interface Home {
  id?: string;
  source?: string;
  external?: true;
}

/** The id that a text in the body of a record means. */
export function meantId(written: string, { id = "", source, external }: Home): string {
  if (source === undefined) return written;
  if (!external) return qualifiedId(written, source);
  const inner = idParts(idParts(id).id).source;
  return `${source}:${inner === undefined ? written : qualifiedId(written, inner)}`;
}
