import { existsSync, lstatSync, readdirSync } from "node:fs";
import path from "node:path";

/** The files around the records, for links and globs. Nothing outside of it is ever looked at. */
export interface Repository {
  /** Absolute path. */
  root: string;
  /** What stands at a path from the root, with `/`; undefined where nothing does. */
  entry(file: string): "file" | "folder" | undefined;
  /** Every file below a folder, by its path from the root, `""` for the root itself; one at a time, so that who has found what they look for stops. */
  filesBelow(folder: string): Iterable<string>;
}

/** The nearest folder, from `start` upwards, that holds one of `names`. */
export function findUpwards(start: string, names: readonly string[]): string | undefined {
  for (let folder = path.resolve(start); ; folder = path.dirname(folder)) {
    if (names.some((name) => existsSync(path.join(folder, name)))) return folder;
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** The repository whose root is the nearest folder with `.git`, else `otherwise`. */
export function openRepository(otherwise: string): Repository {
  const root = findUpwards(otherwise, [".git"]) ?? path.resolve(otherwise);
  const seen = new Map<string, "file" | "folder" | undefined>();
  return {
    root,
    entry(file) {
      if (!seen.has(file)) seen.set(file, look(root, file));
      return seen.get(file);
    },
    *filesBelow(folder) {
      if (look(root, folder) === "folder") yield* walkFiles(root, path.posix.normalize(folder || "."));
    },
  };
}

const SKIPPED = new Set([".git", "node_modules"]);

/** Goes through folders in the order of their names; links are not followed, and what cannot be read is passed over. */
function* walkFiles(root: string, folder: string): Generator<string> {
  let entries;
  try {
    entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const file = path.posix.join(folder, entry.name);
    if (entry.isFile()) yield file;
    else if (entry.isDirectory() && !SKIPPED.has(entry.name)) yield* walkFiles(root, file);
  }
}

/** Goes down step by step, so that no link on the way leads out. */
function look(root: string, file: string): "file" | "folder" | undefined {
  const steps = path.posix
    .normalize(file)
    .split("/")
    .filter((step) => step !== "" && step !== ".");
  if (steps.includes("..")) return undefined;
  let at = root;
  let kind: "file" | "folder" = "folder";
  for (const step of steps) {
    if (kind === "file") return undefined;
    at = path.join(at, step);
    const found = entryAt(at);
    if (!found) return undefined;
    kind = found;
  }
  return kind;
}

/** A name that no file system takes, too long or with a NUL, is a name of nothing. */
function entryAt(file: string): "file" | "folder" | undefined {
  try {
    return lstatSync(file).isDirectory() ? "folder" : "file";
  } catch {
    return undefined;
  }
}
