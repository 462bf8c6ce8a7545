import { describe, expect, test } from "vitest";
import { readForeign, understood } from "./reading.ts";

describe("a status is read wherever teams write it", () => {
  test.each([
    ["**Status:** Accepted", "accepted"],
    ["**Status**: Accepted  \n**Authors**: Ana", "accepted"],
    ["**Status** Accepted", "accepted"],
    ["Status: Pending", "proposed"],
    ["- **Status**: Approved", "accepted"],
    ["| Status | Accepted |\n| --- | --- |\n| Date | 2026-11-20 |", "accepted"],
    ["| Status | Date |\n| --- | --- |\n| Rejected | 2026-11-20 |", "rejected"],
    ["**Status**: Accepted<!-- |Accepted|Rejected -->", "accepted"],
    ["## Status\n\n✅ Accepted (documenting an existing thing)", "accepted"],
    ["## Status\n\nPartly superseded", "accepted"],
    ["## Durum\n\nKabul edildi", "accepted"],
    ["## Estado\n\nAceptado", "accepted"],
    ["## Situação\n\nSubstituído por [ADR-0009](0009-x.md)", "superseded"],
    ["## ステータス\n\n[ADR-0009](0009-x.md) により置き換え", undefined],
    ["## Status\n\nProvisionally Superseded", undefined],
    ["## Status\n\n[Proposed | Accepted | Deprecated]", undefined],
    ["Nothing is said.", undefined],
  ])("%j", (written, status) => {
    const { values, foreign } = readForeign(
      "docs/adr/0007-cache.md",
      `# ADR-007: Cache the prompt\n\n${written}\n`,
    );
    expect([foreign?.dialect === undefined, values.status]).toEqual([false, status]);
  });
});

describe("other records are read where the line says what they are to this one", () => {
  test.each([
    ["Superseded by [0048](0048-new.md) — it was too slow", { "superseded-by": ["ADR-0048"] }],
    [
      "Accepted (supersedes ADR-024, ADR-025 and ADR-026)",
      { supersedes: ["ADR-0024", "ADR-0025", "ADR-0026"] },
    ],
    ["Accepted — supersedes ADR #0008", { supersedes: ["ADR-0008"] }],
    ["Superseded by [a (b) 'c'](0048-a_(b).md)", { "superseded-by": ["ADR-0048"] }],
    ["Superseded by [x](<0048 with blanks.md>)", { "superseded-by": ["ADR-0048"] }],
    ["Accepted; supersedes the mechanisms of ADR-5", {}],
    ["Superseded by #1597", {}],
    ["[ADR-0009](0009-x.md) により置き換え", { "superseded-by": ["ADR-0009"] }],
  ])("%s", (status, named) => {
    const { values } = readForeign(
      "docs/adr/0007-cache.md",
      `# Cache the prompt\n\n## Status\n\n${status}\n`,
    );
    const { status: _, ...others } = values;
    expect(others).toEqual(named);
  });
});

describe("names of files", () => {
  test.each([
    ["0007-slug.md", "ADR-0007"],
    ["ADR-012-Slug.md", "ADR-0012"],
    ["adr101-load-management/README.md", "ADR-0101"],
    ["RFC-0003-slug.md", "RFC-0003"],
    ["2020-10-16-slug.md", "ADR-20201016-slug"],
    ["20201016-slug.md", "ADR-20201016-slug"],
    ["0007_snake_case.md", "ADR-0007"],
    ["0007-支援モデル.md", "ADR-0007"],
    ["XXXX-slug.md", undefined],
  ])("%s", (name, id) => {
    const text = "# Cache the prompt\n\n## Status\n\nAccepted\n\n## Context\n\nC.\n\n## Decision\n\nD.\n";
    const record = readForeign(`docs/adr/${name}`, text);
    expect([record.isRecord, record.id]).toEqual([true, id]);
  });

  test.each([
    "template.md",
    "adr-template.md",
    "0000-template.md",
    "README.md",
    "index.md",
    "templates/0001-x.md",
  ])("%s is no record", (name) => {
    const text = "# T\n\n## Status\n\nAccepted\n\n## Context\n\n[x](gone.md)\n\n## Decision\n\nD.\n";
    expect(readForeign(`docs/adr/${name}`, text)).toMatchObject({ isRecord: false, problems: [] });
  });

  test("0000-use-markdown-….md is a real first record", () => {
    const { isRecord, id } = readForeign(
      "docs/adr/0000-use-markdown-decision-records.md",
      "# Use Markdown\n",
    );
    expect([isRecord, id]).toEqual([true, "ADR-0000"]);
  });
});

test("a number in the heading that is not the file's is noted", () => {
  const { title, foreign } = readForeign("docs/adr/ADR-004-mismatch.md", "# ADR-099: Cache\n");
  expect([title, foreign?.otherNumber?.text]).toEqual(["Cache", "099"]);
});

test.each([
  ["nothing", ""],
  ["a fence that never closes", "# Cache\n\n```md\n## Status\n\nAccepted\n"],
  ["a comment in code", "# Cache\n\n`<!--` opens one.\n\n## Status\n\nAccepted\n"],
  [
    "an image of 200,000 characters",
    `# Cache\n\n![x](data:image/png;base64,${"A".repeat(200_000)})\n\n## Status\n\nAccepted\n`,
  ],
])("%s is read without a throw", (what, text) => {
  const { foreign, values } = readForeign("docs/adr/0007-cache.md", text);
  expect(foreign).toBeDefined();
  expect(values.status).toBe(what === "nothing" || what.startsWith("a fence") ? undefined : "accepted");
});

test("a word of the team's own means what settings say", () => {
  const text = "# Cache\n\n## Status\n\nParked until spring\n";
  expect(
    understood(readForeign("docs/adr/0007-cache.md", text, { statuses: { Parked: "proposed" } })),
  ).toMatchObject({
    status: "proposed",
  });
});
