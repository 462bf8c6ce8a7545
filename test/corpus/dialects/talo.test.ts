import { expect, test } from "vitest";
import { readForeign, understood } from "./reading.ts";

test("the last row of the status table that names a status counts", () => {
  const text = `# 3. Cache the support prompt

## Status

| Status | Time |
| --- | --- |
| Proposed | 2026-10-02 |
| Accepted | 2026-10-09 |
| Amended by ADR0006 | 2026-11-01 |

## Context

Prompts repeat.

## Decision

Cache them.
`;
  expect(understood(readForeign("docs/adr/0003-cache-the-support-prompt.md", text))).toEqual({
    dialect: "talo",
    id: "ADR-0003",
    title: "Cache the support prompt",
    status: "accepted",
    date: "2026-11-01",
    "relates-to": ["ADR-0006"],
  });
});
