import * as z from "zod";
import { describe, expect, it } from "vitest";
import { Evidence } from "../../src/model/evidence.ts";
import { gateEntries, GatePolicy } from "../../src/model/gate.ts";
import { GateReport } from "../../src/model/gate-report.ts";

describe("the gate's policy", () => {
  it("has the documented defaults", () => {
    expect(gateEntries()).toEqual([
      {
        metric: "pass",
        categories: {},
        confidence: 0.95,
        "on-noise": "block",
        "min-cases": 50,
        "min-coverage": 95,
        errors: "fail",
      },
    ]);
    expect(gateEntries(GatePolicy.parse({ metric: "facts" }))).toMatchObject([{ metric: "facts" }]);
  });

  it("wants a minimum for a critical category", () => {
    const result = GatePolicy.safeParse({ categories: { "billing-dispute": { critical: true } } });
    expect(result.error?.issues[0]).toMatchObject({
      path: ["categories", "billing-dispute", "min"],
      message: "the lowest score that a critical category may have",
    });
  });

  it("takes a list with one entry per metric", () => {
    expect(
      gateEntries(GatePolicy.parse([{ metric: "pass" }, { metric: "facts", "max-drop": 1 }])),
    ).toHaveLength(2);
    expect(GatePolicy.safeParse([{ metric: "pass" }, {}]).error?.issues[0]?.message).toBe(
      "Unexpected second entry for one metric, expected one entry per metric",
    );
    expect(GatePolicy.safeParse([]).success).toBe(false);
  });

  it.each([
    ["a key that it does not know", { "max-dorp": 2 }],
    ["a negative drop", { "max-drop": -1 }],
    ["a coverage above 100", { "min-coverage": 101 }],
    ["a confidence in percent", { confidence: 95 }],
    ["another word for noise", { "on-noise": "ignore" }],
  ])("refuses %s", (_, policy) => {
    expect(GatePolicy.safeParse(policy).success).toBe(false);
  });

  it("can be described by JSON Schema, as evidence and report can", () => {
    const policy = JSON.stringify(z.toJSONSchema(GatePolicy, { target: "draft-7", io: "input" }));
    expect(policy).toContain('"then":{"required":["min"]}');
    for (const schema of [Evidence, GateReport])
      expect(() => z.toJSONSchema(schema, { target: "draft-7" })).not.toThrow();
  });
});
