import { expect, test } from "vitest";
import { readForeign, understood } from "./reading.ts";

test("a record of archgate has no status, and its title in the frontmatter", () => {
  const text = `---
id: ARCH-003
title: Output Formatting
domain: architecture
rules: true
files: ["src/**/*.ts"]
---

## Context

Output is read by people and by programs.

## Decision

Colours by one function only.
`;
  expect(understood(readForeign(".archgate/adrs/ARCH-003-output-formatting.md", text))).toEqual({
    dialect: "archgate",
    id: "ARCH-0003",
    title: "Output Formatting",
  });
});
