import { globSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { RULES } from "../../src/lint/rules/index.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** Paths below `folder` that end so, without their ending, so `options/at-least-three`. */
function below(folder: string, ending: string): string[] {
  return globSync("**/*", { cwd: path.join(root, folder), withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(path.join(root, folder), path.join(entry.parentPath, entry.name)))
    .filter((name) => name !== "index.ts" && name !== "README.md")
    .map((name) => (name.endsWith(ending) ? name.slice(0, -ending.length) : name))
    .toSorted();
}

const ids = RULES.map(({ id }) => id).toSorted();

test("every rule has its file, and every file its rule", () => {
  expect(below("src/lint/rules", ".ts")).toEqual(ids);
});

test("every rule has its page, and every page its rule", () => {
  expect(below("docs/rules", ".md")).toEqual(ids);
});

test("every rule has its test, and every test its rule", () => {
  expect(below("test/lint/rules", ".test.ts")).toEqual(ids);
});

test("no two rules have the same id", () => {
  expect(new Set(ids).size).toBe(ids.length);
});
