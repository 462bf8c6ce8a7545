import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ChangeReport } from "../../../src/model/change-report.ts";
import type { LintReport } from "../../../src/model/finding.ts";
import { fixture } from "../../evidence/results.ts";
import { memo, project } from "../../project.ts";
import { copyYear, TODAY } from "../../register/year.ts";
import { reckon } from "../terminal.ts";

let root: string;
beforeEach(() => void (root = copyYear()));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const run = (line: string) => reckon(root, [...line.split(" "), "--today", TODAY]);
const json = async (line: string) => ChangeReport.parse(JSON.parse((await run(`${line} --json`)).stdout));

function fileOf(id: string): string {
  const name = readdirSync(path.join(root, "adr")).find((file) => file.startsWith(`${id.toLowerCase()}-`));
  return path.join(root, "adr", name!);
}
const textOf = (id: string): string => readFileSync(fileOf(id), "utf8");
const edit = (id: string, from: string, to: string): void =>
  writeFileSync(fileOf(id), textOf(id).replace(from, to));
const everything = (): string[] =>
  readdirSync(path.join(root, "adr")).map((name) =>
    name.endsWith(".md") ? readFileSync(path.join(root, "adr", name), "utf8") : name,
  );

/** What lint calls an error; warnings follow the day. */
async function errors(): Promise<string[]> {
  const report = JSON.parse((await run("lint --quiet --json")).stdout) as LintReport;
  return report.findings.map(({ file, rule }) => `${file} ${rule}`);
}

describe("accept", () => {
  test("names everything that stands in the way, and writes nothing", async () => {
    const before = everything();
    const { status, stdout, stderr } = await run("accept MEMO-0009");
    expect(status).toBe(1);
    expect(stdout).toContain("✖ MEMO-0009 is as it was: 3 things stand in the way of `accept`");
    expect(stdout).toContain(
      "→ Add a line `chosen: B`, if what was recommended was chosen; else with another column's key.",
    );
    expect(stdout).toContain("→ Add `reversal:` with `cost:` as in the options table, and `door:`.");
    expect(stdout).toContain("expected that of a director (tag `pii`: director)");
    // mei alone decides it, so petra is the first who may.
    expect(stdout).toContain("→ `reckon approve MEMO-0009 --by petra --role director`, or lena.");
    expect(stderr).toBe("");
    expect(everything()).toEqual(before);
    const report = await json("accept MEMO-0009");
    expect(report.blockers.map(({ code, rule }) => rule ?? code)).toEqual([
      "options/chosen-exists",
      "reversal/cost-parses",
      "approval",
    ]);
    expect(report).toMatchObject({
      done: false,
      changes: [],
      rights: { needs: "director", satisfied: false },
    });
  });

  test("with the approval that is asked for, and lints clean", async () => {
    const { status, stdout, stderr } = await run("accept ADR-0015 --by Lena");
    expect(stdout).toBe("✔ ADR-0015: proposed → accepted\n");
    expect(stderr).toBe("Wrote adr/adr-0015-move-off-the-pinned-heron-version.md\n");
    expect(status).toBe(0);
    expect(textOf("ADR-0015")).toContain(`status: accepted\ndate: ${TODAY}\ndecision-makers: [ana, tomas]\n`);
    expect(textOf("ADR-0015")).toContain(`approvals: [{ by: Lena, role: executive, on: ${TODAY} }]\n---`);
    expect(await errors()).toEqual([]);
  });

  test("supersedes what it replaces in the same step", async () => {
    edit("ADR-0015", "builds-on: [ADR-0012]", "supersedes: [ADR-0012]");
    const report = await json("accept ADR-0015 --by lena");
    expect(report.changes.map(({ record, from, to }) => [record, from, to])).toEqual([
      ["ADR-0015", "proposed", "accepted"],
      ["ADR-0012", "accepted", "superseded"],
    ]);
    expect(textOf("ADR-0012")).toContain(`status: superseded\ndate: ${TODAY}\ndecided: 2026-06-17\n`);
    expect(textOf("ADR-0012")).toContain("superseded-by: [ADR-0015]\n---");
  });

  test("takes the chosen option from a flag, and refuses one that the table lacks", async () => {
    edit("ADR-0015", "chosen: C\n", "");
    expect((await json("accept ADR-0015 --by lena --chosen D")).blockers[0]).toMatchObject({
      rule: "options/chosen-exists",
    });
    expect((await json("accept ADR-0015 --by lena --chosen C")).done).toBe(true);
  });

  test("wants an owner", async () => {
    edit("ADR-0015", "decision-makers: [ana, tomas]\n", "");
    const { blockers } = await json("accept ADR-0015 --by lena");
    expect(blockers.map(({ rule }) => rule)).toContain("lifecycle/decision-makers");
  });

  test.each([
    ["accept ADR-0015 --by mei --role executive", "mei is director, which is below executive"],
    ["accept ADR-0015 --by zoe", "Unexpected approval by zoe without a role"],
    ["accept ADR-0015 --by mei --role directer", "Did you mean `director`?"],
    ["accept ADR-0015 --gate-override because", "Unexpected `--gate-override` without a name"],
    ["accept ADR-0009", "ADR-0009 is accepted already"],
    ["accept MEMO-0010", "Unexpected move of MEMO-0010 from rejected to accepted"],
    ["accept gateway", "`gateway` fits 3 records"],
    ["accept ADR-0051", "No record fits `ADR-0051`"],
  ])("%s", async (line, said) => {
    const before = everything();
    const { status, stderr, stdout } = await run(line);
    expect(stderr).toContain(said);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(everything()).toEqual(before);
  });
});

describe("accept, where evidence blocks", () => {
  test("refuses unless somebody overrides the gate, whose approval the policy may ask for", async () => {
    const keys = "status: proposed\nchosen: C\nreversal: { cost: 1 sprint + $3,000, door: costly }";
    rmSync(root, { recursive: true });
    root = project({
      "adr/memo-0003-migrate.md": memo(
        keys,
        "\n## Criteria\n\n- Cost/month\n\n## Evidence\n\n## Readiness\n\n- [x] Way back: tried out, 40 minutes\n",
      ),
      "reckon.yaml": "approvals:\n  - when: { gate-override: true }\n    needs: director\n",
    });
    for (const name of ["baseline.json", "candidate.json"])
      writeFileSync(path.join(root, name), fixture(`promptfoo/${name}`));
    await reckon(root, ["pull", "MEMO-0003", "baseline.json", "candidate.json", "--as", "golden-v3"]);
    const codes = async (line: string): Promise<string[]> =>
      (await json(line)).blockers.filter(({ code }) => code !== "lint").map(({ code }) => code);
    expect(await codes("accept MEMO-0003")).toEqual(["gate"]);
    expect(await codes("accept MEMO-0003 --gate-override contract --by ana")).toEqual(["approval"]);
    await run("approve MEMO-0003 --by petra --role director");
    const { notes } = await json("accept MEMO-0003 --gate-override contract --by ana");
    expect(notes).toEqual([expect.stringContaining("The gate on golden-v3 is blocked and overridden: ")]);
  });
});

describe("the other moves", () => {
  test("a draft is proposed once it recommends something; other errors that it has are no matter", async () => {
    const { blockers } = await json("propose ADR-0016");
    expect(blockers.map(({ rule }) => rule)).toEqual(["options/one-recommendation"]);
    edit("ADR-0016", "| Recommendation |  |  |", "| Recommendation |  | Preferred |");
    edit("ADR-0016", "# One archive for chats and calls", "# {title}");
    expect((await run("propose ADR-0016")).stdout).toBe("✔ ADR-0016: draft → proposed\n");
    expect(textOf("ADR-0016")).not.toContain("decided:");
  });

  test("a rejection is refused where it would leave an error behind", async () => {
    const { blockers } = await json("reject ADR-0015");
    expect(blockers.map(({ rule, hint }) => `${rule}: ${hint}`)).toEqual([
      "options/chosen-exists: Delete the line; the Decision says “Rejected: …” and why.",
    ]);
    expect((await run("reject MEMO-0009")).status).toBe(0);
    expect(textOf("MEMO-0009")).toContain(`decided: ${TODAY}\n`);
  });

  test("a deprecation keeps the day of the decision", async () => {
    expect((await run("deprecate ADR-0002")).status).toBe(0);
    expect(textOf("ADR-0002")).toContain(`status: deprecated\ndate: ${TODAY}\ndecided: 2025-12-10\n`);
  });

  test("a supersession changes three lines of the old record and one of the new", async () => {
    const [old, successor] = [textOf("ADR-0005"), textOf("ADR-0013")];
    expect((await run("supersede ADR-0005 --by 0013")).stdout).toBe(
      "✔ ADR-0013: supersedes ADR-0005\n✔ ADR-0005: deprecated → superseded by ADR-0013\n",
    );
    expect(textOf("ADR-0013")).toBe(
      successor.replace("  door: two-way\n", "  door: two-way\nsupersedes: [ADR-0005]\n"),
    );
    expect(textOf("ADR-0005")).toBe(
      old
        .replace("status: deprecated\ndate: 2026-07-08", `status: superseded\ndate: ${TODAY}`)
        .replace("  door: two-way\n", "  door: two-way\nsuperseded-by: [ADR-0013]\n"),
    );
    expect((await run("supersede ADR-0005 --by ADR-0013")).stdout).toBe(
      "ADR-0005 and ADR-0013 say so already.\n",
    );
    expect(await errors()).toEqual([]);
  });

  test("a proposal takes nobody's place before it is accepted", async () => {
    const { status, stderr } = await run("supersede ADR-0012 --by ADR-0015");
    expect(status).toBe(2);
    expect(stderr).toContain("→ Accept it first: `reckon accept ADR-0015`; until then ADR-0012 holds.");
  });

  test("frontmatter that cannot be changed safely is left alone", async () => {
    edit("ADR-0016", "status: draft\n", "status: >-\n  draft\n");
    edit("ADR-0016", "date: 2026-11-18\n", "date: &day 2026-11-18\n");
    const before = everything();
    const { status } = await run("propose ADR-0016");
    expect(status).toBe(2);
    expect(everything()).toEqual(before);
  });
});

describe("approve", () => {
  test("records it, and says what is still needed", async () => {
    const first = await run("approve ADR-0015 --by petra");
    expect(first.stdout).toBe(
      "✔ ADR-0015: approved by petra as director\nStill needed: $5,600 a month: executive.\n",
    );
    const second = await json("approve ADR-0015 --by @lena");
    expect(second.rights).toMatchObject({ satisfied: true });
    expect(second.rights!.approvals.map(({ by, counts }) => [by, counts])).toEqual([
      ["petra", false],
      ["@lena", true],
    ]);
    expect((await run("approve ADR-0015 --by PETRA")).stdout).toContain(
      "has approved it as director already",
    );
  });

  test.each([
    ["approve MEMO-0009 --by mei", "mei is the only decision-maker"],
    ["approve MEMO-0001 --by petra", "Unexpected approval of MEMO-0001, which is superseded"],
    ["approve ADR-0015 --by jo --role director", "jo is team, which is below director"],
  ])("%s", async (line, said) => {
    const { status, stderr } = await run(line);
    expect(stderr).toContain(said);
    expect(status).toBe(2);
  });
});
