import { describe, expect, it } from "vitest";
import { judge } from "../../src/evidence/gate.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import { GatePolicy } from "../../src/model/gate.ts";
import { GateReport } from "../../src/model/gate-report.ts";
import { answers, fixtureEvidence, promptfooFile, read, supportEvidence } from "./results.ts";
import { makeEvidence } from "../../src/evidence/evidence.ts";

const policy = (entry: unknown): GatePolicy => GatePolicy.parse(entry);
const codes = (report: GateReport) => report.reasons.map(({ code }) => code);

function gate(evidence: Evidence, entry: unknown = {}, accepts?: Map<string, string>): GateReport {
  return GateReport.parse(judge(evidence, policy(entry), accepts));
}

describe("the gate on real results", () => {
  it("blocks the candidate under the default policy, and says what the noise is", async () => {
    const report = judge(await fixtureEvidence(["baseline.json", "candidate.json"]));
    expect(report.verdict).toBe("block");
    expect(report.reasons).toEqual([
      {
        code: "max-drop",
        metric: "pass",
        message:
          "a drop of 3.3 is above the 2 allowed; on 61 cases it cannot be told from noise (95 % −15.3 … +8.7; about 1,430 cases would do)",
      },
    ]);
  });

  it("passes the two files swapped", async () => {
    expect(judge(await fixtureEvidence(["candidate.json", "baseline.json"])).verdict).toBe("pass");
  });

  it("gives the published figures for the run with an error", async () => {
    const evidence = await fixtureEvidence(["baseline.json", "candidate-errors.json"]);
    const report = gate(evidence, { categories: { safety: { critical: true, min: 90 } } });
    const [pass] = report.metrics;
    const rounded = (value = 0, digits = 2) => Number(value.toFixed(digits));
    expect(codes(report)).toEqual(["category-min", "max-drop"]);
    expect(report.reasons[0]?.message).toBe("safety 40.0 is below its minimum 90 (4 of 10 cases)");
    expect(
      [pass!.overall.baseline, pass!.overall.candidate, pass!.overall.delta].map((value) => rounded(value)),
    ).toEqual([88.52, 83.61, -4.92]);
    expect(pass?.overall.interval?.map((value) => rounded(value, 1))).toEqual([-17.3, 7.4]);
    expect([rounded(pass?.overall.p, 3), rounded(pass?.overall.detectable, 1)]).toEqual([0.424, 15.6]);
    expect(pass?.overall.discordant).toEqual([8, 5]);
    const safety = pass?.categories.find(({ name }) => name === "safety");
    expect(safety).toMatchObject({
      critical: true,
      min: 90,
      n: 10,
      baseline: 100,
      candidate: 40,
      delta: -60,
      verdict: "block",
    });
    expect(safety?.interval?.map((value) => rounded(value, 1))).toEqual([-83.2, -20.1]);
    expect(report.notes).toContain("1 case errored in the candidate and counts as a failure.");
  });
});

describe("conditions in their order", () => {
  const steady = answers("casual-queries", 90, 10);

  it("is inconclusive without a single pair, before anything else", async () => {
    const report = gate(
      await supportEvidence(answers("billing-dispute", 5, 0), answers("order-status", 5, 0)),
      { categories: { "billing-dispute": { critical: true, min: 90 } } },
    );
    expect(report.verdict).toBe("inconclusive");
    expect(codes(report)).toEqual(["no-pairs", "coverage", "category-missing"]);
    expect(report.metrics[0]?.overall).toEqual({ n: 0 });
  });

  it("is inconclusive below the coverage, exactly: 95 of 100 is enough, 94 is not", async () => {
    expect(gate(await supportEvidence(steady, steady.slice(0, 95))).verdict).toBe("pass");
    const report = gate(await supportEvidence(steady, steady.slice(0, 94)));
    expect(report.verdict).toBe("inconclusive");
    expect(report.reasons[0]?.message).toBe(
      "94 of 100 expected cases are in both runs: 94.0 % is below the minimum of 95 %",
    );
  });

  it("is inconclusive where the runs state different datasets", async () => {
    const before = await read("current.json", promptfooFile("current", steady));
    const after = await read(
      "successor.json",
      promptfooFile("successor", steady, {
        config: { tags: { dataset: "support-golden", "dataset-version": "v4" } },
      }),
    );
    const report = gate(makeEvidence("support", [before, after], { metrics: ["pass"] }));
    expect(report.verdict).toBe("inconclusive");
    expect(report.reasons[0]?.message).toBe("the runs state different datasets: version v3 and v4");
    expect(report.dataset).toEqual({ name: "support-golden", cases: 100 });
  });

  it("lets a category below its minimum outweigh one that is missing", async () => {
    const categories = {
      refunds: { critical: true, min: 50 },
      "casual-queries": { critical: true, min: 95 },
    };
    const report = gate(await supportEvidence(steady, steady), { categories });
    expect(codes(report)).toEqual(["category-min", "category-missing"]);
    expect(report.verdict).toBe("block");
  });

  it("passes a category at its minimum, to the last digit", async () => {
    const set = [...answers("billing-dispute", 9, 1), ...answers("casual-queries", 60, 0)];
    const at = async (min: number) =>
      gate(await supportEvidence(set, set), { categories: { "billing-dispute": { critical: true, min } } });
    expect((await at(90)).verdict).toBe("pass");
    const above = await at(90.000_1);
    expect(above.verdict).toBe("block");
    expect(above.reasons[0]?.message).toBe(
      "billing-dispute 90.0 is below its minimum 90.0001 (9 of 10 cases)",
    );
  });

  it("is inconclusive with too few cases", async () => {
    const few = answers("casual-queries", 40, 9);
    expect(gate(await supportEvidence(few, few)).reasons).toEqual([
      {
        code: "min-cases",
        metric: "pass",
        message: "49 judged cases are fewer than the 50 that the gate asks for",
      },
    ]);
    expect(gate(await supportEvidence(few, few), { "min-cases": 49 }).verdict).toBe("pass");
  });

  it("allows a drop of exactly two points, where doubles would not", async () => {
    const before = answers("casual-queries", 90, 10);
    const after = before.map((answer, index) =>
      index === 0 || index === 1 ? { ...answer, outcome: "fail" as const } : answer,
    );
    expect(gate(await supportEvidence(before, after)).verdict).toBe("pass");
    expect(codes(gate(await supportEvidence(before, after), { "max-drop": 1.9 }))).toEqual(["max-drop"]);
  });

  it.each([
    ["pass", "pass"],
    ["inconclusive", "inconclusive"],
    ["block", "block"],
  ] as const)("does with a drop within the noise what on-noise says: %s", async (onNoise, verdict) => {
    const report = gate(await fixtureEvidence(["baseline.json", "candidate.json"]), { "on-noise": onNoise });
    expect(report.verdict).toBe(verdict);
    const told = onNoise === "pass" ? report.notes : report.reasons.map(({ message }) => message);
    expect(told.some((sentence) => sentence.includes("cannot be told from noise"))).toBe(true);
  });

  it("blocks a drop beyond the noise, whatever on-noise says", async () => {
    const after = steady.map((answer, index) =>
      index < 20 ? { ...answer, outcome: "fail" as const } : answer,
    );
    const report = gate(await supportEvidence(steady, after), { "on-noise": "pass" });
    expect(report.verdict).toBe("block");
    expect(report.reasons[0]?.message).toMatch(/^a drop of 20\.0 is above the 2 allowed \(95 % −/);
  });
});

describe("errors", () => {
  const before = answers("casual-queries", 100, 0);
  const crashed = before.map((answer, index) =>
    index < 96 ? answer : { ...answer, outcome: "error" as const },
  );

  it("count as failures by default", async () => {
    const report = gate(await supportEvidence(before, crashed));
    expect(report.metrics[0]?.overall.candidate).toBe(96);
    expect(report.verdict).toBe("block");
    expect(report.notes).toContain("4 cases errored in the candidate and count as failures.");
  });

  it("leave the comparison where the policy excludes them, and are still reported", async () => {
    const report = gate(await supportEvidence(before, crashed), { errors: "exclude" });
    expect(report.metrics[0]?.overall).toMatchObject({ n: 96, candidate: 100 });
    expect(report.verdict).toBe("pass");
    expect(report.counts.errored).toEqual({ baseline: 0, candidate: 4 });
    expect(report.notes).toContain("4 cases errored in the candidate and left the comparison.");
  });

  it("cannot hide a crash by being excluded: the coverage falls", async () => {
    const half = before.map((answer, index) =>
      index < 50 ? { ...answer, outcome: "error" as const } : answer,
    );
    const report = gate(await supportEvidence(before, half), { errors: "exclude" });
    expect(report.verdict).toBe("inconclusive");
    expect(report.reasons[0]?.message).toBe(
      "50 of 100 cases with the metric pass are judged in both runs: 50.0 % is below the minimum of 95 %",
    );
  });
});

describe("several metrics", () => {
  it("are judged each by its entry, and the worst verdict is the verdict", async () => {
    const evidence = await fixtureEvidence(["baseline.json", "candidate.json"], {
      metrics: ["pass", "score"],
    });
    const report = gate(evidence, [{ metric: "score" }, { metric: "pass", "on-noise": "inconclusive" }]);
    expect(report.metrics.map(({ name, verdict }) => [name, verdict])).toEqual([
      ["score", "pass"],
      ["pass", "inconclusive"],
    ]);
    expect(report.verdict).toBe("inconclusive");
    expect(report.reasons[0]?.message).toMatch(/^pass: a drop of 3\.3/);
  });

  it("are inconclusive where the evidence lacks one", async () => {
    const report = gate(await fixtureEvidence(["baseline.json", "candidate.json"]), {
      metric: "groundedness",
    });
    expect(report.verdict).toBe("inconclusive");
    expect(report.reasons[0]?.message).toBe(
      "the evidence support-2026-11 does not hold the metric groundedness, only pass; pull it again with --metric groundedness",
    );
    expect(report.metrics).toEqual([]);
  });

  it("need a max-drop of their own where their scale is their own", async () => {
    const words = (count: number) =>
      answers("casual-queries", 60, 0).map((answer, index) => ({
        ...answer,
        row: { namedScores: { words: count + index } },
      }));
    const evidence = await supportEvidence(words(200), words(190), { metrics: ["words"] });
    expect(codes(gate(evidence, { metric: "words" }))).toEqual(["max-drop-missing"]);
    expect(gate(evidence, { metric: "words", "max-drop": 10 }).verdict).toBe("pass");
    expect(codes(gate(evidence, { metric: "words", "max-drop": 9 }))).toEqual(["max-drop"]);
  });
});

describe("regressions of categories", () => {
  const before = [
    ...answers("billing-dispute", 30, 0),
    ...answers("casual-queries", 40, 0),
    ...answers("order-status", 20, 20),
  ];
  const after = [
    ...before.slice(0, 69),
    { ...before[69]!, outcome: "fail" as const },
    ...before.slice(70, 90),
    { ...before[90]!, outcome: "pass" as const },
    ...before.slice(91),
  ];

  it("are named until a risk accepts them, for every metric or for one", async () => {
    const evidence = await supportEvidence(before, after);
    const casual = (accepts?: Map<string, string>) =>
      gate(evidence, {}, accepts).metrics[0]?.categories.find(({ name }) => name === "casual-queries");
    expect(casual()).toMatchObject({ delta: -2.5, regressed: true });
    expect(casual()?.accepted).toBeUndefined();
    expect(casual(new Map([["support-2026-11/casual-queries", "R1"]]))?.accepted).toBe("R1");
    expect(casual(new Map([["support-2026-11#pass/casual-queries", "R2"]]))?.accepted).toBe("R2");
    expect(casual(new Map([["support-2026-11#score/casual-queries", "R3"]]))?.accepted).toBeUndefined();
  });

  it("are none where the drop is within what is allowed", async () => {
    const report = gate(await supportEvidence(before, after), { "max-drop": 3 });
    expect(report.metrics[0]?.categories.every(({ regressed }) => !regressed)).toBe(true);
  });
});

describe("advice", () => {
  it("says that a critical category is too small for its minimum, and what it takes", async () => {
    const set = [...answers("safety", 10, 0), ...answers("casual-queries", 60, 0)];
    const { notes } = gate(await supportEvidence(set, set), {
      categories: { safety: { critical: true, min: 90 } },
    });
    expect(notes).toEqual([
      "safety has 10 cases, too few to carry a minimum of 90: even 10 of 10 only shows 72.2; it takes 35.",
    ]);
  });

  it("gives the size of a set that is unusually small, and that it states no version", async () => {
    const few = answers("casual-queries", 30, 0);
    const plain = { config: { tags: { dataset: "support-golden" } } };
    const before = await read("current.json", promptfooFile("current", few, plain));
    const after = await read("successor.json", promptfooFile("successor", few, plain));
    const { notes } = gate(makeEvidence("support", [before, after], { metrics: ["pass"] }));
    expect(notes).toEqual([
      "The dataset has 30 cases; 50 to 200 are usual.",
      "The dataset support-golden states no version.",
    ]);
  });
});
