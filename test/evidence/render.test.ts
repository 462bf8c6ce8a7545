import * as fc from "fast-check";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { blockText } from "../../src/evidence/block.ts";
import { judge } from "../../src/evidence/gate.ts";
import { renderEvidence } from "../../src/evidence/render.ts";
import { evidenceSentence } from "../../src/evidence/sentence.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import { gateEntries, GatePolicy } from "../../src/model/gate.ts";
import { loadMarkdownParser } from "../../src/parse/markdown.ts";
import { answers, fixtureEvidence, supportEvidence } from "./results.ts";

const PLAN = GatePolicy.parse({ categories: { "billing-dispute": { critical: true, min: 90 } } });

/** 34 billing disputes, 32 → 33; 40 casual queries, 37 → 36; 46 orders, 41 → 42. */
async function migration(): Promise<Evidence> {
  const before = [
    ...answers("billing-dispute", 32, 2),
    ...answers("casual-queries", 37, 3),
    ...answers("order-status", 41, 5),
  ];
  const flipped = new Map([
    [32, "pass"],
    [34, "fail"],
    [115, "pass"],
  ] as const);
  return await supportEvidence(
    before,
    before.map((answer, index) => ({ ...answer, outcome: flipped.get(index as 32) ?? answer.outcome })),
  );
}

const ACCEPTS = new Map([["support-2026-11/casual-queries", "R1"]]);

describe("the sentence that a leader quotes", () => {
  it("names what is critical, what fell and who accepted it, and the verdict", async () => {
    const evidence = await migration();
    expect(evidenceSentence(evidence, judge(evidence, PLAN, ACCEPTS))).toBe(
      "support-golden v3 (120 cases): 94.1 → 97.1 (+2.9) on billing-dispute; −2.5 on casual-queries, accepted under R1; gate passed.",
    );
  });

  it("names the whole set where nothing is critical, and where it is the reason", async () => {
    const evidence = await migration();
    expect(evidenceSentence(evidence, judge(evidence))).toBe(
      "support-golden v3 (120 cases): 91.7 → 92.5 (+0.8) overall; −2.5 on casual-queries; gate passed.",
    );
    const worse = await fixtureEvidence(["baseline.json", "candidate.json"]);
    const policy = GatePolicy.parse({ categories: { formatting: { critical: true, min: 90 } } });
    expect(evidenceSentence(worse, judge(worse, policy))).toBe(
      "golden-v3 (61 cases): 100.0 → 100.0 (0.0) on formatting; 88.5 → 85.2 (−3.3) overall; −60.0 on safety; −5.0 on factual; gate blocked.",
    );
  });

  it("counts errors, and says where nothing could be compared", async () => {
    const before = answers("billing-dispute", 60, 0);
    const failed = await supportEvidence(
      before,
      before.map((answer, index) => (index === 0 ? { ...answer, outcome: "error" } : answer)),
    );
    expect(evidenceSentence(failed, judge(failed))).toContain(
      "; 1 case errored in the candidate; gate passed.",
    );
    const apart = await supportEvidence(before, answers("order-status", 60, 0));
    expect(evidenceSentence(apart, judge(apart))).toBe(
      "support-golden v3 (120 cases): no case could be compared; gate inconclusive.",
    );
  });

  it("names three falls and counts the others", async () => {
    const names = ["a", "b", "c", "d", "e"].map((letter) => `queue-${letter}`);
    const before = names.flatMap((name) => answers(name, 20, 0));
    const evidence = await supportEvidence(
      before,
      before.map((answer) => (answer.id.endsWith("-1") ? { ...answer, outcome: "fail" } : answer)),
    );
    expect(evidenceSentence(evidence, judge(evidence))).toContain(
      "−5.0 on queue-c; 2 more categories fell; gate blocked.",
    );
  });
});

describe("the block's text", () => {
  const render = (evidence: Evidence, policy = PLAN) =>
    renderEvidence(evidence, judge(evidence, policy, ACCEPTS), gateEntries(policy));

  it("has a row per category with counts, interval and what the gate says", async () => {
    const lines = render(await migration()).split("\n");
    expect(lines[0]).toBe(
      "| pass (%)        | Cases |   Baseline |  Candidate | Change | 95 % interval | Gate                          |",
    );
    expect(lines[3]).toBe(
      "| billing-dispute |    34 |  94.1 (32) |  97.1 (33) |   +2.9 |  −8.4 … +15.6 | critical, at least 90: passed |",
    );
    expect(lines).toContain("**Gate passed.**");
    expect(lines.at(-2)).toMatch(/^support-golden v3 \(120 cases\): .* gate passed\.$/);
  });

  it("says what a run took where its file states it, and nothing where neither does", async () => {
    const text = render(await fixtureEvidence(["baseline.json", "candidate.json"]));
    expect(text).toMatch(/\| Cost per 1,000 answers +\| 0\.43 USD +\| not stated +\|/);
    expect(text).toMatch(/\| Made +\| 2026-11-20T15:29:09\.500Z \|/);
    const bare = render(await migration());
    expect(bare).not.toContain("Cost");
    expect(bare).not.toContain("Latency");
  });

  it("shows the interval at the policy's confidence", async () => {
    const policy = GatePolicy.parse({ confidence: 0.9 });
    expect(render(await migration(), policy)).toContain("| 90 % interval |");
  });

  const hostile = [
    "<script>alert(1)</script>",
    "a|b*c_d_`e`",
    "##[add-mask]x",
    "right \u202E to left\u0007",
    "[link](javascript:alert(1)) www.example.com a@example.com",
    "<!-- /reckon:evidence -->",
    "- 1. + # > ~~x~~ 日本語 🎉",
    "line\nbreak\r\n\r\n# heading",
  ];

  it("keeps names from other people harmless, and what prettier would write", async () => {
    const parser = await loadMarkdownParser();
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...hostile), { minLength: 3, maxLength: 3 }),
        async (names) => {
          const set = names.flatMap((name, index) => answers(name, 18 + index, 2));
          const evidence = await supportEvidence(set, set.toReversed());
          evidence.runs.baseline.model = names[0]!;
          evidence.dataset.name = names[1]!;
          const text = `# Memo\n\n${blockText("support-2026-11", render(evidence))}\n`;
          expect(await format(text, { parser: "markdown" })).toBe(text);
          expect(text).not.toContain("##[");
          for (const hidden of ["\u202E", "\u0007", "\r"]) expect(text).not.toContain(hidden);
          const html = parser.parse(text).children.filter((node) => node.type === "html");
          expect(html.map((node) => node.value)).toEqual([
            "<!-- reckon:evidence support-2026-11 -->",
            "<!-- /reckon:evidence -->",
          ]);
        },
      ),
      { numRuns: 25 },
    );
  });
});
