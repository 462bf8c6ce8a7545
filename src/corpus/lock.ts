import { randomBytes } from "node:crypto";
import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "../model/user-error.ts";

const WAIT = 20;
const PATIENCE = 10_000;

/**
 * Runs `work` while no other process of Reckon does so on the same folder: two `new` at once never take the same number.
 * @throws UserError where the folder cannot be written to, or another process holds it for ten seconds
 */
export async function withLock<T>(folder: string, work: () => T | Promise<T>): Promise<T> {
  const lock = path.join(folder, ".reckon.lock");
  const own = `${process.pid} ${randomBytes(6).toString("hex")}`;
  const tries = PATIENCE / WAIT;
  writing(folder, () => mkdirSync(folder, { recursive: true }));
  for (let attempt = 0; !take(lock, own); attempt++) {
    if (attempt >= tries) {
      throw new UserError(
        `Another \`reckon\` has been writing to \`${folder}\` for ten seconds`,
        `Wait for it, or delete \`${lock}\` if none is running.`,
      );
    }
    if (!clearAbandoned(lock)) await sleep(WAIT);
  }
  try {
    return await work();
  } finally {
    if (read(lock) === own) rmSync(lock, { force: true });
  }
}

/** Whether the lock is ours now; a lock that cannot be written whole is not left behind. */
function take(lock: string, own: string): boolean {
  return writing(path.dirname(lock), () => {
    let handle: number;
    try {
      handle = openSync(lock, "wx");
    } catch (error) {
      if (isCode(error, "EEXIST")) return false;
      throw error;
    }
    try {
      writeSync(handle, own);
      return true;
    } catch (error) {
      rmSync(lock, { force: true });
      throw error;
    } finally {
      closeSync(handle);
    }
  });
}

/** Says which folder an error of the system is about. */
function writing<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw new UserError(
      `Could not write to \`${folder}\` (${String(error.code)})`,
      "Make room or give yourself permission, and run the command again.",
    );
  }
}

/**
 * Clears a lock whose process is gone. It is moved aside first and looked at again there, so that of several processes
 * none clears the lock that another has just taken.
 * @returns whether the lock may be free now
 */
function clearAbandoned(lock: string): boolean {
  const owner = read(lock);
  if (owner === undefined) return true;
  if (!isAbandoned(lock, owner)) return false;
  const aside = `${lock}.${process.pid}-${randomBytes(6).toString("hex")}`;
  try {
    renameSync(lock, aside);
    if (read(aside) !== owner) linkSync(aside, lock);
  } catch (error) {
    // Another process was faster.
    if (!isCode(error, "ENOENT") && !isCode(error, "EEXIST")) throw error;
  }
  rmSync(aside, { force: true });
  return true;
}

/** Whether the process that took a lock is gone; one that has not written its number yet has a moment to do so. */
function isAbandoned(lock: string, owner: string): boolean {
  const pid = Number.parseInt(owner, 10);
  try {
    if (!(pid > 0)) return Date.now() - statSync(lock).mtimeMs > 1000;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return isCode(error, "ESRCH");
  }
}

function read(lock: string): string | undefined {
  try {
    return readFileSync(lock, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
