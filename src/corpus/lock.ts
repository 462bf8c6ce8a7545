import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "../model/user-error.ts";

const WAIT = 20;
const PATIENCE = 10_000;

/**
 * Runs `work` while no other process of Reckon does so on the same folder: two `new` at once never take the same number.
 * @throws UserError where another process holds the folder for ten seconds
 */
export async function withLock<T>(folder: string, work: () => T | Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, ".reckon.lock");
  const tries = PATIENCE / WAIT;
  for (let attempt = 0; !take(lock); attempt++) {
    if (attempt >= tries) {
      throw new UserError(
        `Another \`reckon\` has been writing to \`${folder}\` for ten seconds`,
        `Wait for it, or delete \`${lock}\` if none is running.`,
      );
    }
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    else await sleep(WAIT);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  try {
    const handle = openSync(lock, "wx");
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw new UserError(
      `Could not write to \`${path.dirname(lock)}\` (${error instanceof Error && "code" in error ? String(error.code) : "unknown reason"})`,
      "Make room or give yourself permission, and run the command again.",
    );
  }
}

/** Whether the process that took a lock is gone; one that has not written its number yet has a moment to do so. */
function isAbandoned(lock: string): boolean {
  try {
    const owner = Number(readFileSync(lock, "utf8"));
    if (!Number.isInteger(owner) || owner <= 0) return Date.now() - statSync(lock).mtimeMs > 1000;
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
