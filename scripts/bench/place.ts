/** Where the benchmark works: packages that it installs, and records that it makes up. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { writeCorpus } from "./corpus.ts";

export const ROOT = path.resolve(import.meta.dirname, "../..");

/** Outside of the repository: tools pass over what it ignores. */
const BENCH = path.join(tmpdir(), "reckon-bench");

/** A folder below the benchmark's own, made where it is not there. */
export function folderFor(name: string): string {
  const folder = path.join(BENCH, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Installs packages into a folder of their own, at exact versions, and gives the folder. */
export function install(name: string, packages: Readonly<Record<string, string>>): string {
  const folder = folderFor(name);
  const manifest = JSON.stringify({ name: `bench-${name}`, private: true, dependencies: packages });
  writeFileSync(path.join(folder, "package.json"), manifest);
  npm(["install", "--silent", "--no-audit", "--no-fund"], folder);
  return folder;
}

/** Packs the package as it would be published, installs it with what builds its site, and gives its program. */
export function installReckon(): string {
  const packed = folderFor("packed");
  const listed = npm(["pack", "--json", "--foreground-scripts=false", "--pack-destination", packed], ROOT);
  const [{ filename }] = JSON.parse(listed.slice(listed.indexOf("["))) as [{ filename: string }];
  const folder = folderFor("installed");
  rmSync(path.join(folder, "node_modules/reckon"), { recursive: true, force: true });
  rmSync(path.join(folder, "package-lock.json"), { force: true });
  install("installed", {
    reckon: `file:${path.join(packed, filename)}`,
    astro: "7.3.4",
    pagefind: "1.5.2",
  });
  return path.join(folder, "node_modules/reckon/dist/bin.js");
}

function npm(args: readonly string[], cwd: string): string {
  return execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

/** A folder with so many records and the settings for them; made once. */
export function corpusOf(count: number): string {
  const folder = folderFor(`records-${count}`);
  if (existsSync(path.join(folder, "reckon.yaml"))) return folder;
  writeCorpus(folder, count);
  writeFileSync(path.join(folder, "reckon.yaml"), "dir: adr\n");
  return folder;
}

/** Commits what a folder holds, as the tools that show a record's history expect. */
export function commitAll(folder: string): void {
  const git = (...args: string[]): void => void execFileSync("git", args, { cwd: folder, stdio: "ignore" });
  if (existsSync(path.join(folder, ".git"))) return;
  git("init", "--quiet");
  git("add", "--all");
  git("-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "--quiet", "-m", "Records");
}
