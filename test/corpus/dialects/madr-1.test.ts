import { expect, test } from "vitest";
import { argumentsOf, readForeign, understood } from "./reading.ts";

test("a record of MADR 1, with its signs as arguments", () => {
  const text = `# *Store answer embeddings*

**User Story:** #17

## Considered Alternatives

* Postgres
* A vector store

## Decision Outcome

* Chosen Alternative: Postgres
* The team knows it.

## Pros and Cons of the Alternatives

### Postgres

* \`+\` known
* \`-\` slower beyond ten million rows

### A vector store

* \`+\` fast
* \`-\` one more thing to run
`;
  const record = readForeign("docs/adr/0007-store-answer-embeddings.md", text);
  expect(understood(record)).toEqual({
    dialect: "madr-1",
    id: "ADR-0007",
    title: "Store answer embeddings",
    options: ["Postgres", "A vector store"],
    chosen: "A",
  });
  expect(argumentsOf(record, "Good")).toEqual(["+ known", "+ fast"]);
  expect(argumentsOf(record, "Bad")).toEqual(["- slower beyond ten million rows", "- one more thing to run"]);
});
