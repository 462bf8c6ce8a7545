import { expect, test } from "vitest";
import { defaultConfig } from "../../src/model/config.ts";
import { criteriaOf } from "../../src/model/criteria.ts";
import { loadMarkdownParser } from "../../src/parse/markdown.ts";
import { parseRecord } from "../../src/parse/record.ts";

test("a criterion's name ends where its weight or its explanation begins", async () => {
  const text = [
    "## Decision Drivers",
    "",
    "- Cost/month",
    "- **Regression risk**: no category may drop by more than two points",
    "- Latency (weight 3)",
    "- Effort (weight 1.5) – of the support team",
    "- Data residency.",
    "- {what matters}",
    "",
  ].join("\n");
  const parser = await loadMarkdownParser();
  const { record } = parseRecord("adr/memo-0003-migrate-support-model.md", text, defaultConfig(), parser);
  expect(criteriaOf(record).map(({ name, weight }) => [name, weight])).toEqual([
    ["Cost/month", undefined],
    ["Regression risk", undefined],
    ["Latency", 3],
    ["Effort", 1.5],
    ["Data residency", undefined],
  ]);
});
