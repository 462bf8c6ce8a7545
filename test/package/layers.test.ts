import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const config = path.join(root, ".dependency-cruiser.cjs");
const cruiser = path.join(root, "node_modules/.bin/depcruise");

interface Cruise {
  modules: { source: string }[];
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

/** Runs dependency-cruiser as `npm run check:shape` does, in `folder`; violations make its exit status non-zero. */
function cruise(folder: string): Promise<Cruise> {
  const args = [cruiser, "src", "--config", config, "--output-type", "json"];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      args,
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (stdout === "") reject(error ?? new Error(stderr));
        else resolve(JSON.parse(stdout) as Cruise);
      },
    );
  });
}

const found = (result: Cruise) =>
  result.summary.violations.map(({ rule, from }) => `${rule.name} ${from}`).toSorted();

test("the sources keep the layers", async () => {
  const result = await cruise(root);
  expect(found(result)).toEqual([]);

  const onDisk = globSync("src/**/*.ts", { cwd: root }).filter((file) => !file.endsWith(".d.ts"));
  const seen = result.modules
    .map(({ source }) => source)
    .filter((file) => /^src\/.*(?<!\.d)\.ts$/.test(file));
  expect(seen.toSorted()).toEqual(onDisk.toSorted());
  expect(seen).not.toHaveLength(0);
});

test("each rule catches the file that breaks it, and nothing else", async () => {
  const result = await cruise(path.join(root, "test/fixtures/layers"));
  expect(found(result)).toEqual(
    [
      "bin-starts-cli src/bin.ts",
      "entry-is-not-imported src/cli/version.ts",
      "equals-stay-apart src/evidence/importers/inspect.ts",
      "known-folder src/cli/names.ts",
      "layer-corpus src/corpus/checked.ts",
      "layer-editor src/editor/preview.ts",
      "layer-evidence src/evidence/owner.ts",
      "layer-export src/export/page.ts",
      "layer-git src/git/changed.ts",
      "layer-lint src/lint/pages.ts",
      "layer-model src/model/status.ts",
      "layer-parse src/parse/sections.ts",
      "layer-register src/register/calendar.ts",
      "layer-report src/report/exit.ts",
      "layer-site src/site/table.ts",
      "no-cycle src/parse/cells.ts",
      "no-dev-dependency src/cli/prove.ts",
      "no-undeclared-dependency src/cli/acorn.ts",
      "only-index-re-exports src/model/all.ts",
      "pure-inside src/parse/read.ts",
      "resolvable src/parse/markdown.ts",
      "rules-stay-apart src/lint/rules/options/at-least-three.ts",
      "site-generator-in-site src/cli/develop.ts",
      "site-generator-on-demand src/site/search.ts",
      "src-stands-alone src/corpus/sample.ts",
    ].toSorted(),
  );
});

test("no rule is without its sample", async () => {
  const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: { name: string }[] };
  const result = await cruise(path.join(root, "test/fixtures/layers"));
  const caught = new Set(result.summary.violations.map(({ rule }) => rule.name));
  expect(forbidden.map(({ name }) => name).filter((name) => !caught.has(name))).toEqual([]);
});
