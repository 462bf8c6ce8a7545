import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../..");

/** What the build and `npm pack` read, beside the folders that `files` of package.json names. */
const INPUTS = [
  "package.json",
  "README.md",
  "LICENSE",
  "src",
  "scripts",
  "tsconfig.json",
  "tsconfig.build.json",
];

/** A new folder below the system's own for temporary files; who makes one removes it with {@link removeFolder}. */
export function temporaryFolder(name: string): string {
  return mkdtempSync(path.join(tmpdir(), `reckon-${name}-`));
}

/**
 * Removes a folder of {@link temporaryFolder} with all that is in it, and no other: what failed before it had a folder
 * would name the current one, which is the project.
 */
export function removeFolder(folder: string): void {
  const place = path.resolve(folder);
  if (path.dirname(place) !== path.resolve(tmpdir()) || !path.basename(place).startsWith("reckon-")) return;
  rmSync(folder, { recursive: true, force: true });
}

/**
 * The environment of a person's shell: without the variables by which an npm script that runs the tests would tell
 * the npm inside them what to do.
 */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|INIT_CWD$|NODE_ENV$|VITEST)/.test(name),
  );
  return { ...Object.fromEntries(own), CI: "true", NO_COLOR: "1" };
}

export interface Ran {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end; a status other than 0 is a value. */
export async function execute(command: string, args: readonly string[], cwd: string): Promise<Ran> {
  try {
    const options = { cwd, env: cleanEnvironment(), maxBuffer: 64 * 1024 * 1024 };
    return { status: 0, ...(await run(command, args, options)) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: unknown; stdout?: string; stderr?: string };
    if (typeof code !== "number") throw error;
    return { status: code, stdout: stdout ?? "", stderr: stderr ?? "" };
  }
}

/** As `execute`, for steps that have to succeed; the error shows what the program said. */
export async function succeed(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { status, stdout, stderr } = await execute(command, args, cwd);
  if (status !== 0)
    throw new Error(`${command} ${args.join(" ")} ended with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

/**
 * Builds and packs a copy of the package as `npm publish` would, and returns the tarball's path, in a temporary folder
 * of its own. A copy, because the build empties `dist/` first, which another test may be reading.
 */
export async function pack(): Promise<string> {
  const copy = temporaryFolder("pack");
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { files: string[] };
  for (const name of new Set([...INPUTS, ...manifest.files])) {
    const from = path.join(root, name);
    if (name !== "dist" && existsSync(from)) cpSync(from, path.join(copy, name), { recursive: true });
  }
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));
  const listed = await succeed("npm", ["pack", "--json", "--foreground-scripts=false"], copy);
  const [{ filename }] = JSON.parse(listed.slice(listed.indexOf("["))) as [{ filename: string }];
  return path.join(copy, filename);
}
