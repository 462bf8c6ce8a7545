import path from "node:path";
import { describe, expect, test } from "vitest";
import { LintReport } from "../../../src/model/finding.ts";
import { draft, folderOf } from "../../corpus/folder.ts";
import { spawned } from "../spawned.ts";
import { reckon } from "../terminal.ts";

const bad = (id: string) => draft(id).replace("status: draft", "status: drafted");

const corpus = () =>
  folderOf({
    "adr/adr-0001-cache.md": bad("ADR-0001"),
    "adr/team/adr-0002-route.md": bad("ADR-0002"),
    "adr/README.md": "# Decisions\n",
    "docs/adr-0003-other.md": bad("ADR-0003"),
    "..notes/adr-0004-odd.md": bad("ADR-0004"),
  });

/** Files with a wrong status, and the exit status. */
async function wrong(folder: string, ...args: string[]): Promise<[string[], number]> {
  const { status, stdout, stderr } = await reckon(folder, ["lint", "--json", ...args]);
  if (stdout === "") throw new Error(stderr);
  const { findings } = LintReport.parse(JSON.parse(stdout));
  return [findings.filter(({ rule }) => rule === "record/schema").map(({ file }) => file), status];
}

describe("the records of another repository", () => {
  const linked = `${draft("ADR-0001")}\n[here](../src/route.ts) [gone](/src/cache.ts)\n`;
  const folders = () =>
    folderOf({
      "ours/.git/HEAD": "",
      "ours/reckon.yaml": "dir: adr\n",
      "ours/src/cache.ts": "",
      "theirs/.git/HEAD": "",
      "theirs/adr/adr-0001-cache.md": linked,
      "theirs/src/route.ts": "",
    });

  test("have their links held against that repository", async () => {
    const root = path.join(folders(), "ours");
    const { stdout } = await reckon(root, ["lint", "--json", "../theirs/adr"]);
    const broken = LintReport.parse(JSON.parse(stdout)).findings.filter(
      ({ rule }) => rule === "links/target-exists",
    );
    expect(broken.map(({ file, message }) => [file, message])).toEqual([
      [
        "../theirs/adr/adr-0001-cache.md",
        "Unexpected link to `/src/cache.ts`, expected a path that exists: there is no `src/cache.ts`",
      ],
    ]);
  });
});

describe("the records that are linted", () => {
  test("are those of the configured folder", async () => {
    expect(await wrong(corpus())).toEqual([["adr/adr-0001-cache.md", "adr/team/adr-0002-route.md"], 1]);
  });

  test.each([
    [["adr/team"], ["adr/team/adr-0002-route.md"]],
    [
      ["adr/adr-0001-cache.md", "docs"],
      ["adr/adr-0001-cache.md", "docs/adr-0003-other.md"],
    ],
    [["docs/adr-0003-other.md"], ["docs/adr-0003-other.md"]],
    [["..notes"], ["..notes/adr-0004-odd.md"]],
    [["adr/README.md"], []],
  ])("or what %j names", async (args, files) => {
    expect(await wrong(corpus(), ...args)).toEqual([files, files.length > 0 ? 1 : 0]);
  });

  test.each([
    ["pretty", "No findings in 1 record."],
    ["markdown", "Reckon: no findings in one record"],
    ["junit", "No findings in one record"],
    ["json", '"files": 1,\n    "records": 1,'],
  ])("alone are counted by %s, with fixes and without", async (format, summary) => {
    const folder = folderOf({
      "adr/adr-0001-cache.md": draft("ADR-0001"),
      "adr/adr-0002-route.md": draft("ADR-0002"),
      "adr/README.md": "# Decisions\n",
    });
    const asked = [
      "lint",
      "adr/adr-0002-route.md",
      "--format",
      format,
      "--rule",
      "record/required-sections:off",
    ];
    for (const args of [asked, [...asked, "--fix"]]) {
      const { stdout } = await reckon(folder, args);
      expect(stdout).toContain(summary);
    }
  });

  test("may be named from elsewhere, and absolutely", async () => {
    const folder = corpus();
    expect(await wrong(path.join(folder, "docs"), path.join(folder, "docs"))).toEqual([
      ["adr-0003-other.md"],
      1,
    ]);
  });

  test("are somewhere, or that is an error", async () => {
    const { status, stderr } = await reckon(folderOf(), ["lint"]);
    expect([status, stderr]).toEqual([
      2,
      'reckon: Unexpected missing folder `adr`, expected the records there\n        → Write the first record with `reckon new adr "<title>"`, or set `dir:` in reckon.yaml.\n',
    ]);
  });
});

describe("the exit status", () => {
  const warned = ["--rule", "record/schema:warning", "--rule", "record/required-sections:off"];
  const only = async (...args: string[]) =>
    (await reckon(corpus(), ["lint", "adr/adr-0001-cache.md", ...args])).status;

  test("is that of errors, and of warnings beyond what is allowed", async () => {
    expect(await only()).toBe(1);
    const errors = await reckon(corpus(), ["lint", "adr/adr-0001-cache.md", "--json", ...warned]);
    const { summary } = LintReport.parse(JSON.parse(errors.stdout));
    expect(summary.warnings).toBeGreaterThan(0);
    expect([summary.errors, await only(...warned)]).toEqual([0, 0]);
    expect(await only(...warned, "--max-warnings", "0")).toBe(1);
  });

  test("of a file that cannot be read is 1, and the others are linted", async () => {
    const folder = folderOf({
      "adr/adr-0001-cache.md": bad("ADR-0001"),
      "adr/adr-0002-latin.md": Buffer.from("---\nid: Caf\u00E9\n---\n", "latin1"),
    });
    const { status, stdout, stderr } = await spawned(folder, ["lint", "--json"]);
    const { findings } = LintReport.parse(JSON.parse(stdout));
    expect([status, stderr]).toEqual([1, ""]);
    expect(findings.map(({ file, rule }) => `${file} ${rule}`)).toEqual(
      expect.arrayContaining([
        "adr/adr-0001-cache.md record/schema",
        "adr/adr-0002-latin.md record/readable",
      ]),
    );
  });
});

test("a byte order mark moves no column", async () => {
  const place = async (mark: string) => {
    const folder = folderOf({ "adr/adr-0001-cache.md": `${mark}---\nstatus: drafted\nid: ADR-0001\n---\n` });
    const { stdout } = await reckon(folder, ["lint", "--json"]);
    const { findings } = LintReport.parse(JSON.parse(stdout));
    return findings.map(({ line, column, message }) => `${line}:${column} ${message}`);
  };
  const found = await place("\uFEFF");
  expect(found).toEqual(await place(""));
  expect(found.some((line) => line.startsWith("2:9 Unexpected `drafted`"))).toBe(true);
});
