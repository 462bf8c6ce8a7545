import { expect, test } from "vitest";
import { readForeign, understood } from "./reading.ts";

test("a record of adrs in its own mode", () => {
  const text = `---
number: 8
title: Cache the support prompt
date: 2026-10-09
status: accepted
tags: [prompts]
links:
  - target: 2
    kind: Supersedes
  - target: 5
    kind: relates-to
    description: both are about prompts
---

# 8. Cache the support prompt

## Context

Prompts repeat.

## Decision

Cache them.
`;
  expect(understood(readForeign("doc/adr/0008-cache-the-support-prompt.md", text))).toEqual({
    dialect: "adrs",
    id: "ADR-0008",
    title: "Cache the support prompt",
    status: "accepted",
    date: "2026-10-09",
    tags: ["prompts"],
    supersedes: ["ADR-0002"],
    "relates-to": ["ADR-0005"],
  });
});
