import { expect, test } from "vitest";
import { argumentsOf, readForeign, understood } from "./reading.ts";

const TEXT = `---
title: Cache the support prompt
description: Where prompts are cached
type: adr
category: architecture
tags: [prompts]
status: accepted
created: 2026-10-02
updated: 2026-10-09
author: ana
project: support
x-superseded-by: 0012-cache-by-customer.md
related:
  - 0001-prompts.md
---

# ADR-0009: Cache the support prompt

## Status

Accepted

## Considered Options

### Option 1: Cache by prompt

**Advantages**

- simple

**Disadvantages**

- grows

### Option 2: Cache by customer

## Decision

Cache by prompt.
`;

test("a record of structured-madr", () => {
  const record = readForeign("docs/decisions/0009-cache-the-support-prompt.md", TEXT);
  expect(understood(record)).toEqual({
    dialect: "structured-madr",
    id: "ADR-0009",
    title: "Cache the support prompt",
    status: "accepted",
    date: "2026-10-09",
    "decision-makers": ["ana"],
    tags: ["prompts"],
    "superseded-by": ["ADR-0012"],
    "relates-to": ["ADR-0001"],
    options: ["Cache by prompt", "Cache by customer"],
  });
  expect(argumentsOf(record, "Good")).toEqual(["simple", ""]);
  expect(argumentsOf(record, "Bad")).toEqual(["grows", ""]);
});

test("a status in the frontmatter and another under Status leave it unknown", () => {
  const { values, foreign } = readForeign(
    "docs/decisions/0009-x.md",
    TEXT.replace("status: accepted", "status: proposed"),
  );
  expect(values.status).toBeUndefined();
  expect(foreign?.statuses.map(({ text, status }) => [text, status])).toEqual([
    ["proposed", "proposed"],
    ["Accepted", "accepted"],
  ]);
});
