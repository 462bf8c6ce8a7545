import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import path from "node:path";
import { pathFrom } from "../corpus/load.ts";
import type { Repository } from "../corpus/repository.ts";
import { LIMITS } from "../model/limits.ts";

/** A file of the repository that is called as one that results were read from. */
export interface SourceFile {
  /** Path from the root of the corpus, with `/`. */
  file: string;
  /** SHA-256 of its bytes in hexadecimal; absent where it cannot be read, or is larger than is looked at. */
  sha256?: string;
}

const CHUNK = 256 * 1024;

/** SHA-256 of a file's bytes, read piece by piece; undefined where it is no readable file or larger than `limit`. */
export function fileDigest(file: string, limit: number = LIMITS.resultFile): string | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = fstatSync(handle);
    if (!stat.isFile() || stat.size > limit) return undefined;
    const hash = createHash("sha256");
    const chunk = new Uint8Array(Math.min(CHUNK, stat.size));
    let left = stat.size;
    while (left > 0) {
      const read = readSync(handle, chunk, 0, Math.min(chunk.length, left), null);
      if (read === 0) return undefined;
      hash.update(chunk.subarray(0, read));
      left -= read;
    }
    return hash.digest("hex");
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/**
 * Looks files up by name below the records' folder. The folder is gone through once, when the first is asked for, and no
 * file is read twice.
 * @param root absolute path of the root of the corpus
 * @param folder the records' folder, from there
 * @param digest SHA-256 of the file at an absolute path
 */
export function sourceFiles(
  repository: Repository,
  root: string,
  folder: string,
  digest: (file: string) => string | undefined = fileDigest,
): (name: string) => readonly SourceFile[] {
  let byName: ReadonlyMap<string, string[]> | undefined;
  const known = new Map<string, readonly SourceFile[]>();
  return (name) => {
    byName ??= Map.groupBy(
      repository.filesBelow(pathFrom(repository.root, path.join(root, folder))),
      (file) => path.posix.basename(file),
    );
    const found = known.get(name) ?? (byName.get(name) ?? []).map(look);
    known.set(name, found);
    return found;
  };

  function look(inRepository: string): SourceFile {
    const file = path.join(repository.root, inRepository);
    const sha256 = digest(file);
    return { file: pathFrom(root, file), ...(sha256 === undefined ? {} : { sha256 }) };
  }
}
