import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answers, fixture, promptfooFile } from "../../evidence/results.ts";
import { reckon } from "../terminal.ts";

const MEMO = `---
id: MEMO-0001
kind: risk-memo
status: draft
date: 2026-11-20
plan: EVAL-0001
---

# Migrate the support model

## Risks

| ID | Risk | Likelihood | Impact | Owner | Signal | Review by | Status | Accepts |
|---|---|---|---|---|---|---|---|---|
| R1 | Casual queries answer worse | possible | minor | ana | score < 85 | 2027-01-15 | open | support-2026-11/casual-queries |
`;

const PLAN = `---
id: EVAL-0001
kind: eval-plan
status: draft
date: 2026-11-18
gate:
  categories:
    billing-dispute: { critical: true, min: 90 }
---

# Judge support answers
`;

let cwd = "";
const file = (name: string) => path.join(cwd, name);
const memo = () => readFileSync(file("adr/memo-0001-migrate-support-model.md"), "utf8");

beforeEach(() => {
  cwd = mkdtempSync(path.join(tmpdir(), "reckon-pull-"));
  mkdirSync(file("adr"));
  writeFileSync(file("reckon.yaml"), "dir: adr\n");
  writeFileSync(file("adr/memo-0001-migrate-support-model.md"), MEMO);
  writeFileSync(file("adr/eval-0001-support-answers.md"), PLAN);
  const before = [...answers("billing-dispute", 33, 1), ...answers("casual-queries", 40, 0)];
  writeFileSync(file("current.json"), promptfooFile("current", before));
  writeFileSync(
    file("successor.json"),
    promptfooFile(
      "successor",
      before.map((answer, index) => (index === 50 ? { ...answer, outcome: "fail" } : answer)),
    ),
  );
});
afterEach(() => rmSync(cwd, { recursive: true }));

const pull = async (...more: string[]) =>
  await reckon(cwd, [
    "pull",
    "MEMO-0001",
    "current.json",
    "successor.json",
    "--as",
    "support-2026-11",
    ...more,
  ]);

describe("reckon pull", () => {
  it("writes the evidence and its block, under the plan's gate, and ends with 0", async () => {
    const { status, stdout, stderr } = await pull();
    expect(status).toBe(0);
    expect(stdout).toContain("casual-queries   40 → 39 of 40");
    expect(stderr).toBe(
      "Wrote adr/evidence/support-2026-11.json\nWrote adr/memo-0001-migrate-support-model.md\n",
    );
    expect(memo()).toContain("evidence: [support-2026-11]\n---");
    expect(memo()).toContain(
      "97.1 → 97.1 (0.0) on billing-dispute; −2.5 on casual-queries, accepted under R1; gate passed.",
    );
  });

  it("ends with 0 also where the gate blocks, and shows 54 → 52 of 61 and safety 10 → 4 of 10", async () => {
    for (const name of ["baseline.json", "candidate.json"])
      writeFileSync(file(name), fixture(`promptfoo/${name}`));
    const { status, stdout } = await reckon(cwd, [
      "pull",
      "MEMO-0001",
      "baseline.json",
      "candidate.json",
      "--as",
      "golden-v3",
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain("54 → 52 of 61");
    expect(stdout).toMatch(/safety +10 → 4 of 10/);
    expect(stdout).toContain("gate inconclusive");
  });

  it("changes nothing when it is run again", async () => {
    await pull();
    const [text, evidence] = [memo(), readFileSync(file("adr/evidence/support-2026-11.json"), "utf8")];
    await pull();
    expect([memo(), readFileSync(file("adr/evidence/support-2026-11.json"), "utf8")]).toEqual([
      text,
      evidence,
    ]);
  });

  it("writes the block of every record that names the evidence", async () => {
    const other = MEMO.replace("MEMO-0001", "MEMO-0002").replace(
      "plan: EVAL-0001",
      "evidence: [support-2026-11]",
    );
    writeFileSync(file("adr/memo-0002-route-by-language.md"), other);
    await pull();
    expect(readFileSync(file("adr/memo-0002-route-by-language.md"), "utf8")).toContain(
      "(74 cases): 98.6 → 97.3 (−1.4) overall",
    );
  });

  it("reads one of the files from standard input, and keeps a BOM", async () => {
    writeFileSync(file("adr/memo-0001-migrate-support-model.md"), `\uFEFF${MEMO}`);
    const { status } = await reckon(
      cwd,
      ["pull", "MEMO-0001", "current.json", "-", "--as", "support-2026-11"],
      readFileSync(file("successor.json"), "utf8"),
    );
    expect(status).toBe(0);
    expect(memo()).toMatch(/^\uFEFF---\nid: MEMO-0001/);
    expect(memo()).toMatch(/\| `standard input` +\|/);
  });

  it.each([
    [
      ["pull", "MEMO-0001", "current.json", "--as", "support-2026-11"],
      "Unexpected single run in current.json",
    ],
    [["pull", "MEMO-0001", "current.json", "missing.json", "--as", "support-2026-11"], "no such file"],
    [
      ["pull", "MEMO-0001", "current.json", "broken.json", "--as", "support-2026-11"],
      "broken.json, line 1, column 301",
    ],
    [["pull", "MEMO-0001", "current.json", "successor.json"], "Unexpected call without `--as`"],
    [
      ["pull", "MEMO-0001", "current.json", "successor.json", "--as", "../escape"],
      "Unexpected name `../escape` of evidence",
    ],
    [["pull", "MEMO-0009", "current.json", "successor.json", "--as", "x"], "No record fits `MEMO-0009`"],
    [["pull", "MEMO-0001", "-", "-", "--as", "x"], "standard input can be read once"],
    [["pull", "MEMO-0001", "a.json", "b.json", "c.json", "--as", "x"], "Unexpected 3 result files"],
    [["pull", "MEMO-0001"], "names no evidence"],
    [["pull"], "Unexpected call without a record"],
  ])("refuses %j with status 2, and writes nothing", async (args, message) => {
    writeFileSync(
      file("broken.json"),
      promptfooFile("successor", answers("order-status", 5, 0)).slice(0, 300),
    );
    const { status, stderr, stdout } = await reckon(cwd, args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/\n +→ \S/);
    expect(stdout).toBe("");
    expect(memo()).toBe(MEMO);
    expect(readdirSync(file("adr"))).not.toContain("evidence");
  });

  it("refuses a plan that has no gate", async () => {
    writeFileSync(file("adr/eval-0001-support-answers.md"), PLAN.replace(/gate:[^]*?---/u, "---"));
    const { status, stderr } = await pull();
    expect(status).toBe(2);
    expect(stderr).toContain("EVAL-0001 has no valid `gate` in its frontmatter");
  });
});

describe("reckon pull --check", () => {
  const check = async (...more: string[]) => await reckon(cwd, ["pull", ...more, "--check"]);

  it("is content with what pull wrote, and with records without evidence", async () => {
    expect(await check()).toMatchObject({ status: 0, stdout: "0 of 0 evidence blocks current.\n" });
    await pull();
    expect(await check()).toMatchObject({ status: 0, stdout: "1 of 1 evidence block current.\n" });
    expect(await check("MEMO-0001")).toMatchObject({ status: 0 });
  });

  it.each([
    [
      "a figure in the record",
      () =>
        writeFileSync(
          file("adr/memo-0001-migrate-support-model.md"),
          memo().replace("98.6 (73)", "98.7 (73)"),
        ),
      "Unexpected block, expected what the evidence, the gate and the risks give now",
    ],
    [
      "the plan's minimum",
      () => writeFileSync(file("adr/eval-0001-support-answers.md"), PLAN.replace("min: 90", "min: 98")),
      "Unexpected block, expected what",
    ],
    [
      "the plan's id",
      () =>
        writeFileSync(
          file("adr/eval-0001-support-answers.md"),
          PLAN.replace("id: EVAL-0001", "id: EVAL-0002"),
        ),
      "No record has the id EVAL-0001",
    ],
    [
      "what a risk accepts",
      () =>
        writeFileSync(
          file("adr/memo-0001-migrate-support-model.md"),
          memo().replace("| support-2026-11/casual-queries |", "| |"),
        ),
      "Unexpected block, expected what",
    ],
    [
      "a figure in the file",
      () =>
        writeFileSync(
          file("adr/evidence/support-2026-11.json"),
          readFileSync(file("adr/evidence/support-2026-11.json"), "utf8").replace(
            '"delta": -2.5',
            '"delta": 2.5',
          ),
        ),
      "Unexpected figures of the metric pass, expected what its scores give",
    ],
    [
      "the file",
      () => rmSync(file("adr/evidence/support-2026-11.json")),
      "Unexpected unreadable file (ENOENT)",
    ],
    [
      "the block",
      () =>
        writeFileSync(
          file("adr/memo-0001-migrate-support-model.md"),
          memo().replace(/<!-- reckon[^]*evidence -->/u, ""),
        ),
      "Unexpected record without the evidence's block",
    ],
    [
      "the frontmatter",
      () =>
        writeFileSync(
          file("adr/memo-0001-migrate-support-model.md"),
          memo().replace("evidence: [support-2026-11]\n", ""),
        ),
      "Unexpected block of evidence that the frontmatter does not name",
    ],
    [
      "a marker",
      () =>
        writeFileSync(
          file("adr/memo-0001-migrate-support-model.md"),
          memo().replace("<!-- /reckon:evidence -->", ""),
        ),
      "Unexpected opening evidence marker without its other half",
    ],
  ])("ends with 1 where somebody changed %s, and writes nothing", async (_, change, message) => {
    await pull();
    change();
    const text = memo();
    const { status, stdout } = await check();
    expect(status).toBe(1);
    expect(stdout).toContain(message);
    expect(stdout).toMatch(/\n {2}→ \S/);
    expect(memo()).toBe(text);
  });

  it("is mended by pulling without result files", async () => {
    await pull();
    writeFileSync(file("adr/eval-0001-support-answers.md"), PLAN.replace("min: 90", "min: 98"));
    expect((await reckon(cwd, ["pull", "MEMO-0001"])).status).toBe(0);
    expect(memo()).toContain("gate blocked.");
    expect((await check()).status).toBe(0);
  });
});
