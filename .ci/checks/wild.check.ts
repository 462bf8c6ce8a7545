import { globSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { defaultConfig } from "../../src/model/config.ts";
import { openRepository } from "../../src/corpus/repository.ts";
import { configureRules } from "../../src/lint/configure.ts";
import { RULES } from "../../src/lint/rules/index.ts";
import { lint } from "../../src/lint/run.ts";
import { loadMarkdownParser } from "../../src/parse/markdown.ts";
import type { MarkdownParser } from "../../src/parse/markdown.ts";
import { differences } from "../../test/parity/trees.ts";
import { bin, node, shared } from "./shared.ts";

const wild = path.join(shared, "corpora/wild");
const repositories = readdirSync(wild, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();

/** How long the lint of one folder may take; the largest has a few hundred records. */
const SECONDS = 10;

/** On which records the two parsers part, why, and in how many places. A new one is a bug until its cause is known. */
const KNOWN = JSON.parse(readFileSync(path.join(import.meta.dirname, "known-differences.json"), "utf8")) as {
  cause: string;
  files: Record<string, number>;
}[];

const native = await loadMarkdownParser("satteri");
const reference = await loadMarkdownParser("remark");

test("both parsers see the same trees, but for the known differences", () => {
  const files = globSync("**/*.md", { cwd: wild }).filter((name) => statSync(path.join(wild, name)).isFile());
  const found: Record<string, number> = {};
  for (const name of files) {
    const text = readFileSync(path.join(wild, name), "utf8").replace(/^\u{FEFF}/u, "");
    const { length } = differences(native.parse(text), reference.parse(text));
    if (length > 0) found[name] = length;
  }
  expect(found).toEqual(Object.assign({}, ...KNOWN.map((known) => known.files)));
  expect(files.length).toBeGreaterThan(700);
});

describe.each(repositories)("%s", (name) => {
  const folder = path.join(wild, name);

  test("both parsers lead to the same findings", () => {
    expect(findings(folder, native)).toEqual(findings(folder, reference));
  });

  test("lint ends with 0 or 1 within seconds", async () => {
    const { status, stdout, stderr, seconds } = await node([bin, "lint", folder, "--format", "json"], folder);
    expect([0, 1], stderr).toContain(status);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
    expect(seconds).toBeLessThan(SECONDS);
  });
});

function findings(folder: string, parser: MarkdownParser): unknown[] {
  const config = defaultConfig();
  const repository = openRepository(folder);
  const source = { root: folder, folders: [folder], config, repository, parser };
  return lint(source, configureRules(RULES, config), "2026-11-20").findings;
}
