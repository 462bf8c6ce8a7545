import { describe, expect, it } from "vitest";
import { project } from "../../project.ts";
import { reckon } from "../terminal.ts";

const SETTINGS = `kinds:
  security-decision:
    prefix: SEC
    title: Security decision
    sections: [Threats, Options, Decision]
    keys: { systems: strings, answers: ids }
`;

const RECORD = `---
id: SEC-0001
kind: security-decision
status: accepted
date: 2026-11-02
decided: 2026-11-02
decision-makers: [petra]
tags: [pii]
tier: 1
affects: ["services/archive/**"]
review-by: 2026-12-01
chosen: B
reversal: { cost: 2 days, door: two-way, rehearsed: 2026-10-30 }
systems: [archive]
answers: [SEC-0001]
---

# Encrypt the archive per household

## Threats

A leaked backup names households.

## Options

| Dimension | A: As it is | B: A key per household | C: One key |
|---|---|---|---|
| Reversal cost | N/A | 2 days | 1 day |
| Recommendation | | Preferred | |

## Decision

A key per household, so that one can be forgotten.
`;

const files = { "reckon.yaml": SETTINGS, "adr/sec-0001-encrypt.md": RECORD };

describe("a kind of a team's own works with every verb that reads", () => {
  it.each([
    [
      ["list", "--kind", "security-decision"],
      "SEC-0001  accepted  2026-11-02  two-way  petra  Encrypt the archive",
    ],
    [["list", "--due", "30d"], "2026-12-01  review  SEC-0001"],
    [["show", "SEC-0001"], "accepted · security-decision · decided 2026-11-02 · petra · tier 1 · #pii"],
    [["search", "hosehold"], "SEC-0001"],
    [["search", "leaked"], "leaked in Threats"],
    [["why", "services/archive/delete.ts"], "We chose B: A key per household."],
    [["graph", "--format", "mermaid"], "SEC-0001 · accepted"],
    [["export", "csv"], "SEC-0001,security-decision,Encrypt the archive per household"],
    [["export", "ics"], "SUMMARY:SEC-0001 Review: Review the decision"],
    [["report", "--since", "30d"], "**SEC-0001** Encrypt the archive per household – 2026-11-02, petra."],
  ])("%j", async (args, text) => {
    const { status, stdout, stderr } = await reckon(project(files), args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain(text);
  });

  it("has a readiness review, since its tier asks for one", async () => {
    const { status, stdout } = await reckon(project(files), ["ready", "SEC-0001"]);
    expect(status).toBe(1);
    expect(stdout).toContain("✔ rollback    2 days; rehearsed on 2026-10-30");
  });

  it("stands in the list of a README", async () => {
    const folder = project(files);
    await reckon(folder, ["toc"]);
    expect((await reckon(folder, ["toc", "--check"])).status).toBe(0);
  });

  it("has a cost page where it asks for Features", async () => {
    const settings =
      `${SETTINGS}prices:\n  m: { input: 1, output: 2, per: 1k tokens, currency: USD, as-of: 2026-11-01, source: quote }\n`.replace(
        "[Threats,",
        "[Features, Threats,",
      );
    const features =
      "## Features\n\n| Feature | Requests/month | Input tokens | Cached tokens | Output tokens | Model |\n|---|---|---|---|---|---|\n| Scan | 1,000 | 10 | 0 | 5 | m |\n\n## Threats";
    const folder = project({
      "reckon.yaml": settings,
      "adr/sec-0001-encrypt.md": RECORD.replace("## Threats", features),
    });
    const { stdout } = await reckon(folder, ["cost"]);
    expect(stdout).toContain("Total: $20 a month.");
  });
});
