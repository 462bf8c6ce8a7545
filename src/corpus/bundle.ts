import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { UserError } from "../model/user-error.ts";

/** A file as bytes, by its path from a folder, with `/`. */
export interface RawFile {
  path: string;
  bytes: Buffer;
}

/**
 * Every file below a folder as bytes, in the order of names. Hidden entries are passed over; links are not followed.
 * @param limit bytes that one file may have
 * @throws UserError where the folder or a file cannot be read, or is larger
 */
export function readFolder(folder: string, limit: number): RawFile[] {
  return namesBelow(folder, "").map((name) => ({
    path: name,
    bytes: readBytes(path.join(folder, name), limit),
  }));
}

function namesBelow(folder: string, below: string): string[] {
  const entries = orSay(
    () => readdirSync(path.join(folder, below), { withFileTypes: true }),
    path.join(folder, below),
  );
  return entries
    .filter(({ name }) => !name.startsWith("."))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const name = path.posix.join(below, entry.name);
      if (entry.isDirectory()) return namesBelow(folder, name);
      return entry.isFile() ? [name] : [];
    });
}

/**
 * The bytes of a file; links are not followed.
 * @throws UserError where it cannot be read, or is larger than `limit` bytes
 */
export function readBytes(file: string, limit: number): Buffer {
  const handle = orSay(
    () => openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK),
    file,
  );
  try {
    const { size } = fstatSync(handle);
    if (size <= limit) return orSay(() => readFileSync(handle), file);
    throw new UserError(
      `Unexpected file of ${size} bytes: \`${file}\`, expected at most ${limit}`,
      "Raise `limits.result-file` in reckon.yaml, or move the file away.",
    );
  } finally {
    closeSync(handle);
  }
}

/**
 * Writes files into a new folder.
 * @throws UserError where the folder is there and holds something, or cannot be written
 */
export function writeFolder(folder: string, files: readonly RawFile[]): void {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (stat && (!stat.isDirectory() || orSay(() => readdirSync(folder), folder).length > 0)) {
    throw new UserError(
      `Unexpected files in \`${folder}\`, expected a new folder`,
      "Name one that is not there yet.",
    );
  }
  for (const file of files) {
    const target = path.join(folder, file.path);
    orSay(() => {
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, file.bytes, { flag: "wx" });
    }, target);
  }
}

function orSay<T>(work: () => T, file: string): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw new UserError(
      `Could not read or write \`${file}\` (${String(error.code)})`,
      "Check that it is there, and that you may.",
    );
  }
}
