import { expect, test } from "vitest";
import { argumentsOf, readForeign, understood } from "./reading.ts";

const BODY = `# Store answer embeddings in Postgres

## Context and Problem Statement

Where do embeddings live?

## Considered Options

* Postgres
* A vector store

## Decision Outcome

Chosen option: "A vector store", because it is fast.

### Consequences

* Good, because answers come sooner

### Confirmation

A restore is rehearsed.

## Pros and Cons of the Options

### Postgres

* Neutral, because it is there already
`;

test("a record of MADR 4, superseded by an id", () => {
  const head = `---
status: "superseded by ADR-0123"
date: 2026-10-09
decision-makers:
  - ana
  - mei
consulted: the platform team
informed: [tom]
---
`;
  const record = readForeign("docs/decisions/0007-store-answer-embeddings.md", head + BODY);
  expect(understood(record)).toEqual({
    dialect: "madr-4",
    id: "ADR-0007",
    title: "Store answer embeddings in Postgres",
    status: "superseded",
    date: "2026-10-09",
    "decision-makers": ["ana", "mei"],
    consulted: ["the platform team"],
    informed: ["tom"],
    "superseded-by": ["ADR-0123"],
    options: ["Postgres", "A vector store"],
    chosen: "B",
  });
  expect(argumentsOf(record, "Neutral")).toEqual(["Neutral, because it is there already", ""]);
});

test("a minimal one has no frontmatter, and so no status", () => {
  const record = readForeign("docs/decisions/0007-store-answer-embeddings.md", BODY);
  expect(record.foreign).toMatchObject({ dialect: "madr-4", confidence: "likely", statuses: [] });
  expect(record.values.status).toBeUndefined();
});

test("YAML that cannot be read is a problem, and the rest is read", () => {
  const record = readForeign("docs/decisions/0007-x.md", `---\nstatus: {proposed | accepted}\n---\n${BODY}`);
  expect(record.title).toBe("Store answer embeddings in Postgres");
  expect(record.values.status).toBeUndefined();
});

test.each([
  ["__proto__", undefined],
  ["''", undefined],
  ["cache-the-prompt", "madr-4"],
])(
  "the id %s is reported where it is nobody's, and left to site generators where it is a slug",
  (id, dialect) => {
    const { foreign, problems } = readForeign(
      "docs/adr/0007-cache.md",
      `---\nid: ${id}\nstatus: accepted\n---\n\n# Cache the prompt\n\n## Considered Options\n\n* Cache it\n* Do not\n`,
    );
    expect(foreign?.dialect).toBe(dialect);
    expect(problems.some(({ rule }) => rule === "record/schema")).toBe(dialect === undefined);
  },
);
