/**
 * Ends a process, or fails a call, at the call of the file system that is counted to, before the call is made. Preloaded
 * into a process under test it kills at `KILL_AT`.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

type Call = (...args: unknown[]) => unknown;

/** Calls that change what is on the disk. */
const CHANGING = ["writeFileSync", "writeSync", "fsyncSync", "renameSync", "linkSync", "rmSync", "openSync"];

/**
 * Counts the calls that change something and does `then` in the place of one of them.
 * @param except a call that is not counted
 * @returns what puts the file system back
 */
export function interruptAt(at: number, then: (name: string) => void, except?: string): () => void {
  const calling = fs as unknown as Record<string, Call>;
  const originals = new Map(CHANGING.map((name) => [name, calling[name]!]));
  let calls = 0;
  for (const [name, original] of originals) {
    calling[name] = (...args) => {
      // A file is opened to be written where the flag says so.
      const changes = name !== except && (name !== "openSync" || args[1] === "wx");
      if (changes && ++calls === at) then(name);
      return original(...args);
    };
  }
  syncBuiltinESMExports();
  return () => {
    for (const [name, original] of originals) calling[name] = original;
    syncBuiltinESMExports();
  };
}

if (process.env.KILL_AT !== undefined)
  interruptAt(Number(process.env.KILL_AT), () => process.kill(process.pid, "SIGKILL"));
