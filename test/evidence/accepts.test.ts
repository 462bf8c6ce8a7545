import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acceptedBy, acceptsOf, readTargets, targetText } from "../../src/evidence/accepts.ts";
import { visible } from "../../src/evidence/visible.ts";

describe("what a risk accepts", () => {
  it.each([
    ["support-2026-11/casual-queries", ["support-2026-11/casual-queries"]],
    ["support/a; support/b , support/c;", ["support/a", "support/b", "support/c"]],
    ['"support/late, or lost"; support/refunds', ["support/late, or lost", "support/refunds"]],
    ['"support/the ""quick"" ones" ', ['support/the "quick" ones']],
    ['support/12" screens, support/b', ['support/12" screens', "support/b"]],
    ['"support/late, or lost', ['"support/late', "or lost"]],
    ['"support/a"b, "support/c"', ['"support/a"b', '"support/c"']],
    ["", []],
  ])("is read from `%s`", (cell, targets) => {
    expect(readTargets(cell)).toEqual(targets);
  });

  it("is named so that it is read again, whatever the category is called", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }), (categories) => {
        const cell = categories
          .map((category) => targetText({ evidence: "support-2026-11", category }))
          .join(", ");
        expect(readTargets(cell)).toEqual(categories.map((name) => visible(`support-2026-11/${name}`)));
      }),
    );
  });

  it("is found by the metric, else without it", () => {
    const row = (id: string, accepts: string) => ({ id: { text: id }, accepts: { text: accepts } });
    const rows = [row("R1", 'golden#facts/"late"'), row("R2", '"golden/late, or lost", golden/a')];
    const accepts = acceptsOf({ risks: { rows } } as unknown as Parameters<typeof acceptsOf>[0]);
    const of = (metric: string, category: string) =>
      acceptedBy(accepts, { evidence: "golden", metric, category });
    expect([of("facts", '"late"'), of("pass", "late, or lost"), of("pass", '"late"')]).toEqual([
      "R1",
      "R2",
      undefined,
    ]);
  });

  it("takes no longer for a cell that is made to", () => {
    const cell = '"a,'.repeat(80_000);
    expect(readTargets(cell)).toHaveLength(80_000);
  });
});
