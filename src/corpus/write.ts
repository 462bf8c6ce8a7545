import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
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
  /** The text that the new one was made from; a file that holds another by now is not written. */
  before?: string;
}

/**
 * Writes files, each whole or not at all, in the order given. All are written beside their places and flushed first, so
 * that a full disk or a folder that cannot be written to leaves every one as it was; then each is renamed into its
 * place, and its folder flushed. Killed in between, the first ones are new and the others as they were.
 * @throws UserError where a file cannot be written, or has changed meanwhile
 */
export function writeFiles(files: readonly FileText[]): void {
  const staged: { file: FileText; temporary: string }[] = [];
  try {
    for (const file of files) {
      const temporary = temporaryFor(file.path);
      staged.push({ file, temporary });
      naming(file, () => stage(file, temporary));
    }
    for (const { file } of staged) naming(file, () => assertUnchanged(file));
    for (const { file, temporary } of staged) {
      naming(file, () => {
        assertUnchanged(file);
        renameSync(temporary, file.path);
        flushFolder(file.path);
      });
    }
  } finally {
    for (const { temporary } of staged) discard(temporary);
  }
}

/**
 * Writes a new file, whole or not at all, and never over another.
 * @returns whether it was written; false where the name was taken
 * @throws UserError where it cannot be written
 */
export function createFile(file: FileText): boolean {
  const temporary = temporaryFor(file.path);
  try {
    return naming(file, () => {
      stage(file, temporary);
      const created = link(temporary, file.path);
      flushFolder(file.path);
      return created;
    });
  } finally {
    discard(temporary);
  }
}

/**
 * Writes new files, all of them or none, and never over another: all are written beside their places first, and where one
 * cannot be put there, those before it go again. Killed in between, the first ones are there.
 * @throws UserError where a file cannot be written, or its name is taken
 */
export function createFiles(files: readonly FileText[]): void {
  const staged: { file: FileText; temporary: string }[] = [];
  const created: string[] = [];
  try {
    for (const file of files) {
      const temporary = temporaryFor(file.path);
      staged.push({ file, temporary });
      naming(file, () => stage(file, temporary));
    }
    for (const { file, temporary } of staged) {
      naming(file, () => {
        if (!link(temporary, file.path)) throw inTheWay(file.path);
        created.push(file.path);
        flushFolder(file.path);
      });
    }
  } catch (error) {
    for (const file of created) rmSync(file, { force: true });
    throw error;
  } finally {
    for (const { temporary } of staged) discard(temporary);
  }
}

/**
 * Copies a file, whole or not at all, and never over another.
 * @returns whether it was copied; false where the name was taken
 * @throws UserError where it cannot be read or written
 */
export function copyFile(from: string, to: string): boolean {
  const temporary = temporaryFor(to);
  try {
    return naming({ path: to, text: "" }, () => {
      mkdirSync(path.dirname(to), { recursive: true });
      copyFileSync(from, temporary, constants.COPYFILE_EXCL);
      flushFile(temporary);
      const created = link(temporary, to);
      flushFolder(to);
      return created;
    });
  } finally {
    discard(temporary);
  }
}

/**
 * Gives a file or a folder another name, never over another one.
 * @throws UserError where the name is taken, or cannot be given
 */
export function moveFile(from: string, to: string): void {
  naming({ path: to, text: "" }, () => {
    const there = lstatSync(to, { throwIfNoEntry: false });
    // Where names differ in case alone, some file systems take both for one.
    if (there && there.ino !== lstatSync(from).ino) {
      throw inTheWay(to);
    }
    renameSync(from, to);
    flushFolder(from);
    if (path.dirname(from) !== path.dirname(to)) flushFolder(to);
  });
}

/** Removes what killed processes have left beside the files of a folder; running ones keep theirs. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const owner = /^\..+\.(?<pid>\d+)-[0-9a-f]{12}\.tmp$/u.exec(name)?.groups!.pid;
    if (owner !== undefined && !isRunning(Number(owner))) rmSync(path.join(folder, name), { force: true });
  }
}

function inTheWay(file: string): UserError {
  return new UserError(
    `Unexpected file in the way: \`${file}\``,
    "Move it elsewhere, and run the command again.",
  );
}

function temporaryFor(file: string): string {
  const unique = `${process.pid}-${randomBytes(6).toString("hex")}`;
  return path.join(path.dirname(file), `.${path.basename(file)}.${unique}.tmp`);
}

/** A place that is no folder has nothing to remove, and `rmSync` would throw. */
function discard(temporary: string): void {
  if (existsSync(temporary)) rmSync(temporary, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !hasCode(error, "ESRCH");
  }
}

/** Writes the text beside its place and flushes it, so that what is renamed is never an empty file. */
function stage(file: FileText, temporary: string): void {
  mkdirSync(path.dirname(file.path), { recursive: true });
  const old = lstatSync(file.path, { throwIfNoEntry: false });
  if (old?.isSymbolicLink()) {
    throw new UserError(
      `Unexpected symbolic link \`${file.path}\`, expected a file`,
      "Replace the link by the file itself.",
    );
  }
  const handle = openSync(temporary, "wx", old ? old.mode & 0o777 : undefined);
  try {
    writeFileSync(handle, file.text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function assertUnchanged({ path: file, before }: FileText): void {
  if (before === undefined || readFileSync(file).equals(Buffer.from(before))) return;
  throw new UserError(
    `\`${file}\` has changed meanwhile; it was not written`,
    "Save what is open in an editor, and run the command again.",
  );
}

function link(temporary: string, file: string): boolean {
  try {
    linkSync(temporary, file);
    return true;
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
    return false;
  }
}

function flushFile(file: string): void {
  const handle = openSync(file, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function flushFolder(file: string): void {
  flushFile(path.dirname(file));
}

/** Says which file an error of the system is about. */
function naming<T>(file: FileText, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof UserError || !(error instanceof Error) || !("code" in error)) throw error;
    throw new UserError(
      `Could not write \`${file.path}\` (${String(error.code)}); it is as it was`,
      "Make room or give yourself permission, and run the command again.",
    );
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
