import { expect, test } from "vitest";
import { argumentsOf, readForeign, understood } from "./reading.ts";

const TEXT = `# Store answer embeddings in Postgres

* Status: superseded by [ADR-0009](0009-a-vector-store.md)
* Deciders: Ana Lima, Mei O'Brien (SRE), Łukasz & 田中
* Date: 2026-10-09

Technical Story: [#17](https://example.org/17)

## Context and Problem Statement

Where do embeddings live?

## Considered Options

* Postgres
* [A vector store](https://example.org): one more thing to run
* Files

## Decision Outcome

Chosen option: "Postgres", because the team runs it already.

### Positive Consequences

* Nothing new to run

## Pros and Cons of the Options

### Postgres

* Good, because it is known
* Good, because backups exist
* Bad, because it is slower

### A vector store

* Good, because it is fast

## Links

* Refined by [ADR-0008](0008-backups.md)
* See ADR-0001, which supersedes ADR-0000
`;

test("a record of MADR 2", () => {
  const record = readForeign("docs/adr/0007-store-answer-embeddings.md", TEXT);
  expect(understood(record)).toEqual({
    dialect: "madr-2",
    id: "ADR-0007",
    title: "Store answer embeddings in Postgres",
    status: "superseded",
    date: "2026-10-09",
    "decision-makers": ["Ana Lima", "Mei O'Brien (SRE)", "Łukasz", "田中"],
    "superseded-by": ["ADR-0009"],
    "relates-to": ["ADR-0008"],
    options: ["Postgres", "A vector store", "Files"],
    chosen: "A",
  });
  expect(argumentsOf(record, "Good")).toEqual([
    "Good, because it is known; Good, because backups exist",
    "Good, because it is fast",
    "",
  ]);
});

test("French bullets mean the same", () => {
  const french = TEXT.replace(
    "* Status: superseded by [ADR-0009](0009-a-vector-store.md)",
    "* statut : proposé",
  )
    .replace("* Deciders: ", "* décisionnaires : ")
    .replace("## Considered Options", "## Options Envisagées")
    .replace("## Decision Outcome", "## Résultat de la Décision")
    .replace('Chosen option: "Postgres", because', "Option choisie : Postgres car");
  expect(understood(readForeign("docs/adr/0007-x.md", french))).toMatchObject({
    dialect: "madr-2",
    status: "proposed",
    "decision-makers": ["Ana Lima", "Mei O'Brien (SRE)", "Łukasz", "田中"],
    chosen: "A",
  });
});
