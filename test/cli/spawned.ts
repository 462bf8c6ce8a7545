import { spawn } from "node:child_process";
import path from "node:path";

const bin = path.resolve(import.meta.dirname, "../../src/bin.ts");

export interface Ran {
  /** Null where a signal ended it. */
  status: number | null;
  stdout: string;
  stderr: string;
}

/** A process of its own that runs a command line of Reckon's, and its end. */
export function start(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): { kill(): void; ended: Promise<Ran> } {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    env: { ...process.env, VITEST: undefined, NODE_ENV: undefined, CI: undefined, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = new Promise<Ran>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
  return { kill: () => void child.kill("SIGKILL"), ended };
}

/** Runs a command line in a process of its own to its end. */
export function spawned(
  cwd: string,
  args: readonly string[],
  env?: Readonly<Record<string, string | undefined>>,
): Promise<Ran> {
  return start(cwd, args, env).ended;
}
