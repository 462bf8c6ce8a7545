import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DigestColumn, NumberColumn } from "../../src/evidence/column.ts";

describe("a column of numbers", () => {
  it("gives back what was put at a position, whole or not, and nothing where nothing was", () => {
    const numbers = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 70_000 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(40_000), numbers)), (writes) => {
        const column = new NumberColumn();
        for (const [position, value] of writes) column.set(position, value);
        const last = new Map(writes);
        for (const [position, value] of last) expect(column.get(position)).toBe(value === 0 ? 0 : value);
        const free = Array.from({ length: 50 }, (_, position) => position).find((each) => !last.has(each));
        if (free !== undefined) expect(column.get(free)).toBeUndefined();
      }),
    );
  });

  it("keeps 64 bits of a digest, in the order of its text", () => {
    const digest = fc.stringMatching(/^[0-9a-f]{64}$/u);
    fc.assert(
      fc.property(digest, digest, (one, other) => {
        const column = new DigestColumn();
        column.set(0, one);
        column.set(70_000, other);
        expect([column.text(0), column.text(70_000)]).toEqual([one.slice(0, 16), other.slice(0, 16)]);
      }),
    );
  });
});
