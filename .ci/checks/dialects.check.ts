import { globSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { interpretRecord } from "../../src/corpus/interpret.ts";
import { defaultConfig } from "../../src/model/config.ts";
import type { MarkdownRecord } from "../../src/model/record.ts";
import { loadMarkdownParser } from "../../src/parse/markdown.ts";
import { draw } from "./draw.ts";
import { lintWild, repositories, wild } from "./wild-lint.ts";

const parser = await loadMarkdownParser();

/** What a person reads in 100 files drawn at random; see the file. */
const READ = JSON.parse(readFileSync(path.join(import.meta.dirname, "wild-status.json"), "utf8")) as {
  seed: number;
  statuses: Record<string, string | null>;
};

/** Findings by rule and repository, gone through by hand: docs/review-of-findings.md. */
const REVIEWED = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "wild-findings.json"), "utf8"),
) as unknown;

const PASSED_OVER = /_LICENSES|(?:^|\/)(?:README|index|template)\.md$/iu;
const files = globSync("**/*.md", { cwd: wild })
  .filter((file) => statSync(path.join(wild, file)).isFile())
  .toSorted();

/** A file by its path below the repositories, as its own repository would have it read. */
function readFile(file: string): MarkdownRecord {
  const text = readFileSync(path.join(wild, file), "utf8").replace(/^\u{FEFF}/u, "");
  const within = file.slice(file.indexOf("/") + 1);
  return interpretRecord(within, text, { ...defaultConfig(), dir: "." }, parser).record;
}

test("every file that is named as a record is read as one, but for templates", () => {
  const named = files.filter((file) => /(?:^|\/)(?:[a-z]+-?)?\d{3,}[^/]*\.md$/iu.test(file));
  const others = named.filter((file) => !readFile(file).isRecord);
  expect(others.map((file) => path.posix.basename(file)).toSorted()).toEqual([
    "0000-adr-template-de.md",
    "0000-modele-adr.md",
    "0000-template.md",
    "0000-use-markdown-architectural-decision-records.md",
    "001-ADR-template.md",
  ]);
  expect(named.length).toBeGreaterThan(550);
});

test("the sample is the one that the seed draws", () => {
  const from = files.filter((file) => !PASSED_OVER.test(file));
  expect(Object.keys(READ.statuses)).toEqual(draw(from, 100, READ.seed).toSorted());
});

test("of the statuses that a person reads, at least 97 in 100 are understood, and none is made up", () => {
  const pairs = Object.entries(READ.statuses).map(([file, read]) => {
    const { isRecord, values } = readFile(file);
    return { file, read, understood: (isRecord ? values.status : undefined) ?? null };
  });
  const stating = pairs.filter(({ read }) => read !== null);
  const right = stating.filter(({ read, understood }) => read === understood);
  expect(right.length / stating.length).toBeGreaterThanOrEqual(0.97);
  expect(pairs.filter(({ read, understood }) => understood !== null && read !== understood)).toEqual([]);
});

test("findings are those that were gone through", () => {
  const counts: Record<string, Record<string, number>> = {};
  for (const name of repositories) {
    for (const { rule } of lintWild(name, parser)) {
      const of = (counts[name] ??= {});
      of[rule] = (of[rule] ?? 0) + 1;
    }
  }
  expect(counts).toEqual(REVIEWED);
});
