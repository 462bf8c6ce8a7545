import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { recordHistory } from "../../src/cli/record-history.ts";

const root = mkdtempSync(path.join(tmpdir(), "reckon-history-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const git = (folder: string, ...args: string[]): void => {
  const who = ["-c", "user.name=Ines Albrecht", "-c", "user.email=ines@example.com"];
  execFileSync("git", ["-C", folder, ...who, ...args], { stdio: "ignore" });
};
const memo = path.join(root, "origin/adr/memo-0009-move-answers.md");
mkdirSync(path.dirname(memo), { recursive: true });
git(path.join(root, "origin"), "init", "-q");
for (const [text, subject] of [
  ["draft\n", "Draft the move"],
  ["accepted\n", "Accept the move"],
] as const) {
  writeFileSync(memo, text);
  git(path.join(root, "origin"), "add", "-A");
  git(path.join(root, "origin"), "commit", "-qm", subject, "--date=2026-11-12T10:00:00Z");
}

const historyOf = (folder: string) =>
  recordHistory({ root: folder, folders: [path.join(folder, "adr")] })("adr/memo-0009-move-answers.md");

test("a record's commits come latest first, with names and without addresses", () => {
  const history = historyOf(path.join(root, "origin"));
  expect(history.map(({ subject, author }) => [subject, author])).toEqual([
    ["Accept the move", "Ines Albrecht"],
    ["Draft the move", "Ines Albrecht"],
  ]);
  expect(history[0]!.commit).toMatch(/^[0-9a-f]{40}$/u);
  expect(history[0]!.on).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
});

test("a shallow clone tells nothing: its oldest commit looks as if it had written every file", () => {
  git(root, "clone", "-q", "--depth", "1", `file://${root}/origin`, "shallow");
  expect(historyOf(path.join(root, "shallow"))).toEqual([]);
});

test("outside of git there is none", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "reckon-no-git-"));
  expect(historyOf(folder)).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});
