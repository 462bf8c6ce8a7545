import { expect, test } from "vitest";
import { readForeign, understood } from "./reading.ts";

test.each([
  ["supersedes: ADR-0003", ["ADR-0003"]],
  ["supersedes: [ADR-0003, ADR-0004]", ["ADR-0003", "ADR-0004"]],
])("%s", (key, supersedes) => {
  const text = `---\nstatus: accepted\ndate: 2026-10-09\n${key}\n---\n# Store answer embeddings\n`;
  expect(understood(readForeign("docs/adr/0007-store-answer-embeddings.md", text))).toEqual({
    dialect: "madr-lint",
    id: "ADR-0007",
    title: "Store answer embeddings",
    status: "accepted",
    date: "2026-10-09",
    supersedes,
  });
});
