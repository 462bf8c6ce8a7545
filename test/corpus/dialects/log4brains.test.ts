import { expect, test } from "vitest";
import { readForeign, understood } from "./reading.ts";

const text = (status: string) => `# Store answer embeddings

- Status: ${status}
- Deciders: Ana, Mei
- Date: 09/10/2026
- Tags: search storage

## Context and Problem Statement

Where do embeddings live?

## Decision Outcome

In Postgres.

## Links

- Supersedes [20260101-files](20260101-files.md)
`;

test("a record of log4brains, known by its day and slug", () => {
  const record = readForeign(
    "docs/adr/20261009-store-answer-embeddings.md",
    text("superseded by [20261101-a-vector-store](#)"),
  );
  expect(understood(record)).toEqual({
    dialect: "log4brains",
    id: "ADR-20261009-store-answer-embeddings",
    title: "Store answer embeddings",
    status: "superseded",
    date: "2026-10-09",
    "decision-makers": ["Ana", "Mei"],
    tags: ["search", "storage"],
    "superseded-by": ["ADR-20261101-a-vector-store"],
    supersedes: ["ADR-20260101-files"],
  });
});

test("an unknown status is no draft, and a missing one not accepted", () => {
  const unknown = readForeign("docs/adr/20261009-x.md", text("parked"));
  expect(unknown.values.status).toBeUndefined();
  expect(unknown.foreign?.statuses.map((stated) => stated.text)).toEqual(["parked"]);
  const missing = readForeign("docs/adr/20261009-x.md", text("parked").replace("- Status: parked\n", ""));
  expect([missing.values.status, missing.foreign?.statuses]).toEqual([undefined, []]);
});

test("links across packages name the record there", () => {
  const config = { dir: "docs/adr", packages: { web: "packages/web/adr" } };
  const linked = text("superseded by [web/20261101-a](../../packages/web/adr/20261101-a.md)");
  const record = readForeign("docs/adr/20261009-x.md", linked, config);
  expect(record.values["superseded-by"]).toEqual(["web:ADR-20261101-a"]);
});
