import { expect, test } from "vitest";
import { readForeign, understood } from "./reading.ts";

test("a record of MADR 3, superseded by a link that YAML does not quote", () => {
  const text = `---
status: superseded by [ADR-0009](0009-a-vector-store.md)
date: 2026-10-09
deciders: ana, mei
consulted: []
nav_order: 7
---
# Store answer embeddings in Postgres

## Context and Problem Statement

Where do embeddings live?

## Considered Options

* Postgres
* A vector store

## Decision Outcome

Chosen option: "Postgres", because the team runs it already.

## Validation

A restore is rehearsed.
`;
  const record = readForeign("docs/decisions/0007-store-answer-embeddings.md", text);
  expect(understood(record)).toEqual({
    dialect: "madr-3",
    id: "ADR-0007",
    title: "Store answer embeddings in Postgres",
    status: "superseded",
    date: "2026-10-09",
    "decision-makers": ["ana", "mei"],
    "superseded-by": ["ADR-0009"],
    options: ["Postgres", "A vector store"],
    chosen: "A",
  });
  expect(record.problems).toEqual([]);
  expect(record.foreign?.confidence).toBe("certain");
});
