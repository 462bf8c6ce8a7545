import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { UserError } from "../model/user-error.ts";

/** A file's whole new text. */
export interface FileText {
  /** Absolute path. */
  path: string;
  text: string;
}

/**
 * Writes files, each whole or not at all, in the order given: a temporary file beside it, flushed, renamed over it, and
 * the folder flushed. Killed in between, the first ones are new and the others as they were.
 * @throws UserError where a file cannot be written; that one is then as it was
 */
export function writeFiles(files: readonly FileText[]): void {
  for (const file of files) {
    replacing(file, (temporary) => {
      const mode = lstatSync(file.path, { throwIfNoEntry: false });
      if (mode?.isSymbolicLink())
        throw new UserError(
          `Unexpected symbolic link \`${file.path}\`, expected a file`,
          "Replace the link by the file itself.",
        );
      renameSync(temporary, file.path);
    });
  }
}

/**
 * Writes a new file, whole or not at all, and never over another.
 * @returns whether it was written; false where the name was taken
 * @throws UserError where it cannot be written
 */
export function createFile(file: FileText): boolean {
  let created = true;
  replacing(file, (temporary) => {
    try {
      linkSync(temporary, file.path);
    } catch (error) {
      if (!isTaken(error)) throw error;
      created = false;
    }
  });
  return created;
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}

function replacing(file: FileText, place: (temporary: string) => void): void {
  const folder = path.dirname(file.path);
  const temporary = path.join(folder, `.${path.basename(file.path)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    mkdirSync(folder, { recursive: true });
    flushed(temporary, "wx", (handle) => writeFileSync(handle, file.text));
    place(temporary);
    flushed(folder, "r", () => undefined);
  } catch (error) {
    if (error instanceof UserError || !(error instanceof Error) || !("code" in error)) throw error;
    throw new UserError(
      `Could not write \`${file.path}\` (${String(error.code)}); it is as it was`,
      "Make room or give yourself permission, and run the command again.",
    );
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Opens, writes and flushes to the disk, so that what is renamed is never an empty file. */
function flushed(file: string, flags: string, write: (handle: number) => void): void {
  const handle = openSync(file, flags);
  try {
    write(handle);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
