import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { CLEAN, TWO_OPTIONS, numbered } from "../../lint/sample-records.ts";
import { reckon } from "../terminal.ts";

const FIRST = "adr/adr-0001-migrate-the-support-model.md";
const SECOND = "adr/adr-0002-cache-the-prompt.md";

function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), "reckon-baseline-"));
  mkdirSync(path.join(root, "adr"));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
  return root;
}

const BASELINE = ["lint", "--baseline", "baseline.json"];

test("what was there before a team began fails nothing, and what is new does", async () => {
  const root = folder({ [FIRST]: TWO_OPTIONS, [SECOND]: numbered(CLEAN, 2) });
  const written = await reckon(root, [...BASELINE, "--update-baseline"]);
  expect([written.status, written.stdout, written.stderr]).toEqual([
    0,
    "",
    "The baseline knows one finding.\n",
  ]);
  expect(await reckon(root, BASELINE)).toMatchObject({ status: 0, stderr: "" });

  writeFileSync(
    path.join(root, FIRST),
    TWO_OPTIONS.replace("# Migrate", "Lines that move the table down.\n\n# Migrate"),
  );
  expect((await reckon(root, BASELINE)).status).toBe(0);

  writeFileSync(path.join(root, SECOND), numbered(TWO_OPTIONS, 2));
  const { status, stdout } = await reckon(root, [...BASELINE, "--format", "markdown"]);
  expect(status).toBe(1);
  expect(stdout).toMatch(/1 ?error|one error/u);
  expect(stdout.indexOf("**ADR-0002**")).toBeLessThan(stdout.indexOf("<details>"));
  expect(stdout.indexOf("**ADR-0001**")).toBeGreaterThan(stdout.indexOf("<details>"));
});

test("entries that are no longer found are named, but not where only a part was looked at", async () => {
  const root = folder({ [FIRST]: TWO_OPTIONS });
  await reckon(root, [...BASELINE, "--update-baseline"]);
  writeFileSync(path.join(root, FIRST), CLEAN);
  const whole = await reckon(root, BASELINE);
  expect([whole.status, whole.stderr]).toEqual([
    0,
    "One entry of the baseline is no longer found; `--update-baseline` drops them:\n  options/at-least-three in ADR-0001\n",
  ]);
  expect((await reckon(root, [...BASELINE, FIRST])).stderr).toBe("");
  await reckon(root, [...BASELINE, "--update-baseline"]);
  expect(JSON.parse(readFileSync(path.join(root, "baseline.json"), "utf8"))).toEqual({
    version: 1,
    findings: [],
  });
});

test("a record may be renamed, and a second finding of the same kind is new", async () => {
  const dangling = CLEAN.replace("date:", "relates-to: [ADR-0090]\ndate:");
  const root = folder({ [FIRST]: dangling });
  await reckon(root, [...BASELINE, "--update-baseline"]);
  writeFileSync(path.join(root, FIRST), dangling.replace("[ADR-0090]", "[ADR-0090, ADR-0091]"));
  const { status, stdout } = await reckon(root, [...BASELINE, "--json"]);
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ findings: [{ message: expect.stringContaining("ADR-0091") }] });
});

test.each([
  ["not json", "it is no JSON"],
  ['{ "version": 2, "findings": [] }', "version"],
  ['{ "version": 1, "findings": [{ "rule": "options/at-least-three" }] }', "fingerprint"],
])("a baseline %j is refused", async (text, message) => {
  const root = folder({ [FIRST]: CLEAN, "baseline.json": text });
  const { status, stderr } = await reckon(root, BASELINE);
  expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  expect(stderr).toContain("--update-baseline");
});

test("a baseline that is not there, or that would leave findings out, is refused", async () => {
  const root = folder({ [FIRST]: CLEAN });
  expect((await reckon(root, BASELINE)).stderr).toContain("Write it with `--update-baseline`");
  for (const other of [["adr"], ["--quiet"], ["--base", "main"]]) {
    expect((await reckon(root, [...BASELINE, "--update-baseline", ...other])).status).toBe(2);
  }
  expect((await reckon(root, ["lint", "--update-baseline"])).stderr).toContain("without `--baseline`");
});
