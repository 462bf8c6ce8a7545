import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { LintReport } from "../../../src/model/finding.ts";
import { answers, promptfooFile } from "../../evidence/results.ts";
import { project } from "../../project.ts";
import { readFixture } from "../../site/fixture.ts";
import { reckon } from "../terminal.ts";

const SETTINGS = `people: { petra: director, ravi: staff }
approvals:
  - when: { tag: pii }
    needs: director
gate: { max-drop: 2, min-cases: 10, on-noise: pass }
prices:
  heron: { input: 1, output: 2, per: 1k tokens, currency: USD, as-of: 2026-11-01, source: quote }
kinds:
  security-decision:
    prefix: SEC
    title: Security decision
    sections: [Threats, Options, Decision, Risks]
    keys: { systems: strings, answers: ids }
`;

const BODY = `## Threats

A leaked backup names households.

## Features

| Feature | Requests/month | Input tokens | Cached tokens | Output tokens | Model | Cost/month | Budget/month | p95 latency | Objective | Runbook |
|---|---|---|---|---|---|---|---|---|---|---|
| Redact a call | 1,000 | 10 | 0 | 5 | heron | $20 | $30 | 0.9 s | 2 s | [runbook](../runbooks/redact.md) |

## Options

| Dimension | A: As it is | B: A key per household | C: One key |
|---|---|---|---|
| Cost/month | $0 | $40 | $10 |
| Reversal cost | N/A | 2 days | 1 day |
| Recommendation | | Preferred | |

## Decision

A key per household, so that one can be forgotten.

## Risks

| ID | Risk | Likelihood | Impact | Owner | Signal | Review by | Status |
|---|---|---|---|---|---|---|---|
| R1 | A key is lost | unlikely | severe | ravi | failed restores > 0 in a month | 2026-11-28 | open |

## Readiness

- [ ] Failed restores are watched (ravi, 2026-12-01)

## Evidence
`;

/** A project with one draft of the team's own kind, as `reckon new` begins it and somebody writes it. */
async function drafted() {
  const root = project({ "reckon.yaml": SETTINGS, "runbooks/redact.md": "# Redact a call\n" });
  execFileSync("git", ["init", "-q", "-b", "main", root]);
  const run = async (line: string) => await reckon(root, line.split(" "));
  const done = async (line: string) => {
    const session = await run(line);
    expect(session.status, `${line}\n${session.stdout}${session.stderr}`).toBe(0);
    return session.stdout;
  };
  const write = async (title: string, tags: string): Promise<string> => {
    const file = path.join(root, (await done(`new security-decision ${title} --by ravi ${tags}`)).trim());
    const text = readFileSync(file, "utf8");
    const keys = "chosen: B\nreversal: { cost: 2 days, door: two-way, rehearsed: 2026-11-02 }\n";
    const more = 'tier: 1\naffects: ["services/archive/**"]\nreview-by: 2027-02-01\nsystems: [archive]\n';
    const head = text.slice(0, text.indexOf("## Threats")).replace(/^tier: .*\n/mu, "");
    writeFileSync(file, head.replace(/\n---\n/u, `\n${keys}${more}---\n`) + BODY);
    return file;
  };
  const file = await write("Encrypt the archive", "--tag pii");
  return { root, run, done, write, file };
}

type Project = Awaited<ReturnType<typeof drafted>>;

/** The same once it is accepted, with the approval that its tag asks for. */
async function accepted(): Promise<Project> {
  const each = await drafted();
  await each.done("propose SEC-0001");
  await each.done("approve SEC-0001 --by petra --role director");
  await each.done("accept SEC-0001");
  return each;
}

const results = (root: string) => {
  const set = [...answers("restore", 18, 2), ...answers("redact", 20, 0)];
  writeFileSync(path.join(root, "before.json"), promptfooFile("heron-1", set));
  writeFileSync(path.join(root, "after.json"), promptfooFile("heron-2", set));
};

describe("a record of a team's own kind", () => {
  it("goes from a draft to accepted with the approval that the policy asks for", async () => {
    const { run, done, file } = await drafted();
    await done("propose SEC-0001");
    const refused = await run("accept SEC-0001");
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.stdout).toContain("`reckon approve SEC-0001 --by petra --role director`");
    await done("approve SEC-0001 --by petra --role director");
    await done("accept SEC-0001");
    expect(readFileSync(file, "utf8")).toMatch(/^status: accepted$/mu);
    const { findings } = JSON.parse(await done("lint --json")) as LintReport;
    expect(findings.filter(({ level }) => level === "error")).toEqual([]);
    // A task of its readiness is open.
    const ready = await run("ready SEC-0001");
    expect(ready).toMatchObject({ status: 1, stderr: "" });
    expect(ready.stdout).toContain("Failed restores are watched");
  });

  it("is rejected, deprecated and superseded", async () => {
    const { root, done, write } = await accepted();
    const vault = await write("One key in a vault", "");
    writeFileSync(vault, readFileSync(vault, "utf8").replace(/^(?:chosen|reversal): .*\n/gmu, ""));
    await done("propose SEC-0002");
    await done("reject SEC-0002");
    await write("Two keys in two vaults", "");
    await done("propose SEC-0003");
    await done("accept SEC-0003");
    await done("supersede SEC-0001 --by SEC-0003");
    await done("deprecate SEC-0003");
    const statuses = readdirSync(path.join(root, "adr"))
      .filter((name) => name.startsWith("sec-"))
      .map(
        (name) => /^status: (?<status>\w+)$/mu.exec(readFileSync(path.join(root, "adr", name), "utf8"))?.[1],
      );
    expect(statuses).toEqual(["superseded", "rejected", "deprecated"]);
  });

  it("has its risks kept, and its number changed everywhere", async () => {
    const { root, done } = await accepted();
    await done("risk set SEC-0001/R1 mitigated");
    expect(await done("risk list --status mitigated")).toContain("SEC-0001/R1");
    await done("renumber SEC-0001 SEC-0040");
    expect(readdirSync(path.join(root, "adr"))).toContain("sec-0040-encrypt-the-archive.md");
    expect(await done("show SEC-0040")).toContain("A key per household");
  });

  it("holds evidence that is judged", async () => {
    const { root, done, file } = await drafted();
    results(root);
    expect(await done("pull SEC-0001 before.json after.json --as restore-2026-11")).toContain("gate passed");
    expect(readFileSync(file, "utf8")).toContain("<!-- reckon:evidence restore-2026-11 -->");
    expect(await done("pull --check")).toContain("1 of 1 evidence block current.");
    expect(await done("gate before.json after.json")).toContain("gate passed");
  });

  it("is in every view and export, and on the site", async () => {
    const { root, done } = await accepted();
    expect(await done("reverse SEC-0001")).toContain("2 days");
    expect(await done("why services/archive/delete.ts")).toContain("We chose B: A key per household.");
    expect(await done("cost SEC-0001")).toContain("Total: $20 a month of $30");
    for (const verb of ["list", "show SEC-0001", "search household", "report", "risk list", "risk due"])
      expect(await done(verb), verb).toContain("SEC-0001");
    for (const format of ["svg", "dot", "mermaid"])
      expect((await done(`graph --format ${format}`)).replaceAll("&#45;", "-")).toContain("SEC-0001");
    for (const format of ["json", "csv", "ndjson", "ics"])
      expect(await done(`export ${format}`)).toContain("SEC-0001");
    await done("export audit --out bundle");
    await done("export audit --verify bundle");
    expect(readdirSync(path.join(root, "bundle/files/adr"))).toContain("sec-0001-encrypt-the-archive.md");
    await done("toc");
    expect(readFileSync(path.join(root, "adr/README.md"), "utf8")).toContain("Encrypt the archive");
    const { view } = await readFixture(root);
    const shown = view.decisions.find(({ id }) => id === "SEC-0001");
    expect(shown).toMatchObject({
      kind: { name: "security-decision", title: "Security decision" },
      status: "accepted",
      tier: 1,
    });
    expect(shown?.options?.columns.find(({ chosen }) => chosen)?.key).toBe("B");
    expect(shown?.risks?.rows.map(({ id }) => id)).toEqual(["R1"]);
  });
});
