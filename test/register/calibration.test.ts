import { expect, test } from "vitest";
import { brierOf, calibrate } from "../../src/register/calibration.ts";
import { acceptedRisks } from "../../src/register/risks.ts";
import { memo, settings } from "./records.ts";
import type { RiskCells } from "./records.ts";

const closed = (id: number, likelihood: string, state: string): RiskCells => ({
  id: `R${id}`,
  likelihood,
  status: `${state} 2026-10-01`,
});

async function calibrationOf(risks: readonly RiskCells[]) {
  return calibrate(acceptedRisks([await memo({ risks })], settings()));
}

test("nine closed risks are too few to tell", async () => {
  const nine = Array.from({ length: 9 }, (_, index) => closed(index + 1, "unlikely", "did-not-materialise"));
  const report = await calibrationOf([...nine, closed(10, "likely", "mitigated")]);
  expect(report).toMatchObject({ n: 9, happened: 0, enough: false, bins: [] });
  expect(report.leftOut).toEqual({ mitigated: 1, unreadable: 0 });
  expect(report).not.toHaveProperty("brier");
});

test("a year's closed risks, against figures worked out by hand", async () => {
  // 4 × unlikely (one happened), 6 × possible (two happened), 2 × likely (both happened)
  const words = ["unlikely", "possible", "likely"];
  const happened = [1, 2, 2];
  const all = [4, 6, 2].flatMap((count, kind) =>
    Array.from({ length: count }, (_, index) => ({
      likelihood: words[kind]!,
      state: index < happened[kind]! ? "materialised" : "did-not-materialise",
    })),
  );
  const report = await calibrationOf([
    ...all.map(({ likelihood, state }, index) => closed(index + 1, likelihood, state)),
    closed(13, "who knows", "materialised"),
    { id: "R14", status: "open" },
  ]);
  expect(report).toMatchObject({ n: 12, happened: 5, enough: true });
  expect(report.leftOut).toEqual({ mitigated: 0, unreadable: 1 });
  expect(report.stated).toBeCloseTo((4 * 15 + 6 * 35 + 2 * 70) / 12, 10);
  // (0.85² + 3·0.15² + 2·0.65² + 4·0.35² + 2·0.3²) / 12
  expect(report.brier!.score).toBeCloseTo(2.305 / 12, 12);
  // (4·0.15·0.85 + 6·0.35·0.65 + 2·0.7·0.3) / 12
  expect(report.brier!.expected).toBeCloseTo(2.295 / 12, 12);
  expect(report.brier!.interval![0]).toBeLessThan(report.brier!.score);
  expect(report.bins).toEqual([
    { from: 10, to: 25, n: 4, happened: 1, stated: 15, range: [0, 2], few: true },
    { from: 25, to: 50, n: 6, happened: 2, stated: expect.closeTo(35, 10), range: [0, 4], few: false },
    { from: 50, to: 100, n: 2, happened: 2, stated: 70, range: [0, 2], few: true },
  ]);
});

test("statements that were all certain and right score zero, without a z", () => {
  const right = [
    { stated: 1, happened: true },
    { stated: 0, happened: false },
  ];
  expect(brierOf(right)).toEqual({ score: 0, standardError: 0, interval: [0, 0], expected: 0 });
});

test("a team that states half of what happens is told so", () => {
  const outcomes = Array.from({ length: 20 }, (_, index) => ({ stated: 0.2, happened: index < 10 }));
  const { z, score, expected } = brierOf(outcomes);
  expect(score).toBeCloseTo(0.34, 12);
  expect(expected).toBeCloseTo(0.16, 12);
  // Spiegelhalter 1986: 0.18 / (√(20 · 0.36 · 0.16) / 20)
  expect(z).toBeCloseTo(3.3541, 4);
});
