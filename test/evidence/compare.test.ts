import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareScores } from "../../src/evidence/compare.ts";
import type { ScorePair } from "../../src/evidence/scores.ts";
import type { Metric } from "../../src/model/comparison.ts";
import type { GradedScore } from "../../src/model/evidence.ts";

const PASS: Metric = { name: "pass", scale: "share", higherIsBetter: true };
const RUBRIC: Metric = { name: "helpfulness", scale: "range", range: [1, 5], higherIsBetter: true };
const TOXICITY: Metric = { name: "toxicity", scale: "share", higherIsBetter: false };
const FAIL = { confidence: 0.95, errors: "fail" } as const;
const EXCLUDE = { confidence: 0.95, errors: "exclude" } as const;

const pair = (baseline: GradedScore, candidate: GradedScore, category?: string): ScorePair => ({
  category,
  baseline,
  candidate,
  cases: 1,
});

/** What a case is worth, by floating point and without the code under test. */
function worth(score: GradedScore, errors: "fail" | "exclude"): number | undefined {
  if (score === null) return undefined;
  if (score === "e") return errors === "fail" ? 0 : undefined;
  if (typeof score === "number") return score;
  const [sum, scored, errored] = score;
  if (errors === "fail") return sum / (scored + errored);
  return scored === 0 ? undefined : sum / scored;
}

describe("comparing scores", () => {
  const attempts = fc
    .tuple(fc.nat(4), fc.nat(4), fc.nat(3))
    .filter(([passed, failed, errored]) => passed + failed + errored > 1)
    .map(([passed, failed, errored]): GradedScore => [passed, passed + failed, errored]);
  const score: fc.Arbitrary<GradedScore> = fc.oneof(
    fc.constantFrom<GradedScore>(0, 1, "e", null),
    fc.double({ min: 0, max: 1, noNaN: true }),
    attempts,
  );
  const pairs = fc.array(
    fc.record({
      baseline: score,
      candidate: score,
      category: fc.constantFrom("billing-dispute", "order-status", undefined),
      cases: fc.constant(1),
    }),
    { minLength: 1, maxLength: 60 },
  );

  it("gives the means that adding up by hand gives, overall and per category", () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom("fail" as const, "exclude" as const), (all, errors) => {
        const compared = compareScores(PASS, all, ["billing-dispute", "order-status"], {
          confidence: 0.95,
          errors,
        });
        for (const group of [{ name: undefined, judged: compared.overall }, ...compared.categories]) {
          const judged = all
            .filter(({ category }) => group.name === undefined || category === group.name)
            .map(({ baseline, candidate }) => [worth(baseline, errors), worth(candidate, errors)])
            .filter((values): values is [number, number] => values.every((value) => value !== undefined));
          const mean = (run: 0 | 1) =>
            (100 * judged.reduce((sum, values) => sum + values[run], 0)) / judged.length;
          const { figures } = group.judged;
          expect(figures.n).toBe(judged.length);
          if (judged.length === 0) continue;
          expect(figures.baseline).toBeCloseTo(mean(0), 8);
          expect(figures.candidate).toBeCloseTo(mean(1), 8);
          expect(figures.delta).toBeCloseTo(mean(1) - mean(0), 8);
        }
      }),
    );
  });

  it("does not depend on how many cases stand in one line", () => {
    const line = { category: undefined, cases: 1 };
    const outcomes: [GradedScore, GradedScore, number][] = [
      [1, 1, 47],
      [1, 0, 7],
      [0, 1, 5],
      [0, 0, 2],
    ];
    const counted = outcomes.map(([baseline, candidate, cases]) => ({ ...line, baseline, candidate, cases }));
    const listed = outcomes.flatMap(([baseline, candidate, cases]) =>
      Array.from({ length: cases }, () => ({ ...line, baseline, candidate })),
    );
    expect(compareScores(PASS, counted, [], FAIL)).toEqual(compareScores(PASS, listed, [], FAIL));
  });

  it("takes the lowest point of a rubric for an error, and the highest where lower is better", () => {
    expect(compareScores(RUBRIC, [pair(5, "e"), pair(4, 4)], [], FAIL).overall.figures).toMatchObject({
      baseline: 4.5,
      candidate: 2.5,
    });
    expect(compareScores(TOXICITY, [pair(0.1, "e")], [], FAIL).overall.figures).toMatchObject({
      candidate: 100,
    });
    expect(compareScores(RUBRIC, [pair(5, "e"), pair(4, 4)], [], EXCLUDE).overall.figures).toMatchObject({
      n: 1,
      candidate: 4,
    });
  });

  it("leaves an errored case of a metric without ends out, because nobody knows what it costs", () => {
    const words: Metric = { name: "words", scale: "number", higherIsBetter: true };
    const { overall } = compareScores(
      words,
      [pair(240, "e"), pair(200, 210), pair(180, [400, 2, 1])],
      [],
      FAIL,
    );
    expect(overall).toMatchObject({ figures: { n: 1 }, applicable: 3 });
  });

  it("calls a rise a drop where lower is better", () => {
    const { overall } = compareScores(TOXICITY, [pair(0.1, 0.3), pair(0.2, 0.2)], [], FAIL);
    expect(overall.figures.delta).toBe(10);
    expect(overall.drop).toEqual({ n: 10n, d: 1n });
  });

  it("claims no interval from differences that are all alike", () => {
    const { figures } = compareScores(RUBRIC, [pair(4, 3), pair(5, 4), pair(3, 2)], [], FAIL).overall;
    expect(figures).toEqual({ n: 3, baseline: 4, candidate: 3, delta: -1 });
  });

  it("uses one method for all categories, that of the whole set", () => {
    const set = [
      pair(1, 1, "order-status"),
      pair(0, 1, "order-status"),
      pair(1, 0, "order-status"),
      pair([1, 2, 0], 1, "billing-dispute"),
      pair(1, [1, 3, 0], "billing-dispute"),
    ];
    const { overall, categories } = compareScores(PASS, set, ["billing-dispute", "order-status"], FAIL);
    expect([overall, ...categories.map(({ judged }) => judged)].map(({ figures }) => figures.method)).toEqual(
      ["paired-t", "paired-t", "paired-t"],
    );
    expect(overall.figures.discordant).toBeUndefined();
  });
});
