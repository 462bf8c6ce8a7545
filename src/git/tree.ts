import { createHash } from "node:crypto";
import { UserError } from "../model/user-error.ts";
import type { Git } from "./git.ts";

/** Path from the root of the repository, with `/` → object id of the file's bytes. */
export type Tree = ReadonlyMap<string, string>;

/**
 * The files that a commit holds below a folder; links and submodules are no files.
 * @param commit an object id
 * @param folder path from the root of the repository; empty for all of it
 */
export function readTree(git: Git, commit: string, folder: string): Tree {
  const below = folder === "" ? [] : ["--", `${folder}/`];
  const listed = git.run(["ls-tree", "-r", "-z", "--full-tree", commit, ...below]);
  const files = new Map<string, string>();
  for (const entry of (listed ?? Buffer.alloc(0)).toString("utf8").split("\0")) {
    const found = /^100\d{3} blob (?<id>[0-9a-f]+)\t(?<path>.+)$/su.exec(entry)?.groups;
    if (found) files.set(found.path!, found.id!);
  }
  return files;
}

/** The object id of a file's bytes at a commit; undefined where the commit has no such file. */
export function blobAt(git: Git, commit: string, file: string): string | undefined {
  const found = git.run(["rev-parse", "--verify", "--quiet", "--end-of-options", `${commit}:${file}`]);
  const id = found?.toString("utf8").trim() ?? "";
  return /^[0-9a-f]{40,64}$/u.test(id) ? id : undefined;
}

/**
 * Reads the bytes of objects in one go; one larger than `limit` bytes is absent.
 * @throws UserError where the clone lacks one of them
 */
export function readBlobs(git: Git, ids: Iterable<string>, limit: number): Map<string, Buffer> {
  const wanted = [...new Set(ids)];
  const blobs = new Map<string, Buffer>();
  if (wanted.length === 0) return blobs;
  const small = blobSizes(git, wanted).filter(({ size }) => size <= limit);
  const input = small.map(({ id }) => `${id}\n`).join("");
  const output = (small.length > 0 && git.run(["cat-file", "--batch"], input)) || Buffer.alloc(0);
  for (let at = 0; at < output.length;) {
    const end = output.indexOf("\n", at);
    const [id, type, size] = output.toString("utf8", at, end).split(" ");
    if (type !== "blob") break;
    blobs.set(id!, output.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return blobs;
}

function blobSizes(git: Git, ids: readonly string[]): { id: string; size: number }[] {
  const output = git.run(["cat-file", "--batch-check"], ids.map((id) => `${id}\n`).join(""));
  const lines = (output?.toString("utf8") ?? "").split("\n").filter((line) => line !== "");
  return lines.flatMap((line) => {
    const [id, type, size] = line.split(" ");
    if (type === "missing" || lines.length < ids.length) throw partialClone();
    return type === "blob" ? [{ id: id!, size: Number(size) }] : [];
  });
}

function partialClone(): UserError {
  return new UserError(
    "Unexpected clone without all of its objects: what the records were is not here",
    "Run `git fetch --refetch --no-filter`, or clone without `--filter`.",
  );
}

/**
 * The object id that git gives to these bytes.
 * @param like an object id of the same repository, by which its hash is known: SHA-1 or SHA-256
 */
export function blobId(bytes: Buffer, like: string): string {
  const hash = createHash(like.length === 64 ? "sha256" : "sha1");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/** Files that git takes for renamed between two commits: new path → old path. */
export function readRenames(git: Git, from: string, to: string, folder: string): Map<string, string> {
  const below = folder === "" ? [] : ["--", folder];
  const flags = ["-r", "-z", "-M", "--diff-filter=R", "--name-status", "--no-ext-diff", "--no-textconv"];
  const output = git.run(["diff-tree", ...flags, from, to, ...below])?.toString("utf8") ?? "";
  const renames = new Map<string, string>();
  const parts = output.split("\0");
  for (let at = 0; at + 2 < parts.length; at += 3) renames.set(parts[at + 2]!, parts[at + 1]!);
  return renames;
}
