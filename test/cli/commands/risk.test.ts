import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ChangeReport } from "../../../src/model/change-report.ts";
import { RiskReport } from "../../../src/model/risk-report.ts";
import { copyYear, TODAY } from "../../register/year.ts";
import { reckon } from "../terminal.ts";

const asked = vi.hoisted(() =>
  vi.fn<(risk: string, choices: readonly { id?: string }[]) => Promise<string>>(),
);
vi.mock("../../../src/cli/prompts.ts", () => ({ askForPostmortem: asked }));

let root: string;
beforeEach(() => void (root = copyYear()));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const run = (line: string) => reckon(root, [...line.split(" "), "--today", TODAY]);

function textOf(id: string): string {
  const name = readdirSync(path.join(root, "adr")).find((file) => file.startsWith(`${id.toLowerCase()}-`));
  return readFileSync(path.join(root, "adr", name!), "utf8");
}

describe("risk list and risk due", () => {
  test("one owner's open risks, and how well the owner judged", async () => {
    const { status, stdout } = await run("risk list --owner tomas --status open");
    expect(status).toBe(0);
    expect(stdout).toBe(
      "\nCalibration  too few to tell: 5 closed risks, expected at least 10; left out: 1 mitigated\n".trimStart(),
    );
    expect((await run("risk list --owner tomas --status tripped")).stdout).toContain(
      "ADR-0012/R1  tripped  2026-12-15  35 %    major   tomas  A pinned version is switched off",
    );
  });

  test("the whole register has its calibration", async () => {
    const report = RiskReport.parse(JSON.parse((await run("risk list --json")).stdout));
    expect(report.risks).toHaveLength(32);
    expect(report.risks[0]).toMatchObject({
      ref: "ADR-0011/R1",
      overdue: 10,
      impact: "major",
      likelihood: 70,
    });
    expect((await run("risk list")).stdout).toContain(
      "Calibration  8 of 21 happened, stated 33.1 % on average\n  Closed and left out: 3 mitigated.\n  If every statement is right, 4–10 happen, nine times in ten.",
    );
  });

  test("what is due shows how late it is, and the signal to look at", async () => {
    const { stdout } = await run("risk due");
    expect(stdout).toContain("2026-11-10  10 days late  ADR-0011/R1   petra");
    expect(stdout).toContain("  signal: unredacted numbers > 5 in the weekly sample; now: 2 (2026-11-09)");
    expect(stdout).toContain("MEMO-0004/R1");
    expect((await run("risk due --within today --owner jo")).stdout).toBe(`No review is due by ${TODAY}.\n`);
  });

  test("a record's risks, and one day's", async () => {
    const report = RiskReport.parse(
      JSON.parse((await run("risk list --record memo-0003 --due 2027-01-31 --json")).stdout),
    );
    expect(report.risks.map(({ ref }) => ref)).toEqual(["MEMO-0003/R1"]);
    expect(report.calibration.n).toBe(1);
  });

  test.each([
    ["risk list --status materialized", "Did you mean `materialised`?"],
    ["risk due --within soon", "expected a day or a distance from today"],
    ["risk list --record nowhere-at-all", "No record fits"],
    ["risk list --due soon", "expected a day"],
    ["risk remove ADR-0012/R1", "unknown command"],
  ])("%s", async (line, said) => {
    const { status, stderr } = await run(line);
    expect(stderr).toContain(said);
    expect(status).toBe(2);
  });
});

describe("risk set", () => {
  test("changes the Status cell and nothing else", async () => {
    const before = textOf("ADR-0011");
    const { status, stdout } = await run("risk set ADR-0011/R1 mitigated");
    expect(status).toBe(0);
    expect(stdout).toBe(`✔ ADR-0011/R1: open → mitigated ${TODAY}\n`);
    expect(textOf("ADR-0011")).toBe(
      before.replace("| open | 2 (2026-11-09)", `| mitigated ${TODAY} | 2 (2026-11-09)`),
    );
    expect((await run("risk set adr-0011/r1 mitigated")).stdout).toBe(
      `ADR-0011/R1 says so already: mitigated ${TODAY}.\n`,
    );
  });

  test("a risk that came true gets a postmortem of its own, and both say so", async () => {
    const { stdout } = await run("risk set ADR-0012/R1 materialised");
    expect(stdout).toBe(
      `✔ POST-0006: new postmortem of ADR-0012/R1\n✔ ADR-0012/R1: tripped 2026-11-12 → materialised ${TODAY} (POST-0006)\n`,
    );
    expect(textOf("POST-0006")).toContain(
      "decision-makers: [tomas]\ntags: []\nmaterialised: [ADR-0012/R1]\n---",
    );
    const findings = (await run("lint --quiet --json")).stdout;
    expect(findings).toContain("post-0006");
    expect(findings).not.toContain("adr-0012");
    expect((await run("risk set ADR-0012/R1 materialised")).stdout).toContain("says so already");
  });

  test("a postmortem that is there names the risk, and one that names it already is found", async () => {
    const report = ChangeReport.parse(
      JSON.parse((await run("risk set MEMO-0007/R1 materialised --post POST-0005 --json")).stdout),
    );
    expect(report.changes.map(({ record, risk }) => [record, risk])).toEqual([
      ["POST-0005", undefined],
      ["MEMO-0007", "R1"],
    ]);
    expect(textOf("POST-0005")).toContain(
      "materialised: [MEMO-0005/R1, MEMO-0007/R2, ADR-0017/R1, MEMO-0007/R1]\n",
    );
    expect(textOf("MEMO-0007")).toContain(`materialised ${TODAY} (POST-0005)`);
  });

  test("a cell that names its postmortem is completed on the other side", async () => {
    const name = "post-0001-gateway-out-for-forty-minutes.md";
    const file = path.join(root, "adr", name);
    writeFileSync(file, readFileSync(file, "utf8").replace("materialised: [ADR-0001/R1]\n", ""));
    expect((await run("risk set ADR-0001/R1 materialised")).stdout).toBe(
      "✔ POST-0001: says that ADR-0001/R1 materialised\n",
    );
    expect(textOf("POST-0001")).toContain("materialised: [ADR-0001/R1]\n");
  });

  test.each([
    ["risk set ADR-0012 open", "expected a record and an id of its risks table"],
    ["risk set ADR-0012/R9 open", "It has R1."],
    ["risk set ADR-0012/R1 happened", "Unexpected status `happened` of a risk"],
    ["risk set ADR-0009/R1 open", "ADR-0009/R1 is closed: did-not-materialise 2026-10-31"],
    ["risk set ADR-0012/R1 mitigated --post POST-0001", "expected it with materialised"],
    ["risk set ADR-0012/R1 materialised --post ADR-0001", "Unexpected adr ADR-0001 as a postmortem"],
  ])("%s", async (line, said) => {
    const { status, stderr } = await run(line);
    expect(stderr).toContain(said);
    expect(status).toBe(2);
  });
});

describe("a risk that came true, at a terminal", () => {
  const answer = async (line: string) =>
    await reckon(root, [...line.split(" "), "--today", TODAY], "", { interactive: true });
  beforeEach(() => void asked.mockReset());

  test("is told by the postmortem that the person chooses", async () => {
    asked.mockResolvedValue("POST-0005");
    expect((await answer("risk set ADR-0012/R1 materialised")).status).toBe(0);
    const [risk, choices] = asked.mock.calls[0]!;
    expect(risk).toBe("ADR-0012/R1");
    expect(choices.map(({ id }) => id)).toContain("POST-0005");
    expect(textOf("ADR-0012")).toContain(`materialised ${TODAY} (POST-0005)`);
    expect(textOf("POST-0005")).toContain("ADR-0012/R1");
  });

  test("has a new one written where that is the answer", async () => {
    asked.mockResolvedValue("new");
    expect((await answer("risk set ADR-0012/R1 materialised")).stdout).toContain(
      "new postmortem of ADR-0012/R1",
    );
  });

  test("asks nothing where a flag answers, the output is JSON, or the risk did not come true", async () => {
    await answer("risk set ADR-0012/R1 materialised --post new");
    await answer("risk set ADR-0011/R1 materialised --json");
    await answer("risk set MEMO-0004/R1 did-not-materialise");
    expect(asked).not.toHaveBeenCalled();
    expect(textOf("ADR-0012")).toContain(`materialised ${TODAY} (POST-0006)`);
  });
});
