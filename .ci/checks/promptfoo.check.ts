import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { bin, emptyFolder, node, shared } from "./shared.ts";

const evals = path.join(shared, "evals/promptfoo");

interface Row {
  n: number;
  baseline: number;
  candidate: number;
  discordant: [number, number];
}
interface Report {
  verdict: string;
  counts: { errored: { baseline: number; candidate: number } };
  metrics: { name: string; overall: Row; categories: (Row & { name: string })[] }[];
}

/** Judges two files in an empty folder, so by the default policy. */
async function gate(...args: string[]): Promise<{ status: number | null; report: Report }> {
  const folder = emptyFolder();
  const files = args.map((arg) => (arg.endsWith(".json") ? path.join(evals, arg) : arg));
  const { status, stdout, stderr } = await node([bin, "gate", ...files, "--format", "json"], folder);
  if (stdout === "") throw new Error(stderr);
  return { status, report: JSON.parse(stdout) as Report };
}

/** `54 → 52 of 61 [47,7,5,2]`: both pass, baseline only, candidate only, neither. */
function counts({ n, baseline, candidate, discordant }: Row): string {
  const [before, after] = [Math.round((baseline * n) / 100), Math.round((candidate * n) / 100)];
  const [lost, won] = discordant;
  return `${before} → ${after} of ${n} [${before - lost},${lost},${won},${n - before - won}]`;
}

describe("promptfoo, against the published counts", () => {
  test("baseline and candidate", async () => {
    const { status, report } = await gate("baseline.json", "candidate.json", "--category-key", "category");
    const [pass] = report.metrics;
    if (pass === undefined) throw new Error("no metric was judged");
    expect(counts(pass.overall)).toBe("54 → 52 of 61 [47,7,5,2]");
    expect(Object.fromEntries(pass.categories.map((row) => [row.name, counts(row)]))).toEqual({
      factual: "19 → 18 of 20 [18,1,0,1]",
      safety: "10 → 4 of 10 [4,6,0,0]",
      formatting: "15 → 15 of 15 [15,0,0,0]",
      reasoning: "9 → 14 of 15 [9,0,5,1]",
    });
    expect([report.verdict, status]).toEqual(["block", 1]);
  });

  test("the same two, swapped", async () => {
    const { status, report } = await gate("candidate.json", "baseline.json");
    expect([report.verdict, status]).toEqual(["pass", 0]);
  });

  test("a candidate of which one case errored", async () => {
    const { report } = await gate("baseline.json", "candidate-errors.json");
    expect(report.metrics.map(({ overall }) => counts(overall))).toEqual(["54 → 51 of 61 [46,8,5,2]"]);
    expect(report.counts.errored).toEqual({ baseline: 0, candidate: 1 });
  });

  test("one file with two providers", async () => {
    const { report } = await gate("2providers.json");
    expect(report.metrics.map(({ overall }) => counts(overall).split(" [")[0])).toEqual(["54 → 50 of 61"]);
    expect(report.counts.errored).toEqual({ baseline: 0, candidate: 2 });
  });
});

test("pulled into a memo, the figures stand in it and are current", async () => {
  const folder = emptyFolder();
  cpSync(path.join(import.meta.dirname, "../records"), folder, { recursive: true });
  const files = ["baseline.json", "candidate.json"].map((name) => path.join(evals, name));
  const pulled = await node([bin, "pull", "MEMO-0001", ...files, "--as", "support-2026-11"], folder);
  expect(pulled.status, pulled.stderr).toBe(0);

  const memo = readFileSync(path.join(folder, "adr/memo-0001-migrate-the-support-model.md"), "utf8");
  expect(memo).toMatch(/<!-- reckon:evidence support-2026-11 -->[^]*<!-- \/reckon:evidence -->/);
  expect(await node([bin, "pull", "--check"], folder)).toMatchObject({ status: 0 });
});
