import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { execFileSync } from "node:child_process";
import { expect, onTestFinished, test } from "vitest";
import { cacheFolder } from "../../src/cli/compile-cache.ts";

const BIN = path.resolve(import.meta.dirname, "../../src/bin.ts");

function home(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "reckon-home-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the program as a person with that home does, and returns what is in the home then. */
function filesAfterHelp(env: Record<string, string>): string[] {
  execFileSync(process.execPath, [BIN, "lint", "--help"], { env: { PATH: process.env.PATH, ...env } });
  return readdirSync(env.HOME!, { recursive: true, encoding: "utf8" });
}

test("what was compiled is kept in the user's cache folder, and nowhere else", () => {
  const files = filesAfterHelp({ HOME: home() });
  expect(files).toContain(path.join(".cache", "reckon", "compiled"));
  expect(files.filter((file) => !".cache/reckon/compiled".startsWith(file)).length).toBeGreaterThan(0);
  expect(files.filter((file) => !file.startsWith(".cache"))).toEqual([]);
});

test("CI keeps nothing", () => {
  expect(filesAfterHelp({ HOME: home(), CI: "true" })).toEqual([]);
});

test.each([
  [{ HOME: "/home/ana" }, "/home/ana/.cache"],
  [{ HOME: "/home/ana", XDG_CACHE_HOME: "/var/cache/ana" }, "/var/cache/ana"],
  [{ HOME: "/home/ana", XDG_CACHE_HOME: "cache" }, "/home/ana/.cache"],
  [{ HOME: "" }, undefined],
  [{}, undefined],
])("of %j the folder for caches is %s", (env, folder) => {
  expect(cacheFolder(env)).toBe(folder);
});
