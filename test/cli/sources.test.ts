import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { sampleRepository } from "../git/sample-repository.ts";
import { adr, memo } from "../project.ts";
import { DECIDED, umbrella } from "../umbrella.ts";
import type { Umbrella } from "../umbrella.ts";
import { reckon } from "./terminal.ts";

let root: string;
let sources: Umbrella["sources"];

beforeEach(async () => {
  ({ root, sources } = await umbrella());
});

const archive = (...args: string[]) => reckon(path.join(root, "archive"), args);

async function ids(...args: string[]): Promise<string[]> {
  const { stdout } = await archive("list", "--json", "--sort", "id", ...args);
  return (JSON.parse(stdout) as { records: { id: string }[] }).records.map(({ id }) => id);
}

const ALL = [
  "ADR-0001",
  "legal:ADR-0001",
  "platform:ADR-0001",
  "platform:ADR-0002",
  "platform:ADR-0003",
  "shop:billing:ADR-0001",
  "shop:RUN-0001",
];

describe("a work tree, a bare mirror and an export are read together", () => {
  test("by list, with the source as a filter", async () => {
    expect(await ids()).toEqual(ALL);
    expect(await ids("--source", "platform,legal")).toEqual(
      ALL.filter((id) => /^(?:legal|platform)/u.test(id)),
    );
    expect(await ids("--source", "root")).toEqual(["ADR-0001"]);
    expect(await ids("--source", "Shop")).toEqual(["shop:billing:ADR-0001", "shop:RUN-0001"]);
  });

  test("by search, in each of them", async () => {
    const found = async (...words: string[]) => {
      const { stdout, status } = await archive("search", "--json", ...words);
      expect(status).toBe(0);
      return (JSON.parse(stdout) as { results: { id: string; source: string; file: string }[] }).results.map(
        ({ id, source, file }) => [id, source, file],
      );
    };
    expect(await found("three", "zones")).toEqual([
      ["platform:ADR-0003", "platform", "platform:adr/adr-0003-three-zones.md"],
    ]);
    expect(await found("chats")).toEqual([
      ["legal:ADR-0001", "legal", "legal:adr/adr-0001-retain-for-ninety-days.md"],
    ]);
    expect(await found("invoice")).toEqual([
      ["shop:billing:ADR-0001", "shop", "shop:billing/adr/adr-0001-round-per-invoice.md"],
    ]);
  });

  test("by show, with what they relate to", async () => {
    const { stdout } = await archive("show", "platform:ADR-0001", "--json");
    expect((JSON.parse(stdout) as { relations: unknown[] }).relations).toEqual([
      { relation: "builds-on-this", id: "ADR-0001", title: "One supplier" },
      { relation: "builds-on-this", id: "platform:ADR-0002", title: "Two zones" },
    ]);
    expect((await archive("show", "1")).stdout).toContain("ADR-0001  One supplier");
  });

  test("by the graph as neighbours, and whole where they are asked for", async () => {
    const nodes = async (...args: string[]) => {
      const { stdout } = await archive("graph", "--json", ...args);
      return (JSON.parse(stdout) as { nodes: { id: string }[] }).nodes.map(({ id }) => id).toSorted();
    };
    expect(await nodes()).toEqual([
      "ADR-0001",
      "legal:ADR-0001",
      "platform:ADR-0001",
      "shop:billing:ADR-0001",
    ]);
    expect(await nodes("--source", "platform")).toEqual(ALL.filter((id) => /^ADR|^platform/u.test(id)));
  });

  test("at a revision, in a folder that is named, whatever the work tree holds", async () => {
    sources({ platform: "git: ../platform.git, revision: autumn, dir: adr" });
    expect(await ids("--source", "platform")).toEqual(["platform:ADR-0001", "platform:ADR-0002"]);
  });

  test("and nothing is judged, exported or written of them", async () => {
    writeFileSync(path.join(root, "shop/docs/decisions/adr-0009-broken.md"), "---\nid: ADR-0009\n---\n");
    const lint = await archive("lint", "--json");
    expect(lint.stdout).not.toMatch(/shop|platform:|dangling/u);
    expect((await archive("export", "ndjson")).stdout.trimEnd().split("\n")).toHaveLength(1);
    const { status, stderr } = await archive("deprecate", "platform:ADR-0001");
    expect(stderr).toContain("No record fits `platform:ADR-0001`");
    expect(status).toBe(2);
  });
});

describe("references to records of sources", () => {
  async function dangling(): Promise<string[]> {
    const { stdout } = await archive("lint", "--json");
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; message: string }[] };
    return findings.filter(({ rule }) => rule.startsWith("corpus/")).map(({ message }) => message);
  }

  test("are held against what is there", async () => {
    writeFileSync(
      path.join(root, "archive/adr/adr-0002-tone.md"),
      adr("ADR-0002", "Tone", `${DECIDED}\nbuilds-on: [platform:ADR-0044, nowhere:ADR-0001]`),
    );
    expect(await dangling()).toEqual([
      "Unexpected `platform:ADR-0044` under `builds-on`, expected the id of a record",
      "Unexpected `nowhere:ADR-0001` under `builds-on`, expected the id of a record",
    ]);
  });

  test("say so where what they stand on has gone", async () => {
    rmSync(path.join(root, "legal.ndjson"));
    const gone = adr("ADR-0001", "Retain", DECIDED.replace("accepted", "deprecated"));
    writeFileSync(
      path.join(root, "legal.ndjson"),
      `${JSON.stringify({ version: 1, id: "ADR-0001", file: "adr/adr-0001-retain.md", kind: "adr", text: gone })}\n`,
    );
    writeFileSync(
      path.join(root, "archive/adr/adr-0002-tone.md"),
      adr("ADR-0002", "Tone", `${DECIDED}\nbuilds-on: [legal:ADR-0001]`),
    );
    expect(await dangling()).toEqual([
      "Unexpected `legal:ADR-0001` under `builds-on`, which is deprecated, expected an accepted record",
    ]);
  });

  test("are not judged where the source cannot be read, which is said", async () => {
    rmSync(path.join(root, "platform.git"), { recursive: true });
    expect(await dangling()).toEqual([]);
    expect((await archive("lint")).stderr).toContain("Source platform: Unexpected `../platform.git`");
  });
});

describe("a source that cannot be read is named, and the others serve", () => {
  async function refused(): Promise<{ stderr: string; status: number; found: string[] }> {
    const { stdout, stderr, status } = await archive("list", "--json", "--sort", "id");
    const { records } = JSON.parse(stdout) as { records: { id: string }[] };
    return { stderr, status, found: records.map(({ id }) => id) };
  }
  const without = (name: string): string[] => ALL.filter((id) => !id.startsWith(`${name}:`));

  test.each([
    [
      "platform",
      "git: ../nowhere.git",
      "no clone or mirror of a repository is there",
      "git clone --mirror <address> ../nowhere.git",
    ],
    [
      "platform",
      "git: ../platform.git, revision: spring",
      "Unexpected revision `spring`, which `../platform.git` does not have",
      "git -C ../platform.git fetch",
    ],
    [
      "platform",
      'git: ../platform.git, revision: "--output=/tmp/x"',
      "Unexpected revision",
      "correct `revision:`",
    ],
    [
      "platform",
      "git: ../platform.git, dir: decisions",
      "Unexpected missing folder `decisions`",
      "`dir:` beside the source",
    ],
    ["platform", "git: ../platform.git, dir: ../adr", "Unexpected `dir` outside of the folder", "→"],
    ["shop", "folder: ../nowhere", "Unexpected missing folder `../nowhere`", "clone the repository there"],
    [
      "legal",
      "export: ../nowhere.ndjson",
      "../nowhere.ndjson: Unexpected unreadable file (ENOENT)",
      "Check the path",
    ],
    ["legal", "export: ..", "..: Unexpected entry that is no file", "Name the file itself"],
  ])("%s: %s", async (name, source, message, hint) => {
    sources({ [name]: source });
    const { stderr, status, found } = await refused();
    expect(stderr).toContain(`Source ${name}: `);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect(stderr.split("\n")).toHaveLength(3);
    expect(found).toEqual(without(name));
    expect(status).toBe(2);
  });

  const GOOD = JSON.stringify({
    version: 1,
    id: "ADR-0001",
    file: "adr/adr-0001-a.md",
    text: adr("ADR-0001", "A", DECIDED),
  });

  test.each([
    [
      "of a newer version",
      '{"version":2,"text":"…"}',
      "Unexpected export of format 2, expected 1: a newer Reckon wrote it",
      [],
    ],
    [
      "with a line that is no JSON",
      `${GOOD}\n{"`,
      "../legal.ndjson:2: Unexpected line, expected a record with its text: no JSON",
      ["legal:ADR-0001"],
    ],
    [
      "of records without their text",
      '{"id":"ADR-0001","file":"a.md"}',
      "Unexpected file without `text`, expected a text",
      [],
    ],
    [
      "with a path that leads elsewhere",
      GOOD.replace("adr/adr-0001-a.md", "../../etc/passwd.md"),
      "Unexpected path that leads out of the root",
      [],
    ],
    [
      "with a file twice",
      `${GOOD}\n${GOOD}`,
      '../legal.ndjson:2: Unexpected second record of "adr/adr-0001-a.md"',
      ["legal:ADR-0001"],
    ],
    [
      "with a record that is too large",
      `{"file":"adr/a.md","text":"${"a".repeat(300_000)}"}`,
      "Unexpected record of more than 262144 bytes",
      [],
    ],
    ["with a line without an end", "a".repeat(3_000_000), "Unexpected line of more than", []],
  ])("an export %s", async (_, text, message, legal) => {
    writeFileSync(path.join(root, "legal.ndjson"), text);
    const { stderr, status, found } = await refused();
    expect(stderr).toContain("Source legal: ");
    expect(stderr).toContain(message);
    expect(found.toSorted()).toEqual([...without("legal"), ...legal].toSorted());
    expect(status).toBe(2);
  });

  test("settings of its own that are wrong, and one that is a link", async () => {
    writeFileSync(path.join(root, "shop/reckon.yaml"), "dir: [");
    rmSync(path.join(root, "legal.ndjson"));
    symlinkSync("/etc/passwd", path.join(root, "legal.ndjson"));
    const { stderr, found } = await refused();
    expect(stderr).toContain("Source shop: its reckon.yaml:1:");
    expect(stderr).toContain("Source legal: ../legal.ndjson: Unexpected unreadable file (ELOOP)");
    expect(found).toEqual(ALL.filter((id) => /^ADR|^platform/u.test(id)));
  });
});

describe("a hostile source", () => {
  test("shows nothing that a terminal obeys", async () => {
    const text = adr("ADR-0001", "\u001B[2JGone \u202Eevil", DECIDED);
    const line = { file: "adr/\u001B[31madr-0001-a.md", text, id: "ADR-0001" };
    writeFileSync(path.join(root, "legal.ndjson"), `${JSON.stringify(line)}\n`);
    const { stdout, stderr } = await archive("list", "--source", "legal");
    // eslint-disable-next-line no-control-regex -- what must not come through
    expect(stdout + stderr).not.toMatch(/[\u001B\u202E]/u);
  });

  test("raises no limit, and brings no sources of its own", async () => {
    mkdirSync(path.join(root, "shop/more"));
    writeFileSync(
      path.join(root, "shop/reckon.yaml"),
      "dir: docs/decisions\nlimits: { record: 100000000 }\nsources: { deeper: { folder: ../legal } }\n",
    );
    writeFileSync(
      path.join(root, "shop/docs/decisions/adr-0002-huge.md"),
      adr("ADR-0002", "Huge", DECIDED, "a ".repeat(200_000)),
    );
    const { stdout, status } = await archive("list", "--source", "shop", "--json");
    expect(status).toBe(0);
    expect(stdout).not.toContain("deeper");
    expect(stdout).not.toContain("Huge");
  });

  test("in git has no file read beside its records, and no program run", async () => {
    const evil = sampleRepository({
      "adr/adr-0001-a.md": adr("ADR-0001", "A", DECIDED),
      "adr/evidence/x.json": "{}",
    });
    onTestFinished(() => rmSync(evil.root, { recursive: true, force: true }));
    symlinkSync("/etc/passwd", path.join(evil.root, "adr/adr-0002-link.md"));
    evil.commit("A link");
    evil.git("config", "core.fsmonitor", `touch ${path.join(root, "ran")}`);
    sources({ platform: `git: ${evil.root}` });
    expect(await ids("--source", "platform")).toEqual(["platform:ADR-0001"]);
    expect(() => execFileSync("ls", [path.join(root, "ran")], { stdio: "ignore" })).toThrow();
  });
});

test("what is exported and read again is what was written", async () => {
  const text = memo("status: draft\nx-note: 'kept: as is'");
  writeFileSync(
    path.join(root, "legal/adr/memo-0003-migrate.md"),
    `\u{FEFF}${text.replaceAll("\n", "\r\n")}`,
  );
  writeFileSync(
    path.join(root, "legal.ndjson"),
    (await reckon(path.join(root, "legal"), ["export", "ndjson"])).stdout,
  );
  const there = JSON.parse(
    (await reckon(path.join(root, "legal"), ["show", "MEMO-0003", "--json"])).stdout,
  ) as object;
  const here = JSON.parse((await archive("show", "legal:MEMO-0003", "--json")).stdout) as object;
  const named = JSON.parse(
    JSON.stringify(there).replaceAll('"MEMO-0003', '"legal:MEMO-0003').replace('"file":"', '"file":"legal:'),
  ) as object;
  expect({ ...here, source: undefined }).toEqual({ ...named, source: undefined });
});

test.each([
  ["sources:\n  shop: { folder: ../shop, git: ../x }", "exactly one of folder, git and export"],
  ["sources:\n  shop: {}", "exactly one of folder, git and export"],
  ["sources:\n  root: { folder: ../shop }", "another name: root stands for the records of dir"],
  [
    "packages: { shop: shop/adr }\nsources: { shop: { folder: ../shop } }",
    "which is also the name of a package",
  ],
])("%s is refused", async (settings, message) => {
  writeFileSync(path.join(root, "archive/reckon.yaml"), settings);
  const { status, stderr } = await archive("list");
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});
