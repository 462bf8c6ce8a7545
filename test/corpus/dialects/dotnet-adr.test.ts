import { expect, test } from "vitest";
import { readForeign, understood } from "./reading.ts";

test("a record that names its successor without a link", () => {
  const text = `# Cache the support prompt

## Status

Superseded by ADR 0004 - Cache by customer

## Context

Prompts repeat.

## Decision

Cache them.
`;
  expect(understood(readForeign("docs/adr/0002-cache-the-support-prompt.md", text))).toEqual({
    dialect: "dotnet-adr",
    id: "ADR-0002",
    title: "Cache the support prompt",
    status: "superseded",
    "superseded-by": ["ADR-0004"],
  });
});
