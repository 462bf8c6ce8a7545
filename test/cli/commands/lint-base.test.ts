import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { sampleRepository } from "../../git/sample-repository.ts";
import { ACCEPTED, CLEAN, TWO_OPTIONS, numbered } from "../../lint/sample-records.ts";
import { reckon } from "../terminal.ts";

const FIRST = "adr/adr-0001-migrate-the-support-model.md";
const SECOND = "adr/adr-0002-cache-the-prompt.md";

/** `file rule` of every error and warning that lint reports since `main`. */
async function found(root: string, ...args: string[]): Promise<string[]> {
  const { stdout, stderr } = await reckon(root, ["lint", "--base", "main", "--json", ...args]);
  if (stdout === "") throw new Error(stderr);
  const { findings } = JSON.parse(stdout) as { findings: { file: string; rule: string; level: string }[] };
  return findings.filter(({ level }) => level !== "advice").map(({ file, rule }) => `${file} ${rule}`);
}

test("only what a branch has changed is reported", async () => {
  const { root, git, write } = sampleRepository({ [FIRST]: TWO_OPTIONS, [SECOND]: numbered(CLEAN, 2) });
  git("switch", "--quiet", "--create", "cheaper");
  expect(await found(root)).toEqual([]);
  write({ [SECOND]: numbered(TWO_OPTIONS, 2) });
  expect(await found(root)).toEqual([`${SECOND} options/at-least-three`]);
});

test("what a change breaks elsewhere is reported, and what was broken there before is not", async () => {
  const linking = `${numbered(TWO_OPTIONS, 2)}\nSee [the context](adr-0001-migrate-the-support-model.md#context).\n`;
  const { root, write } = sampleRepository({ [FIRST]: CLEAN, [SECOND]: linking });
  write({ [FIRST]: CLEAN.replace("## Context", "## Context and Problem Statement") });
  expect(await found(root)).toEqual([`${SECOND} links/anchor-exists`]);
});

test("a record that is gone is missed by those that named it", async () => {
  const naming = numbered(TWO_OPTIONS, 2).replace("date:", "builds-on: [ADR-0001]\ndate:");
  const { root, write } = sampleRepository({ [FIRST]: CLEAN, [SECOND]: naming });
  write({ [FIRST]: null });
  expect(await found(root)).toEqual([`${SECOND} corpus/no-dangling-reference`]);
});

test("other line ends and a file that was only renamed are no change of the record", async () => {
  const { root, git, write } = sampleRepository({ [FIRST]: ACCEPTED, [SECOND]: numbered(TWO_OPTIONS, 2) });
  write({ [SECOND]: numbered(TWO_OPTIONS, 2).replaceAll("\n", "\r\n") });
  git("mv", FIRST, "adr/adr-0001-dual-run-the-support-model.md");
  expect(await found(root)).toEqual([]);
});

test("a decision stays frozen under another name, and says so until it is amended", async () => {
  const { root, git, commit, write } = sampleRepository({ [FIRST]: ACCEPTED });
  const renamed = "adr/adr-0001-dual-run-the-support-model.md";
  git("switch", "--quiet", "--create", "rewrite");
  git("mv", FIRST, renamed);
  commit("Another day", { [renamed]: ACCEPTED.replace("31 January", "28 February") });
  expect(await found(root)).toEqual([`${renamed} lifecycle/frozen`]);
  write({
    [renamed]: ACCEPTED.replace("31 January", "28 February").replace(
      "chosen: C",
      "chosen: C\namended:\n  - { on: 2026-11-20, why: the vendor gave a month more }",
    ),
  });
  expect(await found(root)).toEqual([]);
});

test("a record whose id was changed with its file is held against what git calls its old name", async () => {
  const { root, git, commit } = sampleRepository({ [FIRST]: ACCEPTED });
  git("switch", "--quiet", "--create", "renumber");
  git("mv", FIRST, SECOND);
  commit("Another number", { [SECOND]: numbered(ACCEPTED, 2) });
  expect(await found(root)).toEqual([`${SECOND} lifecycle/frozen`]);
});

test("a number that was taken on the base meanwhile is found before the merge", async () => {
  const { root, git, commit } = sampleRepository({ [FIRST]: CLEAN });
  git("switch", "--quiet", "--create", "cache");
  commit("A second decision", { [SECOND]: numbered(CLEAN, 2) });
  git("switch", "--quiet", "main");
  commit("Another second decision", { "adr/adr-0002-keep-embeddings.md": numbered(CLEAN, 2) });
  git("switch", "--quiet", "cache");
  expect(await found(root)).toEqual([`${SECOND} corpus/id-taken-on-base`]);
});

test("an accepted decision does not become a proposal again", async () => {
  const { root, write } = sampleRepository({ [FIRST]: ACCEPTED });
  write({ [FIRST]: ACCEPTED.replace("status: accepted", "status: proposed") });
  expect(await found(root)).toEqual([`${FIRST} lifecycle/transition`]);
});

test("records in a folder of a larger repository are found there too", async () => {
  const { root, write } = sampleRepository({
    "services/support/reckon.yaml": "",
    [`services/support/${FIRST}`]: CLEAN,
  });
  write({ [`services/support/${FIRST}`]: TWO_OPTIONS });
  const folder = path.join(root, "services/support");
  expect(await found(folder)).toEqual([`${FIRST} options/at-least-three`]);
  const { stdout } = await reckon(folder, ["lint", "--base", "main", "--format", "github"]);
  expect(stdout).toContain(`file=services/support/${FIRST},`);
});

test.each([
  ["origin/main", "Run `git fetch origin main`."],
  ["--output=stolen", "Name a branch, a tag or a commit."],
])("a base %s that is not there ends with what to do", async (base, hint) => {
  const { root } = sampleRepository({ [FIRST]: CLEAN });
  const { status, stderr, stdout } = await reckon(root, ["lint", `--base=${base}`]);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(hint);
});

test("a shallow clone and a folder without a repository are refused", async () => {
  const { root, commit } = sampleRepository({ [FIRST]: CLEAN });
  commit("Later", { [FIRST]: TWO_OPTIONS });
  const clone = mkdtempSync(path.join(tmpdir(), "reckon-clone-"));
  execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${root}`, clone]);
  const shallow = await reckon(clone, ["lint", "--base", "HEAD"]);
  expect([shallow.status, shallow.stderr]).toEqual([2, expect.stringContaining("fetch-depth: 0")]);
  execFileSync("rm", ["-r", path.join(clone, ".git")]);
  const bare = await reckon(clone, ["lint", "--base", "HEAD"]);
  expect([bare.status, bare.stderr]).toEqual([2, expect.stringContaining("outside of a git repository")]);
});

test("an approval that another hand committed is reported, also after the file was renamed", async () => {
  const { root, git, write } = sampleRepository({ [FIRST]: ACCEPTED });
  git("switch", "--quiet", "--create", "approved");
  const by = (author: string) =>
    git("commit", "--quiet", "--all", "--message", "Approve", "--author", author);
  const approve = (...names: string[]): string =>
    ACCEPTED.replace(
      "date:",
      `approvals:\n${names.map((name) => `  - { by: ${name}, role: director, on: 2026-11-20 }\n`).join("")}date:`,
    );
  write({ [FIRST]: approve("mei") });
  by("Mei Zhou <mzhou@example.com>");
  write({ [FIRST]: approve("mei", "priya") });
  by("Ana Silva <ana@example.com>");
  git("mv", FIRST, SECOND);
  by("Priya Raman <priya@example.com>");
  const { stdout } = await reckon(root, ["lint", "--base", "main", "--json"]);
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; message: string }[] };
  expect(findings.filter(({ rule }) => rule === "rights/own-hand").map(({ message }) => message)).toEqual([
    "Unexpected approval by `priya` that `Ana Silva <ana@example.com>` committed, expected it by their own hand",
  ]);
});
