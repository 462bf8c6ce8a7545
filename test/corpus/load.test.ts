import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { discover } from "../../src/corpus/discover.ts";
import { buildCorpus, cardOf, loadCorpus, readRecords } from "../../src/corpus/load.ts";
import type { CorpusSource } from "../../src/corpus/load.ts";
import { openRepository } from "../../src/corpus/repository.ts";
import { defaultConfig } from "../../src/model/config.ts";
import { native } from "../records.ts";
import { draft, folderOf } from "./folder.ts";
import type { Files } from "./folder.ts";

function sourceOf(root: string, folders = ["adr"]): CorpusSource {
  return {
    root,
    folders: folders.map((folder) => path.join(root, folder)),
    config: defaultConfig(),
    repository: openRepository(root),
    parser: native,
  };
}

/** `file: message` of each problem. */
function unreadable(root: string): string[] {
  return [...readRecords(sourceOf(root))].flatMap(({ record }) =>
    record.problems.map(({ message }) => `${record.file}: ${message}`),
  );
}

const corpus: Files = {
  "adr/adr-0002-keep-embeddings.md": draft("ADR-0002"),
  "adr/adr-0001-cache.md": draft("ADR-0001"),
  "adr/2026/memo-0001-migrate.MD": draft("MEMO-0001"),
  "adr/README.markdown": "# Decisions\n",
  "adr/evidence/support.json": "{}",
  "adr/node_modules/pkg/adr-0009-theirs.md": draft("ADR-0009"),
  "adr/.cache/adr-0008-copy.md": draft("ADR-0008"),
};

describe("a folder", () => {
  test("is read in the order of names, with what is below it", () => {
    const root = folderOf(corpus);
    expect([...discover(path.join(root, "adr"))].map(({ file }) => path.relative(root, file))).toEqual([
      "adr/2026/memo-0001-migrate.MD",
      "adr/README.markdown",
      "adr/adr-0001-cache.md",
      "adr/adr-0002-keep-embeddings.md",
    ]);
  });

  test("named twice is read once", () => {
    const { files, records } = loadCorpus(sourceOf(folderOf(corpus), ["adr", "adr/2026", "adr"]));
    expect([files.length, records.length]).toEqual([4, 3]);
  });

  test("is read no further than it is asked for", () => {
    let parsed = 0;
    const source = sourceOf(folderOf(corpus));
    const parser = { ...native, parse: (text: string) => (parsed++, native.parse(text)) };
    const records = readRecords({ ...source, parser });
    expect(parsed).toBe(0);
    records.next();
    expect(parsed).toBe(1);
    records.return(undefined);
    expect([...records]).toEqual([]);
    expect(parsed).toBe(1);
  });

  test("that cannot be read is a problem of its own", () => {
    const root = folderOf();
    expect(unreadable(root)).toEqual(["adr: Unexpected unreadable folder (ENOENT), expected a readable one"]);
  });
});

test("what is named like a record and is no file is reported, and the others are read", () => {
  const root = folderOf({
    ...corpus,
    "outside/secret.md": "secret",
    "adr/adr-0003-empty.md": "",
    "adr/adr-0004-latin.md": Buffer.from("---\nid: Caf\u00E9\n---\n", "latin1"),
    "adr/adr-0005-wide.md": Buffer.from(draft("ADR-0005"), "utf16le"),
    "adr/adr-0006-long.md": draft("ADR-0006") + "a".repeat(256 * 1024),
  });
  const adr = (name: string) => path.join(root, "adr", name);
  mkdirSync(adr("adr-0010-folder.md"));
  writeFileSync(adr("adr-0010-folder.md/adr-0011-inside.md"), draft("ADR-0011"));
  symlinkSync("../outside/secret.md", adr("adr-0012-out.md"));
  symlinkSync("adr-0001-cache.md", adr("adr-0013-in.md"));
  symlinkSync("/dev/zero", adr("adr-0014-endless.md"));
  symlinkSync("nothing", adr("adr-0015-nowhere.md"));
  symlinkSync("..", adr("loop"));
  execFileSync("mkfifo", [adr("adr-0016-pipe.md")]);
  expect(unreadable(root)).toEqual([
    "adr/adr-0003-empty.md: Unexpected record without frontmatter, expected `---`, keys, `---` on the first lines",
    "adr/adr-0004-latin.md: Unexpected bytes that are not UTF-8, expected UTF-8",
    expect.stringContaining("adr/adr-0005-wide.md: Unexpected") as string,
    expect.stringMatching(
      /^adr\/adr-0006-long\.md: Unexpected file of \d+ bytes, expected at most 262144$/u,
    ) as string,
    "adr/adr-0010-folder.md: Unexpected folder named like a Markdown file, expected a file",
    "adr/adr-0012-out.md: Unexpected symbolic link, expected a file",
    "adr/adr-0013-in.md: Unexpected symbolic link, expected a file",
    "adr/adr-0014-endless.md: Unexpected symbolic link, expected a file",
    "adr/adr-0015-nowhere.md: Unexpected symbolic link, expected a file",
    "adr/adr-0016-pipe.md: Unexpected pipe, socket or device, expected a file",
  ]);
  const { byId, byFile } = loadCorpus(sourceOf(root));
  expect(byId("ADR-0011").map(({ file }) => file)).toEqual(["adr/adr-0010-folder.md/adr-0011-inside.md"]);
  expect(byFile("adr/adr-0001-cache.md")?.id).toBe("ADR-0001");
  expect(byFile("outside/secret.md")).toBeUndefined();
});

test("names with line ends, escapes and other scripts are names", () => {
  const names = [
    "adr-0003-\n::error::x.md",
    "adr-0004-\u001B[2J.md",
    "adr-0005-\u202Etxt.md",
    "adr-0006-決定.md",
    "adr-0007-`$(id)`.md",
  ];
  const root = folderOf(Object.fromEntries(names.map((name) => [`adr/${name}`, draft("ADR-0001")])));
  expect(loadCorpus(sourceOf(root)).files.map(({ file }) => path.posix.basename(file))).toEqual(
    names.toSorted(),
  );
});

test("a limit that the user raised holds", () => {
  const root = folderOf({ "adr/adr-0006-long.md": draft("ADR-0006") + "a".repeat(300 * 1024) });
  const source = sourceOf(root);
  const limits = { ...source.config.limits, record: 400 * 1024 };
  const [loaded] = [...readRecords({ ...source, config: { ...source.config, limits } })];
  expect(loaded?.record.problems).toEqual([]);
});

test("two records of an id are both found under it, and JavaScript's own names under none", () => {
  const root = folderOf({ "adr/adr-0001-a.md": draft("ADR-0001"), "adr/adr-0001-b.md": draft("ADR-0001") });
  const loaded = loadCorpus(sourceOf(root));
  expect(loaded.byId("ADR-0001")).toHaveLength(2);
  expect([loaded.byId("constructor"), loaded.byId("__proto__")]).toEqual([[], []]);
});

test("a card keeps what the corpus is asked about, and neither text nor tree", () => {
  const source = sourceOf(folderOf(corpus));
  const cards = [...readRecords(source)].map(({ record }) => cardOf(record));
  expect(Object.keys(cards[0]!)).not.toEqual(expect.arrayContaining(["text", "sections", "options"]));
  expect(buildCorpus(source, cards).byId("ADR-0001")[0]?.title).toBe("Cache the support prompt");
});

describe("a repository", () => {
  const root = () => {
    const folder = folderOf({
      "repo/.git/HEAD": "",
      "repo/src/gate.ts": "",
      "repo/adr/reckon.yaml": "",
      "secret.txt": "",
    });
    symlinkSync("../secret.txt", path.join(folder, "repo/link.txt"));
    symlinkSync("..", path.join(folder, "repo/up"));
    return openRepository(path.join(folder, "repo/adr"));
  };

  test.each([
    ["src/gate.ts", "file"],
    ["src", "folder"],
    ["./src/../src/gate.ts", "file"],
    ["", "folder"],
    ["link.txt", "file"],
    ["up", "file"],
    ["up/secret.txt", undefined],
    ["../secret.txt", undefined],
    ["src/../../secret.txt", undefined],
    ["src/gate.ts/x", undefined],
    ["none.ts", undefined],
    ["a\0b", undefined],
    ["a".repeat(5000), undefined],
    ["a/".repeat(5000), undefined],
  ])("%j is %s", (file, entry) => {
    expect(root().entry(file)).toBe(entry);
  });

  test("begins at the nearest .git, else where it is said to", () => {
    expect(path.basename(root().root)).toBe("repo");
  });
});
