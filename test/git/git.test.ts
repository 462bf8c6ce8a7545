import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { openGit } from "../../src/git/git.ts";
import { resolveCommit, resolveSince } from "../../src/git/revision.ts";
import { blobId, readBlobs, readRenames, readTree } from "../../src/git/tree.ts";
import { UserError } from "../../src/model/user-error.ts";
import { sampleRepository } from "./sample-repository.ts";

const MEMO = "# Migrate the support model\n\nThe old contract ends in January.\n".repeat(5);

function refusal(action: () => unknown): UserError {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

test("what a commit holds is read without a checkout", () => {
  const repository = sampleRepository({
    "adr/memo-0001-migrate-the-support-model.md": MEMO,
    "adr/évidence/größe 世界.md": "# Names of all sorts\n",
    "README.md": "# Support\n",
  });
  repository.commit("Rewrite", { "adr/memo-0001-migrate-the-support-model.md": "# Another text\n" });
  const git = openGit(path.join(repository.root, "adr"))!;
  const { fork } = resolveSince(git, "HEAD~1");
  const tree = readTree(git, fork, "adr");
  expect([...tree.keys()]).toEqual([
    "adr/memo-0001-migrate-the-support-model.md",
    "adr/évidence/größe 世界.md",
  ]);
  const id = tree.get("adr/memo-0001-migrate-the-support-model.md")!;
  expect(readBlobs(git, [id], 1000).get(id)?.toString()).toBe(MEMO);
  expect(readBlobs(git, [id], 10)).toEqual(new Map());
  expect(blobId(Buffer.from(MEMO), id)).toBe(id);
  expect(readTree(git, fork, "").has("README.md")).toBe(true);
});

test("a renamed file is found again", () => {
  const repository = sampleRepository({ "adr/memo-0001-model.md": MEMO });
  repository.git("mv", "adr/memo-0001-model.md", "adr/memo-0001-migrate-the-support-model.md");
  repository.commit("Say what it is about");
  const git = openGit(repository.root)!;
  const { fork } = resolveSince(git, "HEAD~1");
  expect(readRenames(git, fork, resolveCommit(git, "HEAD"), "adr")).toEqual(
    new Map([["adr/memo-0001-migrate-the-support-model.md", "adr/memo-0001-model.md"]]),
  );
});

test("a change is held against where the branch began, and its revision's tip is known too", () => {
  const repository = sampleRepository({ "adr/memo-0001-model.md": MEMO });
  repository.git("switch", "--quiet", "--create", "dual-run");
  repository.commit("A second memo", { "adr/memo-0002-dual-run.md": "# Dual run\n" });
  repository.git("switch", "--quiet", "main");
  const began = repository.git("rev-parse", "HEAD").trim();
  repository.commit("Meanwhile", { "adr/memo-0003-embeddings.md": "# Embeddings\n" });
  const tip = repository.git("rev-parse", "HEAD").trim();
  repository.git("switch", "--quiet", "dual-run");
  expect(resolveSince(openGit(repository.root)!, "main")).toEqual({ tip, fork: began });
});

test("a shallow clone names what to fetch", () => {
  const repository = sampleRepository({ "adr/memo-0001-model.md": MEMO });
  repository.commit("More", { "adr/memo-0001-model.md": "# Less\n" });
  const clone = mkdtempSync(path.join(tmpdir(), "reckon-clone-"));
  execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${repository.root}`, clone]);
  const { message, hint } = refusal(() => resolveSince(openGit(clone)!, "HEAD"));
  expect(message).toContain("shallow clone");
  expect(hint).toContain("git fetch --unshallow");
  expect(hint).toContain("fetch-depth: 0");
});

test.each([
  ["origin/main", "git fetch origin main"],
  ["release-2026", "git fetch origin release-2026"],
  ["abcdef0", "git fetch origin abcdef0"],
  ["0".repeat(40), "the id that stands for none"],
  ["", "Name a branch"],
  ["two\nlines", "Name a branch"],
])("a revision %j that is not here says what to do", (revision, hint) => {
  const git = openGit(sampleRepository({ "adr/memo-0001-model.md": MEMO }).root)!;
  expect(refusal(() => resolveCommit(git, revision)).hint).toContain(hint);
});

test.each(["--output=stolen.txt", "--upload-pack=touch stolen.txt", "-h", "--all"])(
  "a revision %j is never taken for a flag",
  (revision) => {
    const repository = sampleRepository({ "adr/memo-0001-model.md": MEMO });
    expect(refusal(() => resolveCommit(openGit(repository.root)!, revision)).message).toContain(
      "not in this clone",
    );
    expect(existsSync(path.join(repository.root, "stolen.txt"))).toBe(false);
  },
);

test("nothing that a repository configures is run", () => {
  const repository = sampleRepository({
    "adr/memo-0001-model.md": MEMO,
    ".gitattributes": "*.md filter=evil diff=evil\n",
  });
  const program = path.join(repository.root, "evil.sh");
  const trace = path.join(repository.root, "ran");
  writeFileSync(program, `#!/bin/sh\ntouch '${trace}'\ncat\n`);
  chmodSync(program, 0o755);
  for (const key of [
    "core.fsmonitor",
    "diff.external",
    "diff.evil.textconv",
    "filter.evil.clean",
    "core.pager",
  ]) {
    repository.git("config", key, program);
  }
  repository.git(
    "-c",
    "core.fsmonitor=false",
    "-c",
    "filter.evil.clean=cat",
    "mv",
    "adr/memo-0001-model.md",
    "adr/memo-0001-x.md",
  );
  const git = openGit(repository.root)!;
  const { fork } = resolveSince(git, "HEAD");
  const tree = readTree(git, fork, "adr");
  readBlobs(git, tree.values(), 10_000);
  readRenames(git, fork, fork, "adr");
  expect(existsSync(trace)).toBe(false);
});

test("a folder that only looks like a repository is none", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "reckon-bare-"));
  for (const name of ["objects", "refs"]) mkdirSync(path.join(folder, name));
  writeFileSync(path.join(folder, "HEAD"), "ref: refs/heads/main\n");
  writeFileSync(path.join(folder, "config"), "[core]\n\tbare = true\n");
  expect(openGit(folder)).toBeUndefined();
});

test("a worktree's file leads to its repository", () => {
  const repository = sampleRepository({ "adr/memo-0001-model.md": MEMO });
  const worktree = path.join(mkdtempSync(path.join(tmpdir(), "reckon-worktree-")), "tree");
  repository.git("worktree", "add", "--quiet", worktree);
  const git = openGit(worktree)!;
  expect([...readTree(git, resolveSince(git, "HEAD").tip, "adr").keys()]).toEqual(["adr/memo-0001-model.md"]);
});
