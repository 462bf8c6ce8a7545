import path from "node:path";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../../src/corpus/config.ts";
import { folderOf } from "./folder.ts";

const RECORD = "# 1. Cache the support prompt\n\n## Status\n\nAccepted\n";

/** Where records are looked for, and what says so. */
function found(root: string, cwd = "."): unknown {
  const { root: from, config, detected } = loadConfig(path.join(root, cwd));
  return { root: path.relative(root, from), dir: config.dir, packages: config.packages, by: detected?.by };
}

describe("the settings of another tool say where records are", () => {
  test.each([
    [".adr-dir", "doc/decisions\n"],
    [".adr-dir", "./doc/decisions/\r\n"],
    ["adrs.toml", '# where\nadr_dir = "doc/decisions"\nmode = "nextgen"\n'],
    ["adr.config.json", '{ "path": "doc\\\\decisions" }'],
    [".log4brains.yml", "---\nproject:\n  name: Support\n  adrFolder: ./doc/decisions\n"],
  ])("%s: %j", (name, text) => {
    const root = folderOf({
      ".git/HEAD": "",
      [name]: text,
      "doc/decisions/0001-x.md": RECORD,
      "src/x.ts": "",
    });
    expect(found(root, "src")).toEqual({ root: "", dir: "doc/decisions", packages: {}, by: name });
  });

  test("log4brains's packages are packages, as far as they are there", () => {
    const root = folderOf({
      ".log4brains.yml": `project:
  name: Support
  adrFolder: docs/adr
  packages:
    - { name: web, path: packages/web, adrFolder: ./packages/web/adr }
    - { name: api, path: packages/api, adrFolder: ./packages/api/adr }
`,
      "docs/adr/20261120-x.md": RECORD,
      "packages/web/adr/20261120-y.md": RECORD,
    });
    expect(found(root)).toMatchObject({ dir: "docs/adr", packages: { web: "packages/web/adr" } });
    expect(loadConfig(root).config.site.title).toBe("Support");
  });

  test.each([
    [".adr-dir", "../elsewhere"],
    [".adr-dir", ""],
    ["adr.config.json", "not JSON"],
    [".log4brains.yml", "project: { name: Support }"],
  ])("%s: %j is refused", (name, text) => {
    expect(() => loadConfig(folderOf({ [name]: text }))).toThrow(`${name}: Unexpected settings`);
  });
});

describe("without settings", () => {
  test.each(["docs/adr", "doc/adr", "docs/decisions", "docs/architecture/decisions", ".archgate/adrs"])(
    "%s is found, from inside of it too",
    (dir) => {
      const root = folderOf({ ".git/HEAD": "", [`${dir}/0001-x.md`]: RECORD, "src/x.ts": "" });
      for (const cwd of [".", "src", dir]) {
        expect(found(root, cwd)).toEqual({ root: "", dir, packages: {}, by: undefined });
      }
    },
  );

  test("nothing is looked for outside of the repository, nor above where there is none", () => {
    const root = folderOf({ "docs/adr/0001-x.md": RECORD, "inner/.git/HEAD": "", "plain/x.ts": "" });
    expect(found(root, "inner")).toMatchObject({ root: "inner", dir: "adr" });
    expect(found(root, "plain")).toMatchObject({ root: "plain", dir: "adr" });
  });

  test("each record is held to its own dialect's rules; reckon.yaml goes before, and is strict", () => {
    const files = { "docs/adr/0001-x.md": RECORD, ".adr-dir": "docs/adr" };
    expect(loadConfig(folderOf(files)).config.profile).toBeUndefined();
    const { config, detected } = loadConfig(folderOf({ ...files, "reckon.yaml": "dir: decisions\n" }));
    expect([config.dir, config.profile, detected]).toEqual(["decisions", "strict", undefined]);
  });
});
