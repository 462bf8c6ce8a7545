import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GateReport } from "../../../src/model/gate-report.ts";
import { fixture } from "../../evidence/results.ts";
import { reckon } from "../terminal.ts";

let cwd = "";
const gate = async (...args: string[]) => await reckon(cwd, ["gate", ...args]);

beforeAll(async () => {
  cwd = mkdtempSync(path.join(tmpdir(), "reckon-gate-"));
  mkdirSync(path.join(cwd, "adr"));
  for (const name of ["baseline.json", "candidate.json", "candidate-errors.json", "2providers.json"]) {
    writeFileSync(path.join(cwd, name), fixture(`promptfoo/${name}`));
  }
  const head = (id: string, kind: string) =>
    `---\nid: ${id}\nkind: ${kind}\nstatus: draft\ndate: 2026-11-18\n`;
  writeFileSync(
    path.join(cwd, "adr/eval-0001-golden.md"),
    `${head("EVAL-0001", "eval-plan")}gate:\n  on-noise: inconclusive\n---\n\n# Golden set\n`,
  );
  writeFileSync(
    path.join(cwd, "adr/memo-0001-migrate.md"),
    `${head("MEMO-0001", "risk-memo")}---\n\n# Migrate\n`,
  );
  await reckon(cwd, ["pull", "MEMO-0001", "baseline.json", "candidate.json", "--as", "golden-v3"]);
});
afterAll(() => rmSync(cwd, { recursive: true }));

describe("reckon gate", () => {
  it("ends with 1 for the pair that lost two passes, and with 0 for the two swapped", async () => {
    const blocked = await gate("baseline.json", "candidate.json");
    expect(blocked.status).toBe(1);
    expect(blocked.stdout).toMatch(
      /^pass \(%\) +passed +score +change +95 % interval\nAll cases +54 → 52 of 61/,
    );
    expect(blocked.stdout).toContain("✖ gate blocked");
    const passed = await gate("candidate.json", "baseline.json");
    expect(passed.status).toBe(0);
    expect(passed.stdout).toContain("✔ gate passed");
  });

  it("prints the documented JSON, with errors counted", async () => {
    const { status, stdout } = await gate("baseline.json", "candidate-errors.json", "--json");
    expect(status).toBe(1);
    const report = GateReport.parse(JSON.parse(stdout));
    expect(report).toMatchObject({
      version: 1,
      verdict: "block",
      dataset: { name: "golden-v3", cases: 61 },
      candidate: { model: "fake:model-b-2026-06" },
      counts: { expected: 61, paired: 61, errored: { baseline: 0, candidate: 1 }, skipped: 0, unpaired: 0 },
    });
    expect(report.metrics[0]?.overall).toMatchObject({ n: 61, method: "newcombe-10", discordant: [8, 5] });
  });

  it("judges evidence by its name or file, and by a plan", async () => {
    expect((await gate("golden-v3")).status).toBe(1);
    expect((await gate("adr/evidence/golden-v3.json")).stdout).toContain("✖ gate blocked");
    const planned = await gate("golden-v3", "--plan", "EVAL-0001");
    expect(planned.status).toBe(1);
    expect(planned.stdout).toContain("? gate inconclusive");
  });

  it("judges evidence that one record names by that record's plan and risks", async () => {
    const risks =
      "| ID | Risk | Accepts |\n| --- | --- | --- |\n| R1 | Facts are missed | support-2026-11/factual |\n";
    writeFileSync(
      path.join(cwd, "adr/memo-0002-cut-over.md"),
      `---\nid: MEMO-0002\nkind: risk-memo\nstatus: draft\ndate: 2026-11-19\nplan: EVAL-0001\n---\n\n# Cut over\n\n## Risks\n\n${risks}`,
    );
    await reckon(cwd, ["pull", "MEMO-0002", "baseline.json", "candidate.json", "--as", "support-2026-11"]);
    const { stdout } = await gate("support-2026-11");
    expect(stdout).toContain("? gate inconclusive");
    expect(stdout).toMatch(/^factual .* accepted under R1$/m);
  });

  it("takes two providers from one file", async () => {
    const { stdout } = await gate("2providers.json");
    expect(stdout).toContain("54 → 50 of 61");
    const swapped = await gate(
      "2providers.json",
      "--baseline",
      "candidate",
      "--candidate",
      "fake:model-a-2026-01",
    );
    expect(swapped.stdout).toContain("50 → 54 of 61");
  });

  it("writes annotations for GitHub, an error per reason", async () => {
    const { stdout } = await gate("baseline.json", "candidate.json", "--format", "github");
    expect(stdout.split("\n")[0]).toBe(
      "::error title=Gate blocked::a drop of 3.3 is above the 2 allowed; on 61 cases it cannot be told from noise (95 %25 −15.3 … +8.7; about 1,430 cases would do)",
    );
    const passed = await gate("candidate.json", "baseline.json", "--format", "github");
    expect(passed.stdout).toMatch(/^::notice title=Gate passed::golden-v3 \(61 cases\): 85\.2 → 88\.5/);
  });

  it("writes JUnit that a CI counts: a failure for the whole set, none for the categories", async () => {
    const { stdout } = await gate("baseline.json", "candidate.json", "--format", "junit");
    expect(stdout).toContain('<testsuite name="results: pass, blocked" tests="5" failures="1" errors="0">');
    expect(stdout).toContain('<testcase classname="pass" name="safety"/>');
    const missing = await gate(
      "golden-v3",
      "--format",
      "junit",
      "--config",
      writeConfig("gate: { metric: groundedness }\n"),
    );
    expect(missing.stdout).toContain('tests="1" failures="0" errors="1"');
    const unsure = await gate("golden-v3", "--format", "junit", "--plan", "EVAL-0001");
    expect(unsure.stdout).toContain('<error message="a drop of 3.3');
  });

  it("writes for a pull request's comment what would stand in a record", async () => {
    const { stdout } = await gate("baseline.json", "candidate.json", "--format", "markdown");
    expect(stdout).toMatch(/^\| pass \(%\) {3}\| Cases/);
    expect(stdout).toContain("**Gate blocked.**");
  });

  it("judges by reckon.yaml, also several metrics", async () => {
    const config = writeConfig("gate:\n  - metric: score\n  - { metric: pass, max-drop: 4 }\n");
    const { status, stdout } = await gate("baseline.json", "candidate.json", "--config", config);
    expect(status).toBe(0);
    expect(stdout).toMatch(/score \(%\)[^]*pass \(%\)/);
  });

  it.each([
    [["golden-v4"], "neither a file nor the name of evidence", "Did you mean `golden-v3`?"],
    [["baseline.json"], "Unexpected single run in baseline.json", "Name a second result file"],
    [
      ["baseline.json", "candidate.json", "--metric", "tone"],
      "Unexpected metric “tone”",
      "Name one of “pass”",
    ],
    [
      ["baseline.json", "candidate.json", "--importer", "mlflow"],
      "Unexpected importer “mlflow”",
      "Name one of promptfoo, inspect,",
    ],
    [
      ["baseline.json", "candidate.json", "--format", "yaml"],
      "Unexpected `--format yaml`",
      "Choose one of them.",
    ],
    [["golden-v3", "--plan", "EVAL-0009"], "No record has the id EVAL-0009", "Name the id of an eval plan"],
  ])("refuses %j with status 2 and the next step", async (args, message, hint) => {
    const { status, stderr, stdout } = await gate(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
  });
});

function writeConfig(text: string): string {
  const file = path.join(cwd, "gate.yaml");
  writeFileSync(file, text);
  return file;
}
