import { describe, expect, it } from "vitest";
import { CostReport } from "../../../src/model/cost-report.ts";
import { project } from "../../project.ts";
import { reckon } from "../terminal.ts";

const SETTINGS = `prices:
  model-b:
    input: 3
    cached-input: 0.30
    cache-write: 3.75
    batch-input: 1.5
    batch-output: 7.5
    output: 15
    per: 1M tokens
    currency: USD
    as-of: 2026-11-01
    source: the vendor's price page
  model-c: { input: 0.8, cached-input: 0.08, output: 4, per: 1M tokens, currency: USD, as-of: 2026-05-01, source: the vendor's price page }
  model-e: { input: 2, output: 8, per: 1M tokens, currency: EUR, as-of: 2026-11-01, source: the vendor's price page }
`;

const HEADER =
  "| Feature | Requests/month | Input tokens | Cached tokens | Output tokens | Model | Cost/month | Budget/month | p95 latency | Objective | Runbook |\n|---|---|---|---|---|---|---|---|---|---|---|\n";
const SUPPORT =
  "| Support answers | 1,000,000 | 4,600 | 4,000 | 300 | model-b | $7,500 | $8,000 | 1.9 s | 2.5 s | [runbook](runbooks/support.md) |";

function page(...rows: string[]): Record<string, string> {
  const head = "---\nid: COST-0001\nkind: cost-reliability\nstatus: accepted\ndate: 2026-11-20\n---\n";
  return {
    "reckon.yaml": SETTINGS,
    "adr/cost-0001-support.md": `${head}\n# Cost of support answers\n\n## Features\n\n${HEADER}${rows.join("\n")}\n`,
  };
}

async function cost(files: Record<string, string>, ...args: string[]) {
  const { status, stdout, stderr } = await reckon(project(files), ["cost", "--json", ...args]);
  return { status, stderr, page: stdout === "" ? undefined : CostReport.parse(JSON.parse(stdout)).pages[0]! };
}

describe("reckon cost", () => {
  it("recomputes the format's own row to the cent", async () => {
    const { status, page: answer } = await cost(page(SUPPORT));
    expect(status).toBe(0);
    expect(answer).toMatchObject({ total: 7500, complete: true, budget: 8000, problems: [], notes: [] });
    expect(answer?.headroom).toBeCloseTo(6.667, 3);
  });

  it("makes a 4,000-token prefix over a million requests $12,000 uncached and $1,200 from the cache", async () => {
    const prefix = (cached: string, month: string) =>
      `| Prefix | 1,000,000 | 4,000 | ${cached} | 0 | model-b | ${month} | – | – | – | – |`;
    expect((await cost(page(prefix("0", "$12,000")))).page?.total).toBe(12_000);
    expect((await cost(page(prefix("4,000", "$1,200")))).page?.total).toBe(1200);
    const { page: answer } = await cost(page(prefix("0", "$12,000")));
    expect(answer?.levers.find(({ kind }) => kind === "cached-prefix")).toMatchObject({
      saves: 10_800,
      cost: 1200,
      atMost: true,
    });
  });

  it("moves price, traffic and cache hit rate one at a time", async () => {
    const { page: answer } = await cost(page(SUPPORT));
    expect(
      answer?.sensitivities.map(({ what, change, total, difference }) => [what, change, total, difference]),
    ).toEqual([
      ["price", -20, 6000, -1500],
      ["price", 20, 9000, 1500],
      ["traffic", -20, 6000, -1500],
      ["traffic", 20, 9000, 1500],
      ["cache-hit-rate", -10, 8742, 1242],
      ["cache-hit-rate", 10, 6258, -1242],
    ]);
  });

  it("ranks levers by what they save, and offers none that costs more or lacks its price", async () => {
    const { page: answer } = await cost(page(SUPPORT));
    expect(answer?.levers.map(({ text, saves }) => [text, saves])).toEqual([
      ["model-c for Support answers", 5500],
      ["4600 cached tokens for Support answers", 1620],
      ["270 output tokens for Support answers", 450],
    ]);
    const triage = await cost(page("| Triage | 200k | 800 | 0 | 20 | model-b | $540 | $600 | – | – | – |"));
    expect(triage.page?.levers.map(({ kind, saves }) => [kind, saves])).toEqual([
      ["cached-prefix", 432],
      ["model", 396],
      ["batch", 270],
      ["output-tokens", 6],
    ]);
  });

  it.each([
    ["model-c for Support answers", 2000],
    ["MODEL-B for support answers", undefined],
    ["0 cached tokens for Support answers", 18_300],
    ["200 output tokens for Support answers", 6000],
    ["2M requests for Support answers", 15_000],
    ["batch for Support answers", 9150],
  ])("answers --what-if %s", async (change, total) => {
    const { page: answer, status } = await cost(page(SUPPORT), "--what-if", change);
    expect(answer?.whatIf?.total).toBe(total);
    expect(status).toBe(total === undefined ? 2 : 0);
  });

  it("names features and models where it does not know one", async () => {
    expect((await cost(page(SUPPORT), "--what-if", "model-c for Triage")).stderr).toContain(
      "Features whose cost is known: Support answers.",
    );
    expect((await cost(page(SUPPORT), "--what-if", "model-d for Support answers")).stderr).toContain(
      "Did you mean `model-b`?",
    );
    expect(
      (await cost(page(SUPPORT), "--what-if", "5000 cached tokens for Support answers")).stderr,
    ).toContain("Unexpected 5000 cached of 4600 input tokens for Support answers");
  });

  it("ends with 1 where a cell is off by more than 1 %, above budget, or cannot be computed", async () => {
    const { status, page: answer } = await cost(
      page(
        "| Off by little | 1,000,000 | 4,600 | 4,000 | 300 | model-b | ~$7.56k | $8,000 | – | – | – |",
        "| Off by more | 1,000,000 | 4,600 | 4,000 | 300 | model-b | $7,580 | $7,000 | 3 s | 2.5 s | – |",
        "| Unknown | 1,000 | 10 | 0 | 1 | model-x | $1 | $2 | – | – | – |",
        "| Abroad | 1,000 | 10 | 0 | 1 | model-e | €1 | €2 | – | – | – |",
        "| Uncachable | 1,000 | 10 | – | 1 | model-c | $1 | $2 | – | – | – |",
      ),
    );
    expect(status).toBe(1);
    expect(answer).toMatchObject({ total: 15_000, complete: false });
    expect(
      answer?.features.map(({ disagrees, overBudget, overObjective }) => [
        disagrees,
        overBudget,
        overObjective,
      ]),
    ).toEqual([
      [false, false, false],
      [true, true, true],
      [false, false, false],
      [false, false, false],
      [false, false, false],
    ]);
    expect(answer?.problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      "15 Unexpected `$7,580` for Off by more, expected 7,500",
      "15 Unexpected cost of 7,500 for Off by more, expected at most its budget of 7,000",
      "16 Unexpected model `model-x` without a price",
      "17 Unexpected price of `model-e` in EUR, expected USD",
      "18 Unexpected blank under Cached tokens, expected a figure",
    ]);
  });

  it("says how old a price is", async () => {
    const { page: answer } = await cost(
      page("| Triage | 200k | 800 | 0 | 20 | model-c | $144 | $200 | – | – | – |"),
    );
    expect(answer?.notes).toEqual(["The price of model-c is 203 days old: it was looked up on 2026-05-01."]);
  });

  it("shows a page to a person", async () => {
    const { stdout } = await reckon(project(page(SUPPORT)), ["cost"]);
    expect(stdout).toBe(`COST-0001  Cost of support answers
Feature          Model     Requests  Tokens in  cached  out   Month  Budget
Support answers  model-b  1,000,000      4,600   4,000  300  $7,500  $8,000
Total: $7,500 a month of $8,000; the budget is spent at 6.7 % more traffic.

If it were otherwise
  price −20 %                $6,000  −$1,500
  price +20 %                $9,000  +$1,500
  traffic −20 %              $6,000  −$1,500
  traffic +20 %              $9,000  +$1,500
  cache hit rate −10 points  $8,742  +$1,242
  cache hit rate +10 points  $6,258  −$1,242

What would save money, a month; each by itself
           $5,500  model-c for Support answers, if it takes the same tokens; what it costs in
                   quality is for an eval to say
  at most  $1,620  4600 cached tokens for Support answers, if all 600 other input tokens can stand
                   in the prefix; writing the cache is not counted
             $450  270 output tokens for Support answers, if answers get 10 % shorter
`);
  });

  it("says so where a record has no such table, and where there is no cost page", async () => {
    const none = {
      ...page(),
      "adr/cost-0001-support.md": page()["adr/cost-0001-support.md"]!.split("| Feature")[0]!,
    };
    expect((await cost(none)).page?.problems[0]?.message).toContain(
      "Unexpected section Features without a table",
    );
    const empty = await reckon(project({ "adr/notes.md": "# Notes\n" }), ["cost"]);
    expect(empty).toEqual({ status: 0, stdout: "", stderr: "No record has a section Features.\n" });
  });
});
