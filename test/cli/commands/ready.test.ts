import { describe, expect, it } from "vitest";
import { ReadyReport } from "../../../src/model/ready-report.ts";
import { ACCEPTED, memo, project } from "../../project.ts";
import { reckon } from "../terminal.ts";

const READINESS = `
## Readiness

- [x] Drift: casual-queries score daily, tied to refunds per 1,000 answers
- [x] Fallback: below 0.6 confidence the question goes to a person
- [x] Alerts and runbook: \`support-answers\` in the on-call handbook
- [ ] Refresh of the golden set, twice a year (ana, 2026-11-10)
- [X] Way back: rehearsed on 2 November, 42 minutes to the current model
- [ ] Legal has seen it
`;

async function ready(files: Record<string, string>, ...args: string[]) {
  const { status, stdout } = await reckon(project(files), ["ready", "MEMO-0003", "--json", ...args]);
  const report = ReadyReport.parse(JSON.parse(stdout));
  const states = Object.fromEntries(report.checks.map(({ check, state }) => [check, state]));
  const texts = Object.fromEntries(report.checks.map(({ check, text }) => [check, text]));
  return { status, report, states, texts };
}

const file = "adr/memo-0003-migrate.md";
const settings =
  "people: { ana: staff, mei: director, lena: executive }\napprovals:\n  - when: { tier: 1 }\n    needs: director\n";

describe("reckon ready", () => {
  it("has a line per question and ends with 1 while something is open", async () => {
    const { status, stdout } = await reckon(project({ [file]: memo(ACCEPTED, READINESS) }), ["ready", "3"]);
    expect(status).toBe(1);
    expect(stdout).toBe(`MEMO-0003  Migrate the support model
✔ decision    accepted on 2026-11-18
– gate        not run
– evidence    the record names none
✔ risks       1 of 2 open, none tripped or overdue
✔ rollback    5 minutes until 2026-12-14; rehearsed on 2026-11-02
✔ monitoring  Drift: casual-queries score daily, tied to refunds per 1,000 answers
✔ fallback    Fallback: below 0.6 confidence the question goes to a person
✔ runbook     Alerts and runbook: support-answers in the on-call handbook
✖ refresh     Refresh of the golden set, twice a year (ana, 2026-11-10, 10 days late)
✔ way-back    Way back: rehearsed on 2 November, 42 minutes to the current model
✖ other       Legal has seen it
– approvals   the policy asks for none

Not ready: 2 open.
`);
  });

  it("is ready when every item is ticked", async () => {
    const { status, report } = await ready({ [file]: memo(ACCEPTED, READINESS.replaceAll("[ ]", "[x]")) });
    expect(report.ready).toBe(true);
    expect(status).toBe(0);
  });

  it("asks a tier 1 decision every question that its Readiness leaves out, and a tier 2 decision none", async () => {
    const { states } = await ready({ [file]: memo(ACCEPTED) });
    expect(states).toMatchObject({ monitoring: "open", fallback: "open", runbook: "open", refresh: "open" });
    const lower = await ready({ [file]: memo(ACCEPTED).replace("tier: 1", "tier: 2") });
    expect(lower.states).toMatchObject({ monitoring: "not-asked", runbook: "not-asked" });
    expect(lower.status).toBe(0);
  });

  it("wants the approval that the policy asks for, from somebody who may give it", async () => {
    const without = await ready({ "reckon.yaml": settings, [file]: memo(ACCEPTED) });
    expect(without.states.approvals).toBe("open");
    expect(without.texts.approvals).toBe("tier 1: director");
    const low = `${ACCEPTED}\napprovals:\n  - { by: ana, role: director, on: 2026-11-18 }`;
    const refused = await ready({ "reckon.yaml": settings, [file]: memo(low) });
    expect(refused.texts.approvals).toBe(
      "tier 1: director; ana's does not count: ana is staff, which is below director",
    );
    const given = await ready({ "reckon.yaml": settings, [file]: memo(low.replace("by: ana", "by: mei")) });
    expect(given.states.approvals).toBe("done");
    expect(given.texts.approvals).toBe("tier 1: director; mei (director) on 2026-11-18");
  });

  it("is open while a risk is tripped or overdue", async () => {
    const tripped = memo(ACCEPTED).replace("2027-01-15 | open", "2027-01-15 | tripped 2026-11-19");
    expect((await ready({ [file]: tripped })).texts.risks).toBe("MEMO-0003/R1 tripped on 2026-11-19");
    const late = await ready({ [file]: memo(ACCEPTED) }, "--today", "2027-01-20");
    expect(late.report.checks.find(({ check }) => check === "risks")).toMatchObject({
      state: "open",
      text: "MEMO-0003/R1 is due for review",
      owner: "ana",
      overdue: 5,
    });
  });

  it.each([
    ["  rehearsed: 2026-11-02\n", "", "never rehearsed"],
    ["    - cost: $18,000 + 6 weeks\n", "", "its price ran out on 2027-01-31"],
    ["door: costly", "door: one-way", "no way back; 2 steps instead"],
  ])("looks at the way back: without %j, %j: %s", async (before, after, text) => {
    const { texts } = await ready({ [file]: memo(ACCEPTED.replace(before, after)) }, "--today", "2027-03-01");
    expect(texts.rollback).toBe(text);
  });

  it("wants the gate run where a plan governs the record, and names evidence that is not there", async () => {
    const planned = await ready({ [file]: memo(`${ACCEPTED}\nplan: EVAL-0001`) });
    expect(planned.states).toMatchObject({ gate: "open", evidence: "open" });
    const missing = await ready({ [file]: memo(`${ACCEPTED}\nevidence: [support-2026-11]`) });
    expect(missing.states).toMatchObject({ gate: "open", evidence: "open" });
    expect(missing.texts.evidence).toContain("support-2026-11: Unexpected unreadable file (ENOENT)");
  });

  it("is open before the decision is taken", async () => {
    const { texts, states } = await ready({ [file]: memo("status: proposed") });
    expect([texts.decision, states.decision]).toEqual(["proposed", "open"]);
  });
});
