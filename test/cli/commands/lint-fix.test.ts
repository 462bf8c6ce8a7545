import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { CLEAN, TWO_OPTIONS, numbered } from "../../lint/sample-records.ts";
import { reckon } from "../terminal.ts";

const OLD = "adr/adr-0001-migrate-the-support-model.md";
const NEW = "adr/adr-0002-keep-the-support-model.md";

const DECIDED =
  "decided: 2026-11-02\ndecision-makers: [ana]\nchosen: C\nreversal:\n  cost: minimal\n  door: two-way";
/** Superseded by a record that does not say so in return. */
const superseded = CLEAN.replace("proposed", "superseded").replace(
  "date:",
  `superseded-by: [ADR-0002]\n${DECIDED}\ndate:`,
);
const successor = numbered(CLEAN, 2).replace("proposed", "accepted").replace("date:", `${DECIDED}\ndate:`);

function folder(files: Readonly<Record<string, string>>): { root: string; read(file: string): string } {
  const root = mkdtempSync(path.join(tmpdir(), "reckon-fix-"));
  mkdirSync(path.join(root, "adr"));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
  return { root, read: (file) => readFileSync(path.join(root, file), "utf8") };
}

test("a fix is written, and nothing is left to fix", async () => {
  const { root, read } = folder({ [OLD]: superseded, [NEW]: successor });
  const fixed = await reckon(root, ["lint", "--fix"]);
  expect([fixed.status, fixed.stderr]).toEqual([0, "Fixed: one finding in one file.\n"]);
  expect(read(OLD)).toBe(superseded);
  expect(read(NEW)).toContain("supersedes: [ADR-0001]\n");
  const after = read(NEW);
  const again = await reckon(root, ["lint", "--fix"]);
  expect([again.stderr, read(NEW)]).toEqual(["Nothing to fix.\n", after]);
});

test("byte order mark and line ends stay as they are", async () => {
  const windows = (text: string): string => `\u{FEFF}${text.replaceAll("\n", "\r\n")}`;
  const { root, read } = folder({ [OLD]: superseded, [NEW]: windows(successor) });
  await reckon(root, ["lint", "--fix"]);
  const plain = folder({ [OLD]: superseded, [NEW]: successor });
  await reckon(plain.root, ["lint", "--fix"]);
  expect(read(NEW)).toBe(windows(plain.read(NEW)));
});

test("a dry run shows the change as a diff and writes nothing", async () => {
  const { root, read } = folder({ [OLD]: superseded, [NEW]: successor });
  const { status, stdout, stderr } = await reckon(root, ["lint", "--fix-dry-run"]);
  expect([status, stderr]).toEqual([0, "To be fixed: one finding in one file.\n"]);
  expect(stdout).toMatch(/^--- a\/adr\/adr-0002-keep-the-support-model\.md\n\+\+\+ b\/adr\/adr-0002/u);
  expect(stdout.split("\n").filter((line) => /^[+-](?![+-])/u.test(line))).toEqual([
    "+supersedes: [ADR-0001]",
  ]);
  expect([read(OLD), read(NEW)]).toEqual([superseded, successor]);
});

test("only what was asked for is fixed", async () => {
  const { root, read } = folder({ [OLD]: superseded, [NEW]: successor });
  expect((await reckon(root, ["lint", "--fix", OLD])).stderr).toBe("Nothing to fix.\n");
  expect(read(NEW)).toBe(successor);
});

test("a finding that an author answers for is not fixed", async () => {
  const answered = successor.replace(
    "date:",
    "# reckon-disable-file corpus/supersession-both-sides: a test\ndate:",
  );
  const { root, read } = folder({ [OLD]: superseded, [NEW]: answered });
  expect((await reckon(root, ["lint", "--fix"])).stderr).toBe("Nothing to fix.\n");
  expect(read(NEW)).toBe(answered);
});

test("standard input stands for its file, among the others", async () => {
  const { root } = folder({ [OLD]: TWO_OPTIONS, [NEW]: successor });
  const args = ["lint", "--stdin", "--stdin-filename", OLD];
  const { stdout, status } = await reckon(root, [...args, "--json"], superseded);
  expect([status, JSON.parse(stdout).findings]).toEqual([0, []]);
  const diff = await reckon(root, ["lint", "--stdin", "--stdin-filename", NEW, "--fix-dry-run"], successor);
  expect(diff).toMatchObject({ status: 0, stdout: "" });
  const dangling = successor.replace("date:", "builds-on: [ADR-0077]\ndate:");
  expect(
    await reckon(root, [...args.slice(0, 3), "adr/adr-0003-not-saved-yet.md"], numbered(dangling, 3)),
  ).toMatchObject({
    status: 1,
    stdout: expect.stringContaining("ADR-0077"),
  });
});

test.each([
  [["--fix", "--fix-dry-run"], "`--fix` beside `--fix-dry-run`"],
  [["--stdin"], "`--stdin` without `--stdin-filename`"],
  [["--stdin-filename", OLD], "`--stdin-filename` without `--stdin`"],
  [["--stdin", "--stdin-filename", OLD, "--fix"], "`--fix` beside `--stdin`"],
  [["--stdin", "--stdin-filename", OLD, "adr"], "a path beside `--stdin`"],
])("flags %j that contradict one another are refused", async (flags, message) => {
  const { root } = folder({ [OLD]: CLEAN });
  expect(await reckon(root, ["lint", ...flags])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(message),
  });
});
