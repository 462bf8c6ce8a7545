import { describe, expect, test } from "vitest";
import { neededWords, refusal, rightsOf } from "../../src/model/rights.ts";
import { memo, settings } from "../register/records.ts";
import type { Decision } from "../register/records.ts";

const policy = `approvals:
  - when: { door: one-way }
    needs: director
  - when: { monthly-above: 5000 USD }
    needs: director
  - when: { tier: 0 }
    needs: executive
  - when: { tag: pii }
    needs: team
  - when: { gate-override: true }
    needs: director
`;
const base = ["status: proposed", "date: 2026-11-02", "decision-makers: [ana]", "chosen: C"];

async function rights(keys: readonly string[], more: Decision = {}, yaml = policy) {
  return rightsOf(await memo({ ...more, keys: [...base, ...keys] }), settings(yaml));
}

describe("which role is needed", () => {
  test("a one-way door that costs $6,200 a month needs a director, and both are the reason", async () => {
    const report = await rights(["reversal: { cost: irreversible, door: one-way }"], { monthly: "$6,200" });
    expect(neededWords(report)).toBe("one-way door and $6,200 a month: director");
    expect(report).toMatchObject({ needs: "director", satisfied: false });
  });

  test("the highest match wins, and only its reasons are given", async () => {
    const report = await rights(["tier: 0", "tags: [PII]"]);
    expect(neededWords(report)).toBe("tier 0: executive");
  });

  test("a policy on a costly door holds for a one-way door too", async () => {
    const yaml = "approvals:\n  - when: { door: costly }\n    needs: team\n";
    const report = await rights(["reversal: { cost: irreversible, door: one-way }"], {}, yaml);
    expect(neededWords(report)).toBe("one-way door: team");
  });

  test.each([
    ["$5,000", undefined],
    ["$72,000/year", "$6,000 a month: director"],
    ["$73,000/year", "$6,083.33 a month: director"],
    ["N/A", undefined],
    ["$4k–$6k", "$6,000 a month: director"],
    ["€6,200", "Cost/month `€6,200`, which cannot be held against 5000 USD: director"],
    ["depends", "Cost/month `depends`, which cannot be held against 5000 USD: director"],
  ])("a chosen column at %s", async (monthly, expected) => {
    expect(neededWords(await rights([], { monthly }))).toBe(expected);
  });

  test("an overridden gate needs its approval, and no policy needs none", async () => {
    const overridden = 'gate-override: { why: "contract ends", by: ana, on: 2026-11-02 }';
    expect(neededWords(await rights([overridden]))).toBe("gate overridden: director");
    expect(await rights([overridden], {}, "")).toMatchObject({ satisfied: true, because: [] });
  });

  test("an amount that cannot be read is an error of the settings", async () => {
    const yaml = "approvals:\n  - when: { monthly-above: a lot }\n    needs: team\n";
    await expect(rights([], {}, yaml)).rejects.toThrow("Unexpected `monthly-above: a lot`");
  });
});

describe("whether the approvals satisfy it", () => {
  const tagged = ["tags: [pii]"];
  const approved = (by: string, role: string): string =>
    `approvals: [{ by: "${by}", role: ${role}, on: 2026-11-02 }]`;

  test.each([
    ["mei", "director", "", true, undefined],
    ["mei", "staff", "", false, "staff is below team"],
    ["@Ana", "team", "", false, "@Ana is the only decision-maker"],
    ["ana", "team", "self-approval: allow\n", true, undefined],
    ["ana", "team", "people: { ana: team }\n", true, undefined],
    ["ana", "team", "people: { ana: team, mei: team }\n", false, "ana is the only decision-maker"],
    ["mei", "director", "people: { ana: team, mei: team }\n", false, "mei is team, which is below director"],
    ["tom", "team", "people: { ana: team, mei: team }\n", false, "tom is not among `people` in reckon.yaml"],
  ])("%s as %s with %j", async (by, role, yaml, satisfied, why) => {
    const report = await rights([...tagged, approved(by, role)], {}, policy + yaml);
    expect(report.satisfied).toBe(satisfied);
    expect(report.approvals[0]?.why).toBe(why);
  });

  test("of two decision-makers either may approve", async () => {
    const record = await memo({ keys: ["status: proposed", "decision-makers: [ana, mei]"] });
    expect(refusal(record, { by: "ana", role: "team" }, settings())).toBeUndefined();
  });
});
