import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeLeftovers, writeFiles } from "../../src/corpus/write.ts";

let folder: string;
let old: string;
let successor: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "reckon-write-"));
  old = path.join(folder, "adr-0003-stay-on-current.md");
  successor = path.join(folder, "adr-0007-migrate.md");
  writeFileSync(old, "status: accepted\n");
  writeFileSync(successor, "status: proposed\n");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const texts = (): string[] => [successor, old].map((file) => readFileSync(file, "utf8"));
const untouched = ["status: proposed\n", "status: accepted\n"];

test("both are written, and keep who may read them", () => {
  chmodSync(old, 0o600);
  writeFiles([
    { path: successor, text: "status: accepted\n", before: "status: proposed\n" },
    { path: old, text: "status: superseded\n", before: "status: accepted\n" },
  ]);
  expect(texts()).toEqual(["status: accepted\n", "status: superseded\n"]);
  expect(statSync(old).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toHaveLength(2);
});

test("where the second has changed meanwhile, neither is written", () => {
  expect(() =>
    writeFiles([
      { path: successor, text: "status: accepted\n", before: "status: proposed\n" },
      { path: old, text: "status: superseded\n", before: "status: accepted\r\n" },
    ]),
  ).toThrow("adr-0003-stay-on-current.md` has changed meanwhile; it was not written");
  expect(texts()).toEqual(untouched);
  expect(readdirSync(folder)).toHaveLength(2);
});

test("where there is no place for the second, the first stays as it was", () => {
  expect(() =>
    writeFiles([
      { path: successor, text: "status: accepted\n" },
      { path: path.join(old, "no-folder", "adr-0009.md"), text: "status: draft\n" },
    ]),
  ).toThrow("Could not write");
  expect(texts()).toEqual(untouched);
  expect(readdirSync(folder)).toHaveLength(2);
});

test("what a killed process left goes, what a running one writes stays", () => {
  // No process has the highest number that Linux gives out.
  const left = `.adr-0007-migrate.md.${2 ** 22}-0123456789ab.tmp`;
  const running = `.adr-0007-migrate.md.${process.pid}-0123456789ab.tmp`;
  for (const name of [left, running, ".adr-0007.md.swp"]) writeFileSync(path.join(folder, name), "half");
  removeLeftovers(folder);
  const names = readdirSync(folder);
  expect(names).not.toContain(left);
  expect(names).toEqual(expect.arrayContaining([running, ".adr-0007.md.swp"]));
});
