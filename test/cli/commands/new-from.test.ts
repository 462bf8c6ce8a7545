import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { formatEvidence } from "../../../src/evidence/file.ts";
import type { Evidence } from "../../../src/model/evidence.ts";
import { folderOf } from "../../corpus/folder.ts";
import type { Files } from "../../corpus/folder.ts";
import { answers, supportEvidence } from "../../evidence/results.ts";
import { reckon } from "../terminal.ts";

const PLAN = `---
id: EVAL-0001
kind: eval-plan
status: draft
date: 2026-11-18
gate:
  max-drop: 15
---

# Judge support answers
`;

/** Two categories fall, by 10 and by 5 points; the third is as it was. */
async function successor(change: (evidence: Evidence) => void = () => {}): Promise<Evidence> {
  const evidence = await supportEvidence(
    [...answers("billing-dispute", 40, 0), ...answers("casual-queries", 40, 0), ...answers("safety", 20, 0)],
    [...answers("billing-dispute", 36, 4), ...answers("casual-queries", 38, 2), ...answers("safety", 20, 0)],
  );
  const { baseline, candidate } = evidence.runs;
  Object.assign(baseline, {
    model: "example:support-3",
    cost: { total: 0.768, currency: "USD", rows: 100 },
    latency: { p50: 1472, p95: 2282, rows: 100 },
  });
  Object.assign(candidate, {
    model: "example:support_4",
    cost: { total: 0.613, currency: "USD", rows: 100 },
    latency: { p50: 1228, p95: 2222, rows: 99 },
  });
  change(evidence);
  return evidence;
}

const GATE = "gate: { max-drop: 4, on-noise: pass }\n";

async function teamWith(evidence: Evidence, files: Files = {}): Promise<string> {
  return folderOf({
    "reckon.yaml": `dir: adr\n${GATE}`,
    "adr/evidence/support-2026-11.json": formatEvidence(evidence),
    "adr/eval-0001-judge-support-answers.md": PLAN,
    ...files,
  });
}

async function start(folder: string, ...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await reckon(folder, ["new", ...args]);
  expect(status, stderr).toBe(0);
  return readFileSync(path.join(folder, stdout.trimEnd()), "utf8");
}

const MEMO = ["risk-memo", "Migrate the support model", "--from", "support-2026-11"];

/** Cells of the rows whose first cell is one of these, in order. */
function rows(text: string, ...heads: string[]): string[][] {
  const table = text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.split("|").slice(1, -1));
  return table.map((cells) => cells.map((cell) => cell.trim())).filter(([head]) => heads.includes(head!));
}

describe("a memo that begins with evidence", () => {
  test("names it, and has findings for its blanks only", async () => {
    const folder = await teamWith(await successor());
    const text = await start(folder, ...MEMO);
    expect(text).toContain("\nevidence: [support-2026-11]\n");
    expect(text).not.toContain("\nplan:");
    const lint = await reckon(folder, ["lint", "adr/memo-0001-migrate-the-support-model.md", "--json"]);
    const { findings } = JSON.parse(lint.stdout) as { findings: { rule: string; message: string }[] };
    expect([...new Set(findings.map(({ rule }) => rule))]).toEqual(["record/no-placeholder"]);
  });

  test("has the block that pull would write", async () => {
    const folder = await teamWith(await successor());
    const text = await start(folder, ...MEMO);
    expect(text).toContain("<!-- reckon:evidence support-2026-11 -->");
    const check = await reckon(folder, ["pull", "--check"]);
    expect([check.status, check.stdout]).toEqual([0, "1 of 1 evidence block current.\n"]);
    await reckon(folder, ["pull", "MEMO-0001"]);
    expect(readFileSync(path.join(folder, "adr/memo-0001-migrate-the-support-model.md"), "utf8")).toBe(text);
  });

  test("has a risk for every category that fell too far, and no other", async () => {
    const text = await start(await teamWith(await successor()), ...MEMO);
    const risks = rows(text, "R1", "R2", "R3");
    expect(risks.map((cells) => [cells[0], cells[1], cells[7], cells[8]])).toEqual([
      ["R1", "{what may go wrong}", "open", "support-2026-11/billing-dispute"],
      ["R2", "{what may go wrong}", "open", "support-2026-11/casual-queries"],
    ]);
    expect(text).toContain("accepted under R2");
  });

  test("states cost and latency of both runs, and leaves blank what nobody measured", async () => {
    const text = await start(await teamWith(await successor()), ...MEMO);
    const blank = "{an estimate, or unknown}";
    expect(text).toContain(
      String.raw`| Dimension | A: Stay on current | B: Move to example:support\_4 | C: {third option} |`,
    );
    expect(rows(text.slice(0, text.indexOf("## Decision")), "Cost per 1,000 answers", "p95 latency")).toEqual(
      [
        ["Cost per 1,000 answers", "7.68 USD", "6.13 USD", blank],
        ["p95 latency", "2,282 ms", "2,222 ms", blank],
      ],
    );
    // What a month costs depends on the requests, which no eval states.
    expect(text).toContain("| Cost/month | {such as $1,200} |");
  });

  test("invents nothing that the evidence does not state", async () => {
    const evidence = await successor(({ runs: { baseline, candidate } }) => {
      for (const run of [baseline, candidate]) delete run.latency;
      delete baseline.cost;
      delete candidate.model;
    });
    const text = await start(await teamWith(evidence), ...MEMO);
    expect(text).not.toContain("p95 latency");
    expect(text).toContain("| B: {second option} |");
    expect(text).toContain(
      "| Cost per 1,000 answers | {an estimate, or unknown} | 6.13 USD | {an estimate, or unknown} |",
    );
  });

  test("is judged by the plan that is named", async () => {
    const folder = await teamWith(await successor());
    const text = await start(folder, ...MEMO, "--plan", "judge support");
    expect(text).toMatch(/\nplan: EVAL-0001\nevidence: \[support-2026-11\]\n/u);
    // No drop is above 15 points, so the table of risks is the template's.
    expect(text).toMatch(/\| Review by \| Status \|\n/u);
    expect((await reckon(folder, ["pull", "--check"])).status).toBe(0);
  });

  test("names the evidence by its file, from where the user is", async () => {
    const folder = await teamWith(await successor(), { "src/answers.ts": "" });
    const file = "../adr/evidence/support-2026-11.json";
    const { status, stdout } = await reckon(path.join(folder, "src"), ["new", ...MEMO.slice(0, 3), file]);
    expect([status, stdout]).toEqual([0, "../adr/memo-0001-migrate-the-support-model.md\n"]);
  });
});

describe("a template of a team's own", () => {
  const TEMPLATE = `---
id: {{id}}
kind: risk-memo
status: draft
date: {{date}}
---

# {{title}}

## Options

Dimension | Current | Successor
--- | :-- | ---
p95 latency | 2.0 s objective | {measure it}

## Evidence

Judged every quarter.

## Risks

| Status | ID | Risk |
| :-: | --- | --- |
| open | R4 | Capacity is \`late\\|later\` |

## Reversal

1. Set the route back.
`;

  test("keeps what it says, its line ends and its columns", async () => {
    const template = TEMPLATE.replaceAll("\n", "\r\n");
    const folder = await teamWith(await successor(), { "templates/risk-memo.md.hbs": template });
    const text = await start(folder, ...MEMO);
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");
    expect(text.replaceAll("\r\n", "\n")).toContain(`| Dimension | Current | Successor |
| --- | :-- | --- |
| p95 latency | 2.0 s objective | 2,222 ms |
| Cost per 1,000 answers | 7.68 USD | 6.13 USD |

## Evidence

Judged every quarter.

<!-- reckon:evidence support-2026-11 -->`);
    expect(text.replaceAll("\r\n", "\n")).toContain(`| Status | ID | Risk | Accepts |
| :-: | --- | --- | --- |
| open | R4 | Capacity is \`late\\|later\` | |
| open | R5 | {risk} | support-2026-11/billing-dispute |
| open | R6 | {risk} | support-2026-11/casual-queries |
`);
    expect((await reckon(folder, ["pull", "--check"])).status).toBe(0);
  });

  test("without those tables gets the block alone", async () => {
    const text = await start(
      await teamWith(await successor()),
      "postmortem",
      "Wrong refunds",
      ...MEMO.slice(2),
    );
    expect(text).toContain("<!-- reckon:evidence support-2026-11 -->");
    expect(text).not.toContain("p95 latency");
  });
});

describe("several metrics", () => {
  test("are told apart in what a risk accepts", async () => {
    const evidence = await successor();
    const [pass] = evidence.metrics;
    evidence.metrics.push({ ...structuredClone(pass!), name: "grounded" });
    const gate = "gate: [{ metric: pass, max-drop: 6, on-noise: pass }, { metric: grounded, max-drop: 6 }]\n";
    const folder = await teamWith(evidence, { "reckon.yaml": gate });
    const risks = rows(await start(folder, ...MEMO), "R1", "R2");
    expect(risks.map((cells) => cells.at(-1))).toEqual([
      "support-2026-11#pass/billing-dispute",
      "support-2026-11#grounded/billing-dispute",
    ]);
  });
});

describe("nothing is written", () => {
  test.each<[string, string[], string, string]>([
    [
      "for evidence that is not there",
      ["--from", "support-2026-10"],
      "Unexpected `support-2026-10`, expected evidence in adr/evidence",
      "Did you mean `support-2026-11`?",
    ],
    [
      "for a file that lies elsewhere",
      ["--from", "runs/q3.json"],
      "Unexpected `runs/q3.json`, expected evidence in adr/evidence",
      "put the file into adr/evidence",
    ],
    [
      "for evidence that does not hold",
      ["--from", "torn"],
      "adr/evidence/torn.json: ",
      "Pull the results again",
    ],
    [
      "for a record that is no plan",
      ["--from", "support-2026-11", "--plan", "ADR-0001"],
      "ADR-0001 has no valid `gate` in its frontmatter",
      "docs/gate.md",
    ],
    [
      "for a plan that nobody has",
      ["--from", "support-2026-11", "--plan", "EVAL-0009"],
      "No record fits",
      "",
    ],
    [
      "for a plan without evidence",
      ["--plan", "EVAL-0001"],
      "Unexpected `--plan` without `--from`",
      "--from",
    ],
  ])("%s", async (_, flags, message, hint) => {
    const folder = await teamWith(await successor(), {
      "runs/q3.json": "{}",
      "adr/evidence/torn.json": '{ "version": 1',
      "adr/adr-0001-cache.md":
        "---\nid: ADR-0001\nkind: adr\nstatus: draft\ndate: 2026-11-20\n---\n\n# Cache\n",
    });
    const before = readdirSync(path.join(folder, "adr"));
    const { status, stdout, stderr } = await reckon(folder, ["new", ...MEMO.slice(0, 2), ...flags]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect(readdirSync(path.join(folder, "adr"))).toEqual(before);
  });
});
