import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { createFiles } from "../../../src/corpus/write.ts";
import { InitReport } from "../../../src/model/init-report.ts";
import { folderOf } from "../../corpus/folder.ts";
import type { Files } from "../../corpus/folder.ts";
import { reckon } from "../terminal.ts";

const read = (folder: string, file: string): string => readFileSync(path.join(folder, file), "utf8");

/** Every file with its text, to see what a run has changed. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  return Object.fromEntries(files.toSorted().map((file) => [file, read(folder, file)]));
}

const NYGARD: Files = {
  ".git/HEAD": "ref: refs/heads/main\n",
  ".adr-dir": "doc/decisions\n",
  "doc/decisions/0001-answer-with-one-model.md":
    "# 1. Answer with one model\n\nDate: 2026-03-02\n\n## Status\n\nParked\n\n## Context\n\nSee [the measurement](latency.md).\n\n## Decision\n\nOne model answers.\n",
  "doc/decisions/0002-answer-with-two-models.md":
    "# 2. Answer with two models\n\nDate: 2026-06-01\n\n## Status\n\nAccepted\n\n## Context\n\nOne is slow.\n\n## Decision\n\nRoute by topic.\n",
};

describe("in an empty project", () => {
  test("settings and a first record are written, and lint finds nothing but its blanks", async () => {
    const folder = folderOf();
    const { status, stdout, stderr } = await reckon(folder, [
      "init",
      "--title",
      "Answer with two models",
      "--by",
      "ana",
    ]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Wrote 2 files");
    expect(Object.keys(contents(folder))).toEqual(["adr/adr-0001-answer-with-two-models.md", "reckon.yaml"]);
    expect(parse(read(folder, "reckon.yaml"))).toEqual({ dir: "adr" });
    const linted = await reckon(folder, ["lint", "--rule", "record/no-placeholder:off", "--quiet"]);
    const fresh = folderOf();
    await reckon(fresh, ["new", "adr", "Answer with two models", "--by", "ana"]);
    expect(read(folder, "adr/adr-0001-answer-with-two-models.md")).toBe(
      read(fresh, "adr/adr-0001-answer-with-two-models.md"),
    );
    const asNew = await reckon(fresh, ["lint", "--rule", "record/no-placeholder:off", "--quiet"]);
    expect(linted.stdout).toBe(asNew.stdout);
  });

  test("each part that a flag asks for is written from the templates of the package", async () => {
    const folder = folderOf({ ".git/HEAD": "ref: refs/heads/main\n" });
    const flags = ["--workflow", "--pre-commit", "--editor", "--site"];
    const { status, stdout } = await reckon(folder, ["init", "decisions", ...flags]);
    expect(status).toBe(0);
    const templates = path.resolve(import.meta.dirname, "../../../templates/ci");
    expect(read(folder, ".github/workflows/decisions.yml")).toBe(read(templates, "github.yml"));
    expect(read(folder, ".pre-commit-config.yaml")).toBe(read(templates, "pre-commit.yml"));
    expect(JSON.parse(read(folder, ".vscode/settings.json"))).toMatchObject({
      "json.schemas": [{ fileMatch: ["/decisions/evidence/*.json"] }],
    });
    expect(parse(read(folder, "reckon.yaml"))).toEqual({ dir: "decisions" });
    expect(stdout).toContain("reckon site build");
  });

  test("`--yes` takes the workflow too where there is a repository, and `--no-…` leaves parts out", async () => {
    const folder = folderOf({ ".git/HEAD": "ref: refs/heads/main\n" });
    await reckon(folder, ["init", "--yes", "--no-record"]);
    expect(Object.keys(contents(folder)).filter((file) => !file.startsWith(".git/"))).toEqual([
      ".github/workflows/decisions.yml",
      "reckon.yaml",
    ]);
  });

  test("`--dry-run` shows every file and writes none", async () => {
    const folder = folderOf();
    const { status, stdout } = await reckon(folder, ["init", "--editor", "--dry-run"]);
    expect(status).toBe(0);
    for (const file of [
      "reckon.yaml",
      ".vscode/settings.json",
      "adr/adr-0001-record-architecture-decisions.md",
    ])
      expect(stdout).toContain(`+++ b/${file}`);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("in a folder of a monorepo, the workflow stands at the top and lints that folder", async () => {
    const folder = folderOf({ ".git/HEAD": "ref: refs/heads/main\n", "billing/package.json": "{}" });
    await reckon(path.join(folder, "billing"), ["init", "--workflow", "--pre-commit"]);
    expect(read(folder, ".github/workflows/decisions.yml")).toContain(' lint --cwd billing --base "$BASE"');
    expect(parse(read(folder, ".pre-commit-config.yaml"))).toMatchObject({
      repos: [{ hooks: [{ entry: "reckon lint --cwd billing" }] }],
    });
    expect(existsSync(path.join(folder, "billing/reckon.yaml"))).toBe(true);
  });
});

describe("where records are", () => {
  test("it says what it found and proposes, and without a yes writes nothing and ends with 2", async () => {
    const folder = folderOf(NYGARD);
    const before = contents(folder);
    const { status, stdout, stderr } = await reckon(folder, ["init"]);
    expect(status).toBe(2);
    expect(stdout).toContain("In doc/decisions, as .adr-dir says: 2 records as Nygard (adr-tools).");
    expect(stdout).toContain("Lint finds 1 error and 1 warning;");
    expect(stdout).toContain("  profile: nygard");
    expect(stdout).toContain("To be written, 3 files");
    expect(stderr).toContain("reckon init --yes");
    expect(contents(folder)).toEqual(before);
  });

  test("with `--yes` they go on being read as before, and only what is new is reported", async () => {
    const folder = folderOf(NYGARD);
    const listed = await reckon(folder, ["list", "--json"]);
    const { status, stdout } = await reckon(folder, ["init", "--yes", "--json"]);
    expect(status).toBe(0);
    expect(InitReport.parse(JSON.parse(stdout))).toMatchObject({
      done: true,
      found: { dir: "doc/decisions", records: 2, profile: "nygard", errors: 1, warnings: 1 },
      files: [
        { part: "settings", file: "reckon.yaml", state: "written" },
        { part: "baseline", file: "doc/decisions/baseline.json", state: "written" },
        { part: "workflow", file: ".github/workflows/decisions.yml", state: "written" },
      ],
    });
    expect((await reckon(folder, ["list", "--json"])).stdout).toBe(listed.stdout);
    expect((await reckon(folder, ["lint", "--max-warnings", "0"])).status).toBe(1);
    const known = ["--baseline", "doc/decisions/baseline.json", "--max-warnings", "0"];
    expect((await reckon(folder, ["lint", ...known])).status).toBe(0);
    expect(read(folder, ".github/workflows/decisions.yml")).toContain(
      ' lint --baseline doc/decisions/baseline.json --base "$BASE"',
    );
  });

  test("a second run changes nothing and says so", async () => {
    const folder = folderOf(NYGARD);
    const all = ["init", "--yes", "--pre-commit", "--editor", "--site"];
    await reckon(folder, all);
    const before = contents(folder);
    const { status, stdout } = await reckon(folder, [...all, "--workflow", "--baseline"]);
    expect([status, contents(folder)]).toEqual([0, before]);
    expect(stdout).toContain("Nothing to write: what was asked for is there. Nothing was changed.");
    expect(stdout).not.toContain("Add by hand");
  });

  test("packages and the title of log4brains are kept, and MADR asks for its own profile", async () => {
    const folder = folderOf({
      ".log4brains.yml":
        "project:\n  name: 'Support: answers'\n  adrFolder: ./docs/adr\n  packages:\n    - name: billing\n      adrFolder: ./packages/billing/adr\n",
      "docs/adr/20260302-one-model.md":
        "# One model\n\n- Status: accepted\n- Date: 2026-03-02\n- Tags: support\n",
      "packages/billing/adr/20260401-refunds.md":
        "# Refunds\n\n- Status: draft\n- Date: 2026-04-01\n- Tags: billing\n",
    });
    await reckon(folder, ["init", "--yes"]);
    expect(parse(read(folder, "reckon.yaml"))).toEqual({
      dir: "docs/adr",
      packages: { billing: "packages/billing/adr" },
      profile: "madr",
      site: { title: "Support: answers" },
    });
  });

  test("files of the team stay as they are, and the lines to add are printed", async () => {
    const folder = folderOf({
      ".vscode/settings.json": '{ "editor.rulers": [120] }\n',
      ".pre-commit-config.yaml": "repos: []\n",
    });
    const { status, stdout } = await reckon(folder, ["init", "--editor", "--pre-commit"]);
    expect(status).toBe(0);
    expect(read(folder, ".vscode/settings.json")).toBe('{ "editor.rulers": [120] }\n');
    expect(read(folder, ".pre-commit-config.yaml")).toBe("repos: []\n");
    expect(stdout).toContain('"yaml.schemas"');
    expect(stdout).toContain("entry: reckon lint");
  });
});

describe("where something is in the way", () => {
  test("a folder that nobody may write to stays as it was", () => {
    const folder = folderOf();
    const script = `if (process.getuid() === 0) { process.setgroups([]); process.setgid(65534); process.setuid(65534); }
      const { main } = await import(${JSON.stringify(path.resolve("src/cli/main.ts"))});
      const { processContext } = await import(${JSON.stringify(path.resolve("src/cli/context.ts"))});
      process.exitCode = await main(["init", "--editor"], processContext());`;
    chmodSync(folder, 0o555);
    const ran = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      cwd: folder,
      encoding: "utf8",
    });
    chmodSync(folder, 0o755);
    expect([ran.status, ran.stdout, readdirSync(folder)]).toEqual([2, "", []]);
    expect(ran.stderr).toMatch(/^reckon: Could not write to `.*` \(EACCES\)\n {8}→ /u);
  });

  test("what cannot be written at one place is written nowhere", async () => {
    const folder = folderOf({ ".github": "a file where a folder has to be\n" });
    const { status, stderr } = await reckon(folder, ["init", "--no-record", "--workflow", "--editor"]);
    expect(status).toBe(2);
    expect(stderr).toContain("Could not write");
    expect(Object.keys(contents(folder))).toEqual([".github"]);
  });

  test("a file that appears meanwhile is not written over, and those before it go again", () => {
    const folder = folderOf({ "reckon.yaml": "dir: decisions\n" });
    const files = ["adr/baseline.json", "reckon.yaml"].map((file) => ({
      path: path.join(folder, file),
      text: "{}\n",
    }));
    expect(() => createFiles(files)).toThrow(/file in the way/u);
    expect(contents(folder)).toEqual({ "reckon.yaml": "dir: decisions\n" });
  });

  test.each([[".github"], [".vscode"], ["adr"]])("nothing is written through the link %s", async (link) => {
    const outside = mkdtempSync(path.join(tmpdir(), "reckon-outside-"));
    const folder = folderOf();
    symlinkSync(outside, path.join(folder, link));
    const { status, stderr } = await reckon(folder, ["init", "--workflow", "--editor"]);
    expect(status).toBe(2);
    expect(stderr).toContain(`symbolic link \`${link}`);
    expect([readdirSync(outside), existsSync(path.join(folder, "reckon.yaml"))]).toEqual([[], false]);
  });

  test("a link with the name of a file that is to be written stays, wherever it leads", async () => {
    const folder = folderOf();
    mkdirSync(path.join(folder, ".vscode"));
    symlinkSync("/nowhere/settings.json", path.join(folder, ".vscode/settings.json"));
    expect((await reckon(folder, ["init", "--editor"])).status).toBe(0);
    expect(lstatSync(path.join(folder, ".vscode/settings.json")).isSymbolicLink()).toBe(true);
  });

  test("the name of a stranger's folder is never part of a command line", async () => {
    const name = "doc $(touch owned) ${{ secrets.KEY }}";
    const folder = folderOf({
      ".adr-dir": `${name}\n`,
      [`${name}/0001-one.md`]: "# 1. One\n\n## Status\n\nParked\n",
    });
    const { status, stderr } = await reckon(folder, ["init", "--yes", "--workflow"]);
    expect(status).toBe(2);
    expect(stderr).toContain("expected letters, digits");
    expect(existsSync(path.join(folder, "reckon.yaml"))).toBe(false);
    expect((await reckon(folder, ["init", "--yes", "--no-workflow"])).status).toBe(0);
    expect(parse(read(folder, "reckon.yaml"))).toMatchObject({ dir: name });
  });

  test.each([
    [["init", ".."], "below"],
    [["init", "."], "below"],
    [["init", "README.md"], "expected a folder"],
  ])("%j is refused with a next step", async (args, said) => {
    const folder = folderOf({ "README.md": "# Support\n" });
    const { status, stderr } = await reckon(folder, args);
    expect([status, readdirSync(folder)]).toEqual([2, ["README.md"]]);
    expect(stderr).toContain(said);
  });

  test("a folder other than that of the settings is refused", async () => {
    const folder = folderOf({ "reckon.yaml": "dir: adr\n" });
    const { status, stderr } = await reckon(folder, ["init", "decisions"]);
    expect(status).toBe(2);
    expect(stderr).toContain("reckon.yaml names `adr` already");
  });
});

test("the documentation shows the entry for pre-commit as it is written", () => {
  const root = path.resolve(import.meta.dirname, "../../..");
  expect(read(root, "docs/ci.md")).toContain(read(root, "templates/ci/pre-commit.yml"));
});
