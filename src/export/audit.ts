import { createHash } from "node:crypto";
import type { FileChange } from "../git/history.ts";
import { AuditManifest } from "../model/audit.ts";
import type { ExportRecord, RecordExport } from "../model/export-record.ts";

/** A file of a bundle; paths are relative to it, with `/`. */
export interface BundleFile {
  path: string;
  bytes: Buffer;
}

/** What a bundle is made of. */
export interface AuditSource {
  records: readonly ExportRecord[];
  /** Records, evidence and whatever else lies beside them, as bytes. */
  files: readonly BundleFile[];
  /** By the paths of `files`; absent where there is no git repository. */
  history?: ReadonlyMap<string, readonly FileChange[]>;
  manifest: Pick<AuditManifest, "on" | "commit" | "uncommitted">;
}

export const MANIFEST = "manifest.json";

/**
 * An audit bundle: the files to the byte below `files/`, every record as data, every approval by itself, the commits
 * that changed each file, and last the manifest with the digest of each.
 */
export function auditBundle({ records, files, history, manifest }: AuditSource): BundleFile[] {
  const contents = [
    ...files.map(({ path, bytes }) => ({ path: `files/${path}`, bytes })),
    jsonFile("records.json", { version: 1, records: [...records] } satisfies RecordExport),
    jsonFile("approvals.json", approvalsOf(records)),
    ...(history ? [jsonFile("history.json", Object.fromEntries([...history].toSorted(byKey)))] : []),
  ].toSorted((one, other) => (one.path < other.path ? -1 : 1));
  const listed = contents.map(({ path, bytes }) => ({ path, size: bytes.length, sha256: digest(bytes) }));
  return [
    ...contents,
    jsonFile(MANIFEST, { version: 1, ...manifest, files: listed } satisfies AuditManifest),
  ];
}

function approvalsOf(records: readonly ExportRecord[]): unknown[] {
  return records.flatMap(({ id, file, approvals, gateOverride }) => [
    ...approvals.map((approval) => ({ record: id ?? file, ...approval })),
    ...(gateOverride ? [{ record: id ?? file, gateOverride }] : []),
  ]);
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}

function jsonFile(path: string, value: unknown): BundleFile {
  return { path, bytes: Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`) };
}

/** SHA-256 in hexadecimal digits. */
export function digest(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * Holds a bundle against its manifest.
 * @param files every file of the bundle, the manifest among them
 * @returns a line per file that is missing, changed or not listed; none where all agree
 */
export function verifyBundle(files: readonly BundleFile[]): string[] {
  const own = files.find(({ path }) => path === MANIFEST);
  if (!own) return [`Unexpected folder without ${MANIFEST}, expected an audit bundle`];
  const manifest = AuditManifest.safeParse(parsed(own.bytes));
  if (!manifest.success) return [`Unexpected ${MANIFEST} that is none of an audit bundle`];
  const listed = new Map(manifest.data.files.map((file) => [file.path, file]));
  const found = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const wrong = [...listed.values()].flatMap(({ path, sha256 }) => {
    const bytes = found.get(path);
    if (!bytes) return [`${path} is missing`];
    return digest(bytes) === sha256 ? [] : [`${path} was changed`];
  });
  const extra = files.filter(({ path }) => path !== MANIFEST && !listed.has(path));
  return [...wrong, ...extra.map(({ path }) => `${path} is not in the manifest`)];
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
