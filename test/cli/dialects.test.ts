import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ACCEPTED, adr, project } from "../project.ts";
import { reckon } from "./terminal.ts";

const old = `# 1. Answer with one model

Date: 2026-10-02

## Status

Accepted

Superceded by [2. Answer with two models](0002-answer-with-two-models.md)

## Context

The vendor has one model.

## Decision

We answer with it.
`;

const MADR = `---
status: accepted
date: 2026-11-02
decision-makers: [ana]
---
# Store answer embeddings in Postgres

## Context and Problem Statement

Where do embeddings live? See [the first decision](0001-answer-with-one-model.md) and [notes](notes.md).

## Considered Options

* Postgres
* A vector store

## Decision Outcome

Chosen option: "Postgres", because the team runs it already.
`;

const FILES = {
  ".adr-dir": "doc/adr\n",
  "doc/adr/0001-answer-with-one-model.md": old,
  "doc/adr/0002-answer-with-two-models.md": old
    .replace("# 1. Answer with one model", "# 2. Answer with two models")
    .replace(/Superceded by.*/u, "Supercedes [1. Answer with one model](0001-answer-with-one-model.md)"),
  "doc/adr/0003-store-answer-embeddings.md": MADR,
};
const SAID =
  "No reckon.yaml. Read in doc/adr, as .adr-dir says: 2 records as Nygard (adr-tools) and one record as MADR 4";

/** What stands in a folder, file by file. */
function contents(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => [path.relative(folder, file), readFileSync(file, "utf8")]);
}

describe("a folder of other tools", () => {
  test("is listed as it is, and nothing is asked or written", async () => {
    const root = project(FILES);
    const before = contents(root);
    const { status, stdout, stderr } = await reckon(root, ["list", "--sort", "id"]);
    expect([status, stderr]).toEqual([0, `${SAID}.\n`]);
    expect(stdout).toContain("ADR-0001  superseded  2026-10-02");
    expect(stdout).toContain("ADR-0003  accepted    2026-11-02  –     ana");
    expect(contents(root)).toEqual(before);
  });

  test.each([
    [["show", "1"], "Answer with one model"],
    [["show", "store answer"], "Good"],
    [["search", "embeddings"], "ADR-0003"],
    [["graph", "--format", "dot"], 'n1 -> n0 [label="supersedes"]'],
    [["export", "ndjson"], '"supersededBy":["ADR-0002"]'],
  ])("answers %j", async (args, expected) => {
    const files = {
      ...FILES,
      "doc/adr/0003-store-answer-embeddings.md": `${MADR}\n## Pros and Cons of the Options\n\n### Postgres\n\n* Good, because known\n`,
    };
    const { status, stdout } = await reckon(project(files), args);
    expect([status, stdout]).toEqual([0, expect.stringContaining(expected)]);
  });

  test("has a table of contents", async () => {
    const root = project(FILES);
    expect((await reckon(root, ["toc"])).status).toBe(0);
    expect(readFileSync(path.join(root, "doc/adr/README.md"), "utf8")).toContain(
      "(0003-store-answer-embeddings.md)",
    );
  });

  test("shows a status that is not understood as it was written", async () => {
    const parked = {
      "doc/adr/0001-answer.md": old
        .replace("Accepted\n", "Parked until spring\n")
        .replace(/Superceded.*/u, ""),
    };
    const { stdout } = await reckon(project(parked), ["list"]);
    expect(stdout).toContain("ADR-0001  “Parked until spring”");
    expect((await reckon(project(parked), ["show", "1"])).stdout).toContain("status “Parked until spring”");
  });

  test("is linted by what makes sense there: true findings, and no more", async () => {
    const { status, stdout, stderr } = await reckon(project(FILES), ["lint", "--json"]);
    const { findings, summary } = JSON.parse(stdout) as { findings: { rule: string }[]; summary: object };
    expect(findings.map(({ rule }) => rule)).toEqual(["links/target-exists"]);
    expect(summary).toMatchObject({ records: 3 });
    expect([status, stderr]).toEqual([1, `${SAID}; linted by the profiles nygard and madr.\n`]);
  });

  test.each([
    ["--profile", "strict", ["record/dialect", "record/dialect", "links/target-exists", "record/dialect"]],
    ["--profile", "nygard", ["links/target-exists"]],
    ["--rule", "record/one-page:warning", ["links/target-exists"]],
  ])("%s %s", async (flag, value, rules) => {
    const { stdout, stderr } = await reckon(project(FILES), ["lint", "--json", flag, value]);
    const { findings } = JSON.parse(stdout) as { findings: { rule: string }[] };
    expect(findings.map(({ rule }) => rule).toSorted()).toEqual(rules.toSorted());
    expect(stderr).toContain(flag === "--profile" ? `linted by the profile ${value}.` : "nygard and madr");
  });

  test("an unknown profile is refused", async () => {
    const { status, stderr } = await reckon(project(FILES), ["lint", "--profile", "loose"]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("expected strict, madr or nygard")]);
  });

  test("beside records of Reckon's own is refused where settings do not say otherwise", async () => {
    const files = { ...FILES, "doc/adr/adr-0004-cache.md": adr("ADR-0004", "Cache", ACCEPTED) };
    const strict = project({ ...files, "reckon.yaml": "dir: doc/adr\n" });
    expect((await reckon(strict, ["lint"])).stdout).toContain("record/dialect");
    const madr = project({ ...files, "reckon.yaml": "dir: doc/adr\nprofile: madr\n" });
    const { stdout, stderr } = await reckon(madr, ["lint"]);
    expect([stdout.includes("record/dialect"), stderr]).toEqual([false, ""]);
  });
});

describe("what changes records refuses those of another dialect, and names the way in", () => {
  test.each([
    [["accept", "3", "--by", "ana", "--role", "team"]],
    [["deprecate", "3"]],
    [["supersede", "3", "--by", "2"]],
    [["risk", "set", "ADR-0003/R1", "mitigated"]],
    [["new", "adr", "Answer with three models", "--supersedes", "2"]],
  ])("%j", async (args) => {
    const root = project(FILES);
    const before = contents(root);
    const { status, stderr } = await reckon(root, args);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/reckon import doc\/adr\/000\d-/u)]);
    expect(contents(root)).toEqual(before);
  });

  test("a new record takes the number after theirs, and their own supersessions stay as they are", async () => {
    const root = project(FILES);
    const before = contents(root);
    const { status, stdout } = await reckon(root, ["new", "adr", "Cache the prompt"]);
    expect([status, stdout]).toEqual([0, expect.stringContaining("doc/adr/adr-0004-cache-the-prompt.md")]);
    expect(contents(root)).toEqual(expect.arrayContaining(before));
  });
});
