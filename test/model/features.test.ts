import { describe, expect, it } from "vitest";
import { featuresOf, parseCount, parseDuration, readFeature } from "../../src/model/features.ts";
import { readRecord } from "../records.ts";

const HEADER =
  "| Feature | Requests/month | Input tokens | Cached tokens | Output tokens | Model | Cost/month | Budget/month | p95 latency | Objective | Runbook |\n|---|---|---|---|---|---|---|---|---|---|---|\n";

function rows(...lines: string[]) {
  const head = "---\nid: COST-0001\nkind: cost-reliability\nstatus: draft\ndate: 2026-11-20\n---\n";
  const table = featuresOf(readRecord(`${head}\n# Cost\n\n## Features\n\n${HEADER}${lines.join("\n")}\n`));
  return table!.rows.map(readFeature);
}

describe("the table under Features", () => {
  it("reads the format's own row", () => {
    const [row] = rows(
      "| Support answers | 1,000,000 | 4,600 | 4,000 | 300 | model-b | $7,500 | $8,000 | 1.9 s | 2.5 s | [runbook](runbooks/support.md) |",
    );
    expect(row).toMatchObject({
      feature: "Support answers",
      model: "model-b",
      use: { requests: 1_000_000, input: 4600, cached: 4000, output: 300 },
      cost: { min: 7500, currency: "USD" },
      budget: { max: 8000 },
      latency: 1900,
      objective: 2500,
      problems: [],
    });
  });

  it("takes a blank for unknown, never for nothing", () => {
    const [row] = rows("| Triage | 200k | 800 | – | 20 | model-c | | | | | |");
    expect(row).toEqual({ feature: "Triage", model: "model-c", problems: [] });
  });

  it("says which cell it cannot read", () => {
    const [row] = rows("| Triage | many | 800 | 900 | 20 | model-c | cheap | $120 | soon | 2 s | |");
    expect(row?.problems.map(({ message, range }) => `${range.start.column} ${message}`)).toEqual([
      "12 Unexpected `many` under Requests/month, expected a number such as 4,600, or 0 for none",
      "46 Unexpected `cheap` under Cost/month, expected an amount such as $7,500",
      "61 Unexpected `soon` under p95 latency, expected a time such as 1.9 s or 850 ms",
    ]);
    expect(rows("| Triage | 5 | 800 | 900 | 20 | model-c | | | | | |")[0]?.problems[0]?.message).toBe(
      "Unexpected 900 cached tokens of 800 input tokens, expected at most as many",
    );
  });

  it.each([
    ["1,000,000", 1_000_000],
    ["38k", 38_000],
    ["1.1M", 1_100_000],
    ["0", 0],
    ["1,00", undefined],
    ["-5", undefined],
    ["1e6", undefined],
  ])("reads the count %s as %s", (text, count) => expect(parseCount(text)).toBe(count));

  it.each([
    ["1.9 s", 1900],
    ["850ms", 850],
    ["2 min", 120_000],
    ["2 hours", undefined],
  ])("reads the time %s as %s", (text, milliseconds) => expect(parseDuration(text)).toBe(milliseconds));
});
