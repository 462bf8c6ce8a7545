import { describe, expect, it } from "vitest";
import { doubts } from "../../src/evidence/doubts.ts";
import { judge } from "../../src/evidence/gate.ts";
import { renderEvidence } from "../../src/evidence/render.ts";
import { gateEntries } from "../../src/model/gate.ts";
import { answers, supportEvidence } from "./results.ts";

const settings = { higherIsBetter: true, confidence: 0.95 };

describe("figures that disagree with an interval", () => {
  it("are noted in the record where one category of many fell above the noise", async () => {
    const queues = ["refund", "delivery", "invoice", "address", "warranty", "login"];
    const steady = queues.flatMap((queue) => answers(queue, 20, 5));
    const before = [...answers("casual-queries", 20, 5), ...steady];
    const after = [...answers("casual-queries", 14, 11), ...steady];
    const evidence = await supportEvidence(before, after);
    const report = judge(evidence);
    const fallen = report.metrics[0]!.categories.find(({ name }) => name === "casual-queries");
    expect(fallen?.p).toBeLessThan(0.05);
    expect(fallen?.pAdjusted).toBeGreaterThan(0.05);
    const note =
      "The drop of casual-queries is above the noise by itself, but not as one of 7 categories: its p adjusted for their number is 0.109, above 0.05.";
    expect(report.notes).toContain(note);
    expect(renderEvidence(evidence, report, gateEntries()).replaceAll(/\s+/gu, " ")).toContain(note);
  });

  it("are noted where the bootstrap draws the line elsewhere", () => {
    const figures = { n: 40, interval: [-4.1, -0.1] as [number, number], method: "paired-t" as const };
    expect(doubts({ ...figures, bootstrap: [-4, 0.05] }, [], settings)).toEqual([
      "Of the whole set the bootstrap gives −4.00 … +0.05 and the t interval is −4.10 … −0.10: they disagree on whether the change is noise.",
    ]);
    expect(doubts({ ...figures, bootstrap: [-4, -0.05] }, [], settings)).toEqual([]);
  });

  it("are none for a drop that stays news among its categories, and for a rise", () => {
    const drop = { name: "refund", n: 50, interval: [-9, -3] as [number, number], p: 0.001 };
    expect(doubts({ n: 100 }, [{ ...drop, pAdjusted: 0.004 }], settings)).toEqual([]);
    const rise = { ...drop, interval: [3, 9] as [number, number], pAdjusted: 0.2 };
    expect(doubts({ n: 100 }, [rise], settings)).toEqual([]);
  });
});
