import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ImportReport } from "../../../src/model/import-report.ts";
import { folderOf } from "../../corpus/folder.ts";
import type { Files } from "../../corpus/folder.ts";
import { reckon } from "../terminal.ts";

const NYGARD: Files = {
  "doc/adr/0001-one-support-model.md": `# 1. One support model

Date: 2026-03-02

## Status

Superseded by [2. Two support models](0002-Two_Support_Models.md)

## Context

Every answer comes from one model, whatever it is about: a question about an invoice takes as long, and costs as much,
as one about opening hours. Nobody has measured yet what a second model would cost to keep. ![Latency](img/latency.png)

## Decision

We keep one model: see [the second record](./0002-Two_Support_Models.md#decision) and [minutes][m].

## Consequences

\`0002-Two_Support_Models.md\` names the price.

[m]: 0002-Two_Support_Models.md "Minutes"
`,
  "doc/adr/0002-Two_Support_Models.md": `# 2. Two support models

Date: 2026-06-01

## Status

Accepted

Supersedes [1. One support model](0001-one-support-model.md)

## Context

One model is too slow for billing.

## Decision

We route by topic.

## Consequences

Two prompts.
`,
  "doc/adr/README.md": "# Decisions\n\n- [Two support models](0002-Two_Support_Models.md)\n",
  "doc/adr/img/latency.png": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
};

const read = (folder: string, file: string): string => readFileSync(path.join(folder, file), "utf8");

async function imported(folder: string, ...args: string[]): Promise<ImportReport> {
  const { status, stdout, stderr } = await reckon(folder, ["import", "--json", ...args]);
  expect(status, stderr).toBe(0);
  return ImportReport.parse(JSON.parse(stdout));
}

async function findings(folder: string, ...args: string[]): Promise<string[]> {
  const { stdout, stderr } = await reckon(folder, ["lint", "--json", ...args]);
  if (stdout === "") throw new Error(stderr);
  const report = JSON.parse(stdout) as { findings: { rule: string; file: string }[] };
  return report.findings.map(({ rule, file }) => `${rule} ${file}`);
}

function committed(folder: string): (...args: string[]) => string {
  const git = (...args: string[]): string => {
    const run = spawnSync("git", ["-c", "user.name=ana", "-c", "user.email=ana@example.com", ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    if (run.status !== 0) throw new Error(run.stderr);
    return run.stdout;
  };
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message", "before");
  return git;
}

describe("a folder of adr-tools", () => {
  test("gets frontmatter, new names and links that follow; the body stays to the letter", async () => {
    const folder = folderOf(NYGARD);
    const report = await imported(folder);
    expect(report.records.map(({ id, to, status, date }) => [id, to, status, date])).toEqual([
      ["ADR-0001", "doc/adr/adr-0001-one-support-model.md", "superseded", "2026-03-02"],
      ["ADR-0002", "doc/adr/adr-0002-two-support-models.md", "accepted", "2026-06-01"],
    ]);
    const first = NYGARD["doc/adr/0001-one-support-model.md"] as string;
    const body = first
      .replace("models](0002-Two_Support_Models.md)", "models](adr-0002-two-support-models.md)")
      .replace("(./0002-Two_Support_Models.md#decision)", "(./adr-0002-two-support-models.md#decision)")
      .replace("[m]: 0002-Two_Support_Models.md", "[m]: adr-0002-two-support-models.md");
    expect(read(folder, "doc/adr/adr-0001-one-support-model.md")).toBe(
      `---\nid: ADR-0001\nkind: adr\nstatus: superseded\ndate: 2026-03-02\nsuperseded-by: [ADR-0002]\nimported: nygard\n---\n\n${body}`,
    );
    expect(read(folder, "doc/adr/README.md")).toContain("(adr-0002-two-support-models.md)");
    expect(report.relinked).toEqual(["doc/adr/README.md"]);
    expect(readdirSync(path.join(folder, "doc/adr")).toSorted()).toEqual([
      "README.md",
      "adr-0001-one-support-model.md",
      "adr-0002-two-support-models.md",
      "img",
    ]);
  });

  test("lints clean then, is listed without the number that the id has, and can be worked with", async () => {
    const folder = folderOf(NYGARD);
    await imported(folder);
    expect(await findings(folder, "--rule", "record/dialect:error")).toEqual([]);
    const listed = await reckon(folder, ["list", "--json"]);
    expect(listed.stdout).toContain('"title": "Two support models"');
    const { status, stderr } = await reckon(folder, ["deprecate", "ADR-0002"]);
    expect(status, stderr).toBe(0);
    expect(read(folder, "doc/adr/adr-0002-two-support-models.md")).toContain("status: deprecated\n");
  });

  test("a second import changes nothing and says so", async () => {
    const folder = folderOf(NYGARD);
    await imported(folder);
    const before = read(folder, "doc/adr/adr-0001-one-support-model.md");
    const { stdout } = await reckon(folder, ["import"]);
    expect(stdout).toBe("– Nothing to import: 2 records here are Reckon's own. Nothing was written.\n");
    expect(read(folder, "doc/adr/adr-0001-one-support-model.md")).toBe(before);
  });

  test("is shown first: a diff, and a table of what was read", async () => {
    const folder = folderOf(NYGARD);
    const { stdout } = await reckon(folder, ["import", "--dry-run"]);
    expect(stdout).toContain("+++ b/doc/adr/adr-0001-one-support-model.md\n");
    expect(stdout).toContain("+superseded-by: [ADR-0002]\n");
    expect(stdout).toContain("ADR-0002  accepted    2026-06-01  Nygard (adr-tools)");
    expect(stdout).toMatch(/✔ To be imported: 2 records\. Nothing was written\.\n$/);
    expect(existsSync(path.join(folder, "doc/adr/0001-one-support-model.md"))).toBe(true);
  });

  test("in git its records are renamed, and a pull request with the import changes no decision", async () => {
    const folder = folderOf(NYGARD);
    const git = committed(folder);
    await imported(folder);
    git("add", "--all");
    expect(git("status", "--short").trim().split("\n")).toEqual([
      "M  doc/adr/README.md",
      "R  doc/adr/0001-one-support-model.md -> doc/adr/adr-0001-one-support-model.md",
      "R  doc/adr/0002-Two_Support_Models.md -> doc/adr/adr-0002-two-support-models.md",
    ]);
    git("commit", "--quiet", "--message", "import");
    expect(await findings(folder, "--base", "HEAD~1")).toEqual([]);
  });

  test("a single file is imported alone, and the others link to its new name", async () => {
    const folder = folderOf(NYGARD);
    const { records, relinked } = await imported(folder, "doc/adr/0002-Two_Support_Models.md");
    expect(records.map(({ id }) => id)).toEqual(["ADR-0002"]);
    expect(relinked).toEqual(["doc/adr/0001-one-support-model.md", "doc/adr/README.md"]);
    expect(read(folder, "doc/adr/0001-one-support-model.md")).toContain("](adr-0002-two-support-models.md)");
  });
});

describe("--into another folder", () => {
  test("leaves the old one alone; images travel, other links lead back", async () => {
    const files = {
      ...NYGARD,
      "doc/adr/0003-budget.md": `# 3. Budget\n\nDate: 2026-07-01\n\n## Status\n\nAccepted\n\n## Context\n\n[Notes](../notes.md), [index](README.md), <img src="img/latency.png"> and [two](0002-Two_Support_Models.md).\n`,
      "doc/notes.md": "# Notes\n",
    };
    const folder = folderOf(files);
    const git = committed(folder);
    const report = await imported(folder, "--into", "adr");
    expect(report.copied).toEqual(["adr/img/latency.png"]);
    expect(git("status", "--short")).toBe("?? adr/\n");
    expect(readFileSync(path.join(folder, "adr/img/latency.png"))).toEqual(NYGARD["doc/adr/img/latency.png"]);
    expect(read(folder, "adr/adr-0003-budget.md")).toContain(
      '[Notes](../doc/notes.md), [index](../doc/adr/README.md), <img src="img/latency.png"> and [two](adr-0002-two-support-models.md).',
    );
    expect(await findings(folder, "adr")).toEqual([]);
  });

  test("writes what is missing there, and nothing over what is there", async () => {
    const folder = folderOf(NYGARD);
    await imported(folder, "--into", "decisions/new");
    expect((await imported(folder, "--into", "decisions/new")).records).toEqual([]);
    const { status, stderr } = await reckon(folder, ["import", "--into", "doc/adr/new"]);
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining("expected a folder apart from the records'"),
    ]);
  });
});

describe("frontmatter of other tools", () => {
  const MADR = `---
# kept
parent: Decisions
nav_order: 4
status: superseded by [ADR-0005](0005-queue.md)
date: 2026-02-01 # the day
deciders: Ana, Mei
consulted:
informed: [support]
---

# Use one gateway

## Context and Problem Statement

Three teams call the model.
`;

  test("keeps what the format has, and every other key as x-…", async () => {
    const folder = folderOf({ "docs/decisions/0004-use-one-gateway.md": MADR });
    await imported(folder);
    expect(read(folder, "docs/decisions/adr-0004-use-one-gateway.md")).toBe(`---
id: ADR-0004
kind: adr
status: superseded
superseded-by: [ADR-0005]
imported: madr-3
# kept
x-parent: Decisions
x-nav_order: 4
x-status: superseded by [ADR-0005](0005-queue.md)
date: 2026-02-01 # the day
decision-makers: [Ana, Mei]
informed: [support]
---

# Use one gateway

## Context and Problem Statement

Three teams call the model.
`);
  });

  test("what is not understood is unknown, stays as it was written, and is reported", async () => {
    const folder = folderOf({
      "docs/decisions/0006-use-a-queue.md": MADR.replace(
        /^status:.*$/m,
        "status: parked until spring",
      ).replace("2026-02-01 # the day", "3/4/2026"),
    });
    const [record] = (await imported(folder)).records;
    expect(record).toMatchObject({ unread: ["status “parked until spring”", "date “3/4/2026”"] });
    expect(record).not.toHaveProperty("status");
    const text = read(folder, "docs/decisions/adr-0006-use-a-queue.md");
    expect(text).toContain("\nx-status: parked until spring\nx-date: 3/4/2026\n");
    expect(text).not.toMatch(/^(?:status|date):/m);
    expect(await findings(folder)).toEqual(
      expect.arrayContaining(["record/schema docs/decisions/adr-0006-use-a-queue.md"]),
    );
  });

  test("that cannot be read leaves the record as it is, and says why", async () => {
    const broken = MADR.replace("parent: Decisions", "parent: {a: [b}");
    const folder = folderOf({
      "docs/decisions/0007-broken.md": broken,
      "docs/decisions/0004-use-one-gateway.md": MADR,
    });
    const { left, records } = await imported(folder);
    expect(records).toHaveLength(1);
    expect(left).toEqual([
      { file: "docs/decisions/0007-broken.md", why: expect.stringContaining("Unexpected YAML") as string },
    ]);
    expect(read(folder, "docs/decisions/0007-broken.md")).toBe(broken);
  });
});

test("a pending number becomes the next one, days keep theirs, and colliding numbers are named", async () => {
  const text = (title: string): string =>
    `# ${title}\n\n- Status: accepted\n- Date: 2026-05-05\n\n## Context and Problem Statement\n\nAnswers.\n\n## Decision Outcome\n\nOne.\n`;
  const folder = folderOf({
    "adr/XXXX-cache-answers.md": text("Cache answers"),
    "adr/0007-route.md": text("Route"),
    "adr/0007-throttle.md": text("Throttle"),
    "adr/20260505-use-a-queue.md": text("Use a queue"),
  });
  const { records, notes } = await imported(folder);
  expect(records.map(({ to }) => to).toSorted()).toEqual([
    "adr/adr-0007-route.md",
    "adr/adr-0007-throttle.md",
    "adr/adr-0008-cache-answers.md",
    "adr/adr-20260505-use-a-queue.md",
  ]);
  expect(records.filter(({ numbered }) => numbered).map(({ id }) => id)).toEqual(["ADR-0008"]);
  expect(notes).toEqual([
    "ADR-0007 is taken twice: `reckon renumber adr/adr-0007-throttle.md` gives one of the two another number.",
  ]);
});

test("--from says how to read what tells nothing by itself; nobody else's dialect is taken", async () => {
  const folder = folderOf({ "adr/0001-quiet.md": "# Quiet\n\nDate: 2026-01-01\n\nWe say little.\n" });
  expect((await imported(folder, "--from", "madr-2", "--dry-run")).records[0]).toMatchObject({
    dialect: "madr-2",
    confidence: "likely",
  });
  const { status, stderr } = await reckon(folder, ["import", "--from", "word"]);
  expect([status, stderr]).toEqual([2, expect.stringContaining("Unexpected `--from word`, expected adrs, ")]);
});

test("an imported record answers for what it can: a link that leads nowhere, never for an options table", async () => {
  const folder = folderOf({
    ...NYGARD,
    "doc/adr/0004-links.md": "# 4. Links\n\nDate: 2026-07-01\n\n## Status\n\nAccepted\n\n[Gone](gone.md)\n",
  });
  await imported(folder);
  expect(await findings(folder)).toEqual(["links/target-exists doc/adr/adr-0004-links.md"]);
});

describe("a list of options as MADR writes it", () => {
  const MADR = `---
status: accepted
date: 2026-09-14
---

# Store the answers' embeddings

## Context and Problem Statement

Search over answers needs a store for embeddings.

## Considered Options
* Postgres with pgvector
* A hosted store | managed
* Files *beside* the index

## Decision Outcome

Chosen option: "Postgres with pgvector", because it is backed up with everything else.

## Pros and Cons of the Options

### Postgres with pgvector

* Good, because it is backed up
  with everything else
* Bad, because an \\\`index\\\` of 2 | 3 GB <b>slows</b> the [nightly copy](https://example.com/copy)

### A hosted store | managed

* Good, because nobody here runs it; see https://example.com/prices
* Neutral, because prices are per query
`.replaceAll("\\`", "`");
  const FILES: Files = { "docs/decisions/0001-store-embeddings.md": MADR };
  const TO = "docs/decisions/adr-0001-store-embeddings.md";

  const bodyOf = (text: string): string => text.slice(text.indexOf("\n---\n") + 5);

  async function shown(folder: string) {
    const { stdout, stderr, status } = await reckon(folder, ["show", "ADR-0001", "--json"]);
    expect(status, stderr).toBe(0);
    return stdout;
  }

  test("becomes a table with --options-table; the list, the arguments and their Markdown stay below", async () => {
    const folder = folderOf(FILES);
    const report = await imported(folder, "--options-table");
    expect(report.records).toMatchObject([{ options: 3, optionsTable: true }]);
    const text = read(folder, TO);
    expect(text).toContain("\nchosen: A\n");
    const table = text.slice(text.indexOf("| Dimension"), text.indexOf("\n* Postgres")).trimEnd().split("\n");
    expect(table).toEqual([
      "| Dimension | A: Postgres with pgvector | B: A hosted store \\| managed | C: Files beside the index |",
      "| --- | --- | --- | --- |",
      "| Good | Good, because it is backed up with everything else | Good, because nobody here runs it; see https://example.com/prices | |",
      "| Neutral | | Neutral, because prices are per query | |",
      "| Bad | Bad, because an index of 2 \\| 3 GB slows the nightly copy | | |",
      "| Recommendation | Chosen | | |",
    ]);
    const rest = text.replace(`\n\n${table.join("\n")}\n`, "");
    expect(bodyOf(rest)).toBe(bodyOf(MADR));
    expect(await findings(folder)).toEqual([]);

    expect((await imported(folder, "--options-table")).records).toEqual([]);
    expect(read(folder, TO)).toBe(text);
  });

  test("is shown as it was before, with the chosen one, without the flag as well", async () => {
    const folder = folderOf(FILES);
    const before = JSON.parse(await shown(folder)) as { options: unknown };
    await imported(folder);
    const after = JSON.parse(await shown(folder)) as { options: unknown };
    expect(read(folder, TO)).not.toContain("| Dimension");
    expect(read(folder, TO)).toContain("\nchosen: A\n");
    expect(after.options).toEqual(before.options);
    expect(before.options).toBeDefined();
  });

  test("recommends nothing where the chosen option is none of them, and makes no table where there is one", async () => {
    const folder = folderOf({
      "docs/decisions/0001-store-embeddings.md": MADR.replace('"Postgres with pgvector"', '"SQLite"'),
      "docs/decisions/0002-choose-a-size.md": MADR.replace(
        "## Considered Options\n",
        "## Considered Options\n\n| Size | Recall |\n| --- | --- |\n| 768 | 0.91 |\n\n",
      ),
    });
    const report = await imported(folder, "--options-table");
    expect(report.records.map(({ optionsTable }) => optionsTable)).toEqual([true, false]);
    expect(report.notes.join()).toContain("adr-0002-choose-a-size.md: its options stay");
    const text = read(folder, TO);
    expect(text).not.toMatch(/Recommendation|chosen:|Reversal/u);
    expect(read(folder, "docs/decisions/adr-0002-choose-a-size.md")).not.toContain("| Dimension");
  });

  test("keeps the line endings and loses nothing where a cell would read as something else", async () => {
    const folder = folderOf({
      "docs/decisions/0001-store-embeddings.md": MADR.replaceAll("\n", "\r\n"),
    });
    await imported(folder, "--options-table", "--into", "adr");
    const text = read(folder, "adr/adr-0001-store-embeddings.md");
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");
    expect(text).toContain("| Recommendation | Chosen | | |\r\n");
  });
});

test("the summary counts one and several in words alike", async () => {
  const alone = folderOf({ "doc/adr/0001-no-date.md": "# 1. No date\n\n## Status\n\nAccepted\n" });
  expect((await reckon(alone, ["import"])).stdout).toContain("Imported one record, without a known date.");
  const several = folderOf({
    ...NYGARD,
    "doc/adr/0003-no-date.md": "# 3. No date\n\n## Status\n\nAccepted\n",
  });
  expect((await reckon(several, ["import"])).stdout).toContain(
    "Imported 3 records, one without a known date.",
  );
});

test("a key at the top that is another tool's keeps its place under x-…", async () => {
  const page =
    "---\nparent: Decisions\nnav_order: 5\n---\n# Use dashes in filenames\n\n## Status\n\nAccepted\n";
  const folder = folderOf({ "docs/decisions/0005-use-dashes.md": page });
  expect((await imported(folder)).left).toEqual([]);
  expect(read(folder, "docs/decisions/adr-0005-use-dashes.md")).toContain(
    "x-parent: Decisions\nx-nav_order: 5\n---\n# Use dashes",
  );
});
