import { expect, test } from "vitest";
import { readForeign, understood } from "./reading.ts";

test("a record of adrkit, whose id is a number in quotes", () => {
  const text = `---
schemaVersion: 0.1.0
id: "0009"
title: Cache the support prompt
status: superseded
date: 2026-10-09
deciders: ["@ana"]
supersededBy: "0012"
supersedes: ["0003"]
relatesTo: ["0001"]
---

# ADR-0009: Cache the support prompt

## Options considered

- **Cache by prompt**: simple
- Cache by customer

## Decision

Cache by prompt.
`;
  expect(understood(readForeign("docs/adr/0009-cache-the-support-prompt.md", text))).toEqual({
    dialect: "adrkit",
    id: "ADR-0009",
    title: "Cache the support prompt",
    status: "superseded",
    date: "2026-10-09",
    "decision-makers": ["@ana"],
    supersedes: ["ADR-0003"],
    "superseded-by": ["ADR-0012"],
    "relates-to": ["ADR-0001"],
    options: ["Cache by prompt", "Cache by customer"],
  });
});
