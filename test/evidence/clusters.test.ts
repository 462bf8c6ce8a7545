import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bootstrapMean, clusteredError } from "../../src/evidence/clusters.ts";
import { makeEvidence } from "../../src/evidence/evidence.ts";
import { formatEvidence, readEvidence } from "../../src/evidence/file.ts";
import { holm, pairedT } from "../../src/evidence/statistics.ts";
import { readFile } from "./results.ts";

const alone = (values: readonly number[]) => values.map((value) => [value]);

describe("the standard error of cases in clusters", () => {
  it("is as published for four clusters of four", () => {
    const clusters = ["1110", "1100", "0000", "1111"].map((cluster) => Array.from(cluster, Number));
    expect(clusteredError(clusters)).toBeCloseTo(0.18763, 6);
    expect(pairedT(clusters.flat()).standardError).toBeCloseTo(0.128087, 6);
  });

  it("is what adding up every pair of cases gives", () => {
    const cluster = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(cluster, { minLength: 2, maxLength: 12 }), (clusters) => {
        const values = clusters.flat();
        const mean = values.reduce((total, value) => total + value, 0) / values.length;
        let products = 0;
        for (const members of clusters)
          for (const [i, one] of members.entries())
            for (const [j, other] of members.entries())
              if (i !== j) products += (one - mean) * (other - mean);
        const { standardError } = pairedT(values);
        const variance = standardError ** 2 + products / values.length ** 2;
        expect(clusteredError(clusters)).toBeCloseTo(Math.sqrt(Math.max(0, variance)), 6);
      }),
    );
  });
});

describe("the bootstrap interval", () => {
  const differences = [
    ...Array<number>(10).fill(-1),
    ...Array<number>(5).fill(1),
    ...Array<number>(85).fill(0),
  ];

  it("agrees with the exact one to about one case", () => {
    const [lower, upper] = bootstrapMean(alone(differences)) ?? [0, 0];
    expect(Math.abs(lower - -0.13)).toBeLessThanOrEqual(0.0101);
    expect(Math.abs(upper - 0.02)).toBeLessThanOrEqual(0.0101);
  });

  it("is the same for the same values in any order", () => {
    expect(bootstrapMean(alone(differences.toReversed()))).toEqual(bootstrapMean(alone(differences)));
  });

  it("is wider where cases come in clusters that agree", () => {
    const clusters = Array.from({ length: 20 }, (_, index) =>
      Array<number>(5).fill(index % 4 === 0 ? -1 : 0),
    );
    const width = ([lower, upper]: [number, number]) => upper - lower;
    expect(width(bootstrapMean(clusters)!)).toBeGreaterThan(
      1.5 * width(bootstrapMean(alone(clusters.flat()))!),
    );
  });

  it("is left out where it would take seconds", () => {
    expect(bootstrapMean(alone(Array<number>(10_001).fill(1)))).toBeUndefined();
  });
});

describe("Holm's adjustment", () => {
  it("is as published", () => {
    for (const [index, p] of holm([0.01, 0.04, 0.03, 0.005]).entries())
      expect(p).toBeCloseTo([0.03, 0.06, 0.06, 0.02][index]!, 12);
  });

  it("rejects what stepping down through the p-values rejects", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (pValues) => {
        const ordered = pValues.toSorted((one, other) => one - other);
        const kept = ordered.findIndex((p, rank) => (ordered.length - rank) * p > 0.05);
        const rejected = kept === -1 ? ordered.length : kept;
        expect(holm(pValues).filter((p) => p <= 0.05)).toHaveLength(rejected);
      }),
    );
  });
});

describe("evidence of cases that share a customer", () => {
  const table = (name: string, pass: (customer: number) => boolean) => ({
    name,
    content: [
      "case_id,category,customer,pass",
      ...Array.from({ length: 60 }, (_, index) => {
        const customer = Math.floor(index / 5);
        return `T-${index},${index % 2 === 0 ? "refund" : "billing"},acme-${customer},${pass(customer)}`;
      }),
    ].join("\n"),
  });
  const pulled = async (options: { clusterKey?: string }) => {
    const files = [
      await readFile(
        table("current.csv", () => true),
        options,
      ),
      await readFile(
        table("successor.csv", (customer) => customer % 4 !== 0),
        options,
      ),
    ] as const;
    return makeEvidence("support-2026-11", files, { metrics: ["pass"], ...options });
  };

  it("has wider intervals, and says why", async () => {
    const plain = await pulled({});
    const clustered = await pulled({ clusterKey: "customer" });
    const width = ({ metrics }: typeof plain) =>
      metrics[0]!.overall.interval![1] - metrics[0]!.overall.interval![0];
    expect(clustered.metrics[0]?.overall).toMatchObject({
      delta: -25,
      method: "clustered-t",
      passed: [60, 45],
    });
    expect(plain.metrics[0]?.overall.method).toBe("newcombe-10");
    expect(width(clustered)).toBeGreaterThan(1.5 * width(plain));
    expect(clustered.notes).toContain(
      "The cases fall into 12 clusters by customer; the intervals allow for what the cases of one have in common.",
    );
    expect(plain.metrics[0]?.categories.every(({ p = 1, pAdjusted = 0 }) => pAdjusted >= p)).toBe(true);
  });

  it("keeps clusters as numbers, and is judged from the file alike", async () => {
    const evidence = await pulled({ clusterKey: "customer" });
    const text = formatEvidence(evidence);
    expect(text).not.toContain("acme");
    expect(readEvidence(text)).toEqual({ ok: true, evidence });
    const short = text.replace(/("clusters": \[\s*)\d+, /u, "$1");
    expect(readEvidence(short)).toMatchObject({
      ok: false,
      message: expect.stringContaining("/cases/clusters") as string,
    });
  });

  it("takes a file that was pulled before these figures came", async () => {
    const evidence = await pulled({});
    const old = structuredClone(evidence);
    for (const category of old.metrics[0]!.categories) delete category.pAdjusted;
    expect(readEvidence(formatEvidence(old)).ok).toBe(true);
  });

  it("says where no case states the key", async () => {
    const { notes } = await pulled({ clusterKey: "document" });
    expect(notes?.some((note) => note.includes("No case states document: --cluster-key may name"))).toBe(
      true,
    );
  });
});
