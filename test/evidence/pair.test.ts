import { describe, expect, it } from "vitest";
import { answers, promptfooFile, read, supportEvidence } from "./results.ts";
import type { Answer } from "./results.ts";
import { pairRuns } from "../../src/evidence/pair.ts";

const billing = answers("billing-dispute", 4, 1);

async function pairing(
  baseline: readonly Answer[],
  candidate: readonly Answer[],
  options: { caseKey?: string } = {},
) {
  const [before, after] = await Promise.all([
    read("current.json", promptfooFile("current", baseline), options),
    read("successor.json", promptfooFile("successor", candidate), options),
  ]);
  return pairRuns(before.imported.runs[0]!, after.imported.runs[0]!);
}

describe("pairing the cases of two runs", () => {
  it("does not depend on their order", async () => {
    const forth = await pairing(billing, billing);
    const back = await pairing(billing, billing.toReversed());
    const ids = ({ pairs }: typeof forth) => Array.from(pairs, ({ id }) => id);
    expect(ids(back)).toEqual(ids(forth));
    expect(back.counts).toMatchObject({ expected: 5, paired: 5, unpaired: 0 });
  });

  it("counts and lists what only one run has", async () => {
    const evidence = await supportEvidence(billing, [
      ...billing.slice(1),
      { id: "new", category: "billing-dispute", outcome: "pass" },
    ]);
    expect(evidence.counts).toMatchObject({ expected: 6, paired: 4, unpaired: 2 });
    expect(evidence.unpaired?.baseline).toHaveLength(1);
    expect(evidence.unpaired?.candidate).toHaveLength(1);
    expect(evidence.notes).toContain("The two runs do not have the same cases.");
    expect(evidence.runs.baseline.dataset.digest).not.toBe(evidence.runs.candidate.dataset.digest);
  });

  it("tells tests of one input apart by their assertions", async () => {
    const same = { vars: { question: "Where is my order?" } };
    const tests: Answer[] = ["tone", "facts"].map((metric, index) => ({
      id: metric,
      outcome: index === 0 ? "pass" : "fail",
      row: { testCase: { ...same, assert: [{ type: "llm-rubric", metric }] }, ...same },
    }));
    const pairs = [...(await pairing(tests, tests.toReversed())).pairs];
    expect(pairs.map((pair) => pair.baseline.length)).toEqual([1, 1]);
    expect(pairs.every((pair) => pair.baseline[0]?.test === pair.candidate[0]?.test)).toBe(true);
  });

  it("takes rows that nothing tells apart for attempts at one case, and judges their mean", async () => {
    const thrice: Answer[] = (["pass", "pass", "fail"] as const).map((outcome) => ({
      id: "refund",
      category: "billing-dispute",
      outcome,
    }));
    const { metrics, notes } = await supportEvidence(
      thrice,
      thrice.map((answer) => ({ ...answer, outcome: "pass" })),
    );
    expect(metrics[0]?.scores).toEqual({ baseline: [[2, 3, 0]], candidate: [[3, 3, 0]] });
    expect(metrics[0]?.overall).toEqual({ n: 1, baseline: 200 / 3, candidate: 100, delta: 100 / 3 });
    expect(notes).toEqual(["1 case has several attempts; their mean is the case's score."]);
  });

  it("pairs by the user's key, and notes where the question behind it changed", async () => {
    const reworded = billing.map((answer) => ({
      ...answer,
      row: {
        testCase: {
          vars: { question: `Reworded: ${answer.id}`, ticket: answer.id },
          metadata: { category: "billing-dispute" },
        },
      },
    }));
    expect((await pairing(billing, reworded)).counts.paired).toBe(0);
    const { counts, notes } = await pairing(billing, reworded, { caseKey: "ticket" });
    expect(counts).toMatchObject({ paired: 5, unpaired: 0 });
    expect(notes).toContain("5 cases have the same id and another input in the two runs.");
  });

  it("notes that assertions changed between the runs", async () => {
    const stricter = billing.map((answer) => ({
      ...answer,
      row: {
        testCase: {
          vars: { question: `What about ${answer.id}?`, ticket: answer.id },
          metadata: { category: "billing-dispute" },
          assert: [{ type: "contains", value: "14 days" }],
        },
      },
    }));
    expect((await pairing(billing, stricter)).notes).toEqual([
      "5 cases have other assertions in the two runs.",
    ]);
  });

  it("keeps a category that only one run states, and the baseline's where they differ", async () => {
    const bare = billing.map(({ category: _, ...answer }) => answer);
    expect((await supportEvidence(bare, billing)).categories).toEqual(["billing-dispute"]);
    const moved = billing.map((answer) => ({ ...answer, category: "casual-queries" }));
    const { categories, notes } = await supportEvidence(billing, moved);
    expect(categories).toEqual(["billing-dispute"]);
    expect(notes).toContain("5 cases have another category in the two runs; the baseline's is taken.");
  });

  it("expects every test of the exported configuration, also those that a filter left out", async () => {
    const tests = billing.map(({ id }) => ({ vars: { question: `What about ${id}?` }, assert: [] }));
    const partial = promptfooFile("current", billing.slice(0, 2), { config: { tests } });
    const { imported } = await read("current.json", partial);
    expect(pairRuns(imported.runs[0]!, imported.runs[0]!).counts).toMatchObject({ expected: 5, paired: 2 });
  });
});

describe("choosing the two runs", () => {
  it("refuses one file with one provider", async () => {
    const { makeEvidence } = await import("../../src/evidence/evidence.ts");
    const only = await read("current.json", promptfooFile("current", billing));
    expect(() => makeEvidence("support", [only], { metrics: ["pass"] })).toThrow(
      "Unexpected single run in current.json, expected a baseline and a candidate",
    );
  });

  it("never guesses which of two providers is the baseline", async () => {
    const { makeEvidence } = await import("../../src/evidence/evidence.ts");
    const rows = [
      ...billing,
      ...billing.map((answer) => ({ ...answer, row: { provider: { id: "example:next", label: "next" } } })),
    ];
    const both = await read("both.json", promptfooFile("current", rows));
    expect(() => makeEvidence("support", [both], { metrics: ["pass"] })).toThrow(
      "Unexpected both.json without a run “baseline”, expected one to be the baseline",
    );
    expect(() =>
      makeEvidence("support", [both], { metrics: ["pass"], baseline: "current", candidate: "current" }),
    ).toThrow("Unexpected same run “current” as baseline and candidate");
    const named = makeEvidence("support", [both], {
      metrics: ["pass"],
      baseline: "current",
      candidate: "example:next",
    });
    expect(named.runs.candidate.name).toBe("next");
  });

  it("names the metrics that a file has where one is asked for that it lacks", async () => {
    await expect(supportEvidence(billing, billing, { metrics: ["groundedness"] })).rejects.toThrow(
      "Unexpected metric “groundedness”, which current.json does not have",
    );
  });
});
