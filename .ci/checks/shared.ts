import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

export const root = path.resolve(import.meta.dirname, "../..");

/** Real records, eval results and hostile files, kept outside the repository for their size and their licences. */
export const shared = path.resolve(root, "../shared");

/** The program as it is installed: built by `npm ci`. */
export const bin = path.join(root, "dist/bin.js");

/** A new folder for the test that is running. */
export function emptyFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "reckon-check-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
  seconds: number;
}

/** Runs Node with these arguments to its end, without a terminal. */
export function node(args: readonly string[], cwd: string): Promise<Ran> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, CI: "true", NO_COLOR: "1", VITEST: undefined, NODE_ENV: undefined },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject);
    child.on("close", (status) => {
      resolve({ status, stdout, stderr, seconds: (performance.now() - began) / 1000 });
    });
  });
}
