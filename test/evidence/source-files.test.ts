import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openRepository } from "../../src/corpus/repository.ts";
import { sha256 } from "../../src/evidence/digest.ts";
import { fileDigest, sourceFiles } from "../../src/evidence/source-files.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "reckon-sources-"));
  mkdirSync(path.join(root, "docs/adr/evals"), { recursive: true });
  mkdirSync(path.join(root, ".git"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): string {
  const whole = path.join(root, file);
  writeFileSync(whole, text);
  return whole;
}

test("a digest is that of the bytes, however large the file", () => {
  const text = "answer\n".repeat(100_000);
  expect(fileDigest(write("results.jsonl", text))).toBe(sha256(text));
  expect(fileDigest(write("empty.json", ""))).toBe(sha256(""));
});

test("what is no file, a link or too large has no digest", () => {
  const file = write("results.json", "{}");
  symlinkSync(file, path.join(root, "link.json"));
  expect(fileDigest(path.join(root, "link.json"))).toBeUndefined();
  expect(fileDigest(root)).toBeUndefined();
  expect(fileDigest(path.join(root, "gone.json"))).toBeUndefined();
  expect(fileDigest(file, 1)).toBeUndefined();
});

test("files are found by name below the records' folder alone, and read once", () => {
  write("current.json", "{}");
  const kept = write("docs/adr/evals/current.json", "[]");
  const read: string[] = [];
  const filesNamed = sourceFiles(openRepository(root), path.join(root, "docs"), "adr", (file) => {
    read.push(file);
    return fileDigest(file);
  });
  expect(filesNamed("current.json")).toEqual([{ file: "adr/evals/current.json", sha256: sha256("[]") }]);
  expect(filesNamed("current.json")).toHaveLength(1);
  expect(filesNamed("../current.json")).toEqual([]);
  expect(read).toEqual([kept]);
});
