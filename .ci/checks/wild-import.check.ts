import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { bin, emptyFolder, node, shared } from "./shared.ts";

const wild = path.join(shared, "corpora/wild");
const repositories = readdirSync(wild, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();

interface Report {
  records: { from: string; to: string; id: string; options: number; optionsTable: boolean }[];
  left: { file: string; why: string }[];
}

function git(cwd: string, ...args: string[]): string {
  const identity = [
    "-c",
    "user.name=check",
    "-c",
    "user.email=check@example.com",
    "-c",
    "core.autocrlf=false",
  ];
  const { stdout, stderr, status } = spawnSync("git", [...identity, ...args], { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** The repository of that name, committed in a folder of its own. */
function committed(name: string): string {
  const folder = emptyFolder();
  cpSync(path.join(wild, name), folder, { recursive: true, mode: 0 });
  spawnSync("chmod", ["-R", "u+w", folder]);
  git(folder, "init", "--quiet");
  git(folder, "add", "--all", "--force");
  git(folder, "commit", "--quiet", "--message", "before");
  return folder;
}

async function imported(folder: string, ...flags: string[]): Promise<Report> {
  const { status, stdout, stderr } = await node([bin, "import", folder, "--json", ...flags], folder);
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Report;
}

/** Words as often as they stand there. */
function wordsOf(text: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}\p{M}]+/gu))
    words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

function cut(text: string): { frontmatter: string; body: string } {
  const plain = text.replace(/^\u{FEFF}/u, "");
  const frontmatter = /^---[ \t]*\r?\n[^]*?\n---[ \t]*(?=\r?\n|$)/u.exec(plain)?.[0] ?? "";
  return { frontmatter, body: plain.slice(frontmatter.length) };
}

/** Keys of other tools that the format has under another name: their values stay, and are held against the new key's. */
const SAME_KEYS = new Map([
  ["deciders", "decision-makers"],
  ["author", "decision-makers"],
  ["supersededBy", "superseded-by"],
  ["x-superseded-by", "superseded-by"],
  ["relatesTo", "relates-to"],
  ["related", "relates-to"],
  ["dependsOn", "builds-on"],
]);

/** Frontmatter with a key under the name that it has afterwards, where it has that name then and not its own. */
function withFormatKeys(before: string, after: string): string {
  const has = (name: string): boolean => new RegExp(`^(?:x-)?${name}:`, "mu").test(after);
  return before.replaceAll(/^(?<key>[\w-]+)(?=:)/gmu, (key) => {
    const name = SAME_KEYS.get(key);
    return name !== undefined && has(name) && !has(key) ? name : key;
  });
}

/** Addresses follow the new names and are no words of the record. */
function withoutAddresses(body: string): string {
  return body
    .replaceAll(/\]\([^()]*(?:\([^()]*\)[^()]*)*\)/gu, "]()")
    .replaceAll(/^( {0,3}\[[^\]]+\]:\s*)\S+/gmu, "$1")
    .replaceAll(/\b(src|href)=("[^"]*"|'[^']*')/gu, "$1")
    .trim();
}

/** The options table that an import has added, and the text as it is without it; what stood there first is no such. */
const ADDED_TABLE = /(?:\r?\n){2}(?<table>\| Dimension \|[^\n]*\n\| --- [^\n]*(?:\n\|[^\n]*)*)/u;

/** The words of the format in such a table; all else is the record's. */
const FORMAT_WORDS = new Set(["dimension", "good", "neutral", "bad", "recommendation", "chosen"]);

function onOneLineEach(text: string): string {
  return text.replaceAll(/(?:\r?\n)+/gu, "\n").trim();
}

/** A record of fewer characters is less than what its frontmatter adds, and git takes the file for another. */
const TINY = 500;

describe.each(repositories)("%s", (name) => {
  test("an import loses no word, git takes every file for renamed, and a second one changes nothing", async () => {
    const folder = committed(name);
    const { records, left } = await imported(folder);
    for (const { from, to } of records) {
      const before = cut(git(folder, "show", `HEAD:${from}`));
      const after = cut(readFileSync(path.join(folder, to), "utf8"));
      const [was, is] = [withoutAddresses(before.body), withoutAddresses(after.body)];
      // A title that stood in the frontmatter alone is the heading now.
      expect(/^# /mu.test(was) ? is : is.replace(/^# [^\n]+\n+/u, ""), to).toBe(was);
      const kept = wordsOf(after.frontmatter);
      for (const [word, count] of wordsOf(withFormatKeys(before.frontmatter, after.frontmatter)))
        expect(kept.get(word) ?? 0, `${word} in ${to}`).toBeGreaterThanOrEqual(count);
    }
    for (const { file } of left) {
      const [was, is] = [git(folder, "show", `HEAD:${file}`), readFileSync(path.join(folder, file), "utf8")];
      expect(withoutAddresses(is), file).toBe(withoutAddresses(was));
    }
    git(folder, "add", "--all");
    expect(notRenamed(folder, records)).toEqual([]);

    const state = git(folder, "write-tree");
    expect((await imported(folder)).records).toEqual([]);
    git(folder, "add", "--all");
    expect(git(folder, "write-tree")).toBe(state);

    const { status, stdout, stderr } = await node([bin, "lint", folder, "--format", "json"], folder);
    expect([0, 1], stderr).toContain(status);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
  });

  test("with options tables it loses no word either, says none of its own, and a second one changes nothing", async () => {
    const folder = committed(name);
    const { records } = await imported(folder, "--options-table");
    for (const { from, to, options, optionsTable } of records) {
      const before = cut(git(folder, "show", `HEAD:${from}`));
      const { body } = cut(readFileSync(path.join(folder, to), "utf8"));
      const table = optionsTable ? (ADDED_TABLE.exec(body)?.groups?.table ?? "") : "";
      expect(table !== "", to).toBe(optionsTable);
      const is = onOneLineEach(withoutAddresses(body.replace(table, "")));
      const was = onOneLineEach(withoutAddresses(before.body));
      expect(/^# /mu.test(was) ? is : is.replace(/^# [^\n]+\n+/u, ""), to).toBe(was);
      if (!optionsTable) continue;
      expect(table.split("\n")[0]!.match(/(?<!\\)\|/gu), to).toHaveLength(options + 2);
      const known = wordsOf(before.body);
      const invented = [...wordsOf(table).keys()].filter(
        (word) => !known.has(word) && !FORMAT_WORDS.has(word) && !/^[a-z]{1,2}$/u.test(word),
      );
      expect(invented, to).toEqual([]);
    }
    git(folder, "add", "--all");
    const state = git(folder, "write-tree");
    expect((await imported(folder, "--options-table")).records).toEqual([]);
    git(folder, "add", "--all");
    expect(git(folder, "write-tree")).toBe(state);
  });

  test("into another folder, the old one stays as it was", async () => {
    const folder = committed(name);
    const other = path.join(emptyFolder(), "adr");
    const { records } = await imported(folder, "--into", other);
    expect(git(folder, "status", "--porcelain")).toBe("");
    for (const { from, to } of records) {
      const [was, is] = [git(folder, "show", `HEAD:${from}`), readFileSync(path.join(folder, to), "utf8")];
      expect(withoutAddresses(cut(is).body)).toContain(withoutAddresses(cut(was).body));
    }
    expect((await imported(folder, "--into", other)).records).toEqual([]);
  });
});

/**
 * Files that git shows as deleted and added, but for those that are too small to be told. Of copies of one text, as
 * documentation of several versions has them, git says of any that it became any.
 */
function notRenamed(folder: string, records: Report["records"]): string[] {
  const changed = git(folder, "diff", "--cached", "--name-status", "-M", "-z", "-l0", "HEAD").split("\0");
  const renamed = new Map<string, string>();
  for (const [index, field] of changed.entries())
    if (/^R\d+$/.test(field)) renamed.set(changed[index + 1]!, changed[index + 2]!);
  const names = new Set(renamed.values());
  return records
    .filter(({ from, to }) => from !== to && !(renamed.has(from) && names.has(to)))
    .map(({ from }) => from)
    .filter((from) => git(folder, "show", `HEAD:${from}`).length > TINY);
}
