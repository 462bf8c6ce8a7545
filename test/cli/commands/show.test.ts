import { describe, expect, it } from "vitest";
import { RecordDetail } from "../../../src/model/record-entry.ts";
import { ACCEPTED, adr, memo, project } from "../../project.ts";
import { reckon } from "../terminal.ts";

const files = {
  "adr/memo-0003-migrate.md": memo(
    `${ACCEPTED}\nbuilds-on: [ADR-0001]\nrelates-to: [ADR-0404]\nevidence: [support-2026-11]`,
  ),
  "adr/adr-0001-router.md": adr("ADR-0001", "Route by confidence", "status: accepted\ndate: 2026-01-10"),
  "adr/adr-0002-cache.md": adr(
    "ADR-0002",
    "Cache the prompt",
    "status: rejected\ndate: 2026-04-01\nbuilds-on: [MEMO-0003]",
    "## Decision\n\nThe gain is too small. We look again in spring.\n",
  ),
};

const show = async (...args: string[]) => await reckon(project(files), ["show", ...args]);

describe("reckon show", () => {
  it("shows a memo: verdict, options, the way back, risks, what is due, relations", async () => {
    const { status, stdout } = await show("migrate");
    expect(status).toBe(0);
    expect(stdout).toBe(`MEMO-0003  Migrate the support model
accepted · risk-memo · decided 2026-11-18 · ana, mei · tier 1 · #support #models
adr/memo-0003-migrate.md

We chose C: Dual-run 30 days.

Options
                  A: Stay on current          B: Migrate to new model     ✔ C: Dual-run 30 days
  Cost/month      $1,200                      $940                        $2,100 (transition only)
  Reversal cost   N/A                         1 sprint to roll back       1 sprint + $3,000
  Recommendation                                                          Preferred: dual-run then
                                                                          cut over

Going back
  Decided at 1 sprint + $3,000, costly door, rehearsed 2026-11-02
  ▸ 5 minutes until 2026-12-14
    1 sprint + $3,000 until 2027-01-31
    $18,000 + 6 weeks
  1. Set the route back to the current model.
  2. Restore the prompts.

Risks
  R1  Casual queries answer worse
      open · possible × minor · ana · review by 2027-01-15
      Signal: casual-queries score < 85 for 7 days
  R2  Reserved capacity is late
      mitigated 2026-11-28 · 20 % × moderate · tomas · review by 2026-12-01
      Signal: p95 latency > 4 s

Evidence
  support-2026-11: Unexpected unreadable file (ENOENT), expected a readable one

Due
  2026-12-14  door    MEMO-0003     Last day on which going back costs 5 minutes, then 1 sprint + $…
  2027-01-15  risk    MEMO-0003/R1  Casual queries answer worse
  2027-01-31  door    MEMO-0003     Last day on which going back costs 1 sprint + $3,000, then $18,…
  2027-02-15  review  MEMO-0003     Review the decision

Relations
  builds on       ADR-0001  Route by confidence
  relates to      ADR-0404  no record has this id
  builds on this  ADR-0002  Cache the prompt
`);
  });

  it("marks the phase that holds on the day that is asked for", async () => {
    const { stdout } = await show("3", "--today", "2027-02-01");
    expect(stdout).toContain(
      "    5 minutes until 2026-12-14, over\n    1 sprint + $3,000 until 2027-01-31, over\n  ▸ $18,000 + 6 weeks\n",
    );
  });

  it("says in one sentence why something was rejected, and leaves out what is not there", async () => {
    const { stdout } = await show("ADR-0002");
    expect(stdout).toBe(`ADR-0002  Cache the prompt
rejected · adr · 2026-04-01
adr/adr-0002-cache.md

Rejected: The gain is too small.

Relations
  builds on  MEMO-0003  Migrate the support model
`);
  });

  it("prints what its schema describes", async () => {
    const { stdout } = await show("MEMO-0003", "--json");
    const detail = RecordDetail.parse(JSON.parse(stdout));
    expect(detail.options?.columns.map(({ key, chosen, recommended }) => [key, chosen, recommended])).toEqual(
      [
        ["A", false, false],
        ["B", false, false],
        ["C", true, true],
      ],
    );
    expect(detail.reversal?.phases.map(({ state }) => state)).toEqual(["today", "later", "later"]);
    expect(detail.evidence).toEqual([
      { name: "support-2026-11", problem: expect.stringContaining("ENOENT") },
    ]);
  });

  it("lists candidates where a name fits several or none", async () => {
    expect(await show("the")).toMatchObject({ status: 2, stderr: expect.stringContaining("fits 2 records") });
    expect((await show("Rote by confidence")).stderr).toContain(
      "Did you mean ADR-0001 (Route by confidence)?",
    );
  });

  it("shows hidden characters of a title, and obeys none", async () => {
    const folder = project({
      "adr/adr-0001-x.md": adr(
        "ADR-0001",
        "Cache \u202Eeht prompt \u001B[2J",
        "status: draft\ndate: 2026-01-10",
      ),
    });
    const { stdout } = await reckon(folder, ["show", "ADR-0001"]);
    expect(stdout).toContain(String.raw`Cache \u{202e}eht prompt \u{1b}[2J`);
  });
});
