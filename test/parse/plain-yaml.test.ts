import fc from "fast-check";
import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findFence } from "../../src/parse/fence.ts";
import { Lines } from "../../src/parse/lines.ts";
import { readPlainYaml } from "../../src/parse/plain-yaml.ts";
import { readAnyYaml } from "../../src/parse/yaml.ts";

const MIGRATION = `
id: MEMO-0003
kind: risk-memo
status: accepted
date: 2026-11-20
decision-makers: [ana, "mei", 'Ines Albrecht']
tier: 1
retrospective: false
superseded-by:
tags:
  - support-model
  - "risk: cost"
chosen: C
reversal:
  cost: 1 sprint + $3,000
  door: costly
  window: 2027-01-31
approvals:
- { by: mei, role: director, on: 2026-11-19 }
x-ticket: https://tracker.example/browse/SUP-12`;

/** Frontmatter as people write it: this project's records and those of the tests. */
const WRITTEN = globSync(["adr/*.md", "test/fixtures/**/*.md"])
  .map((file) => readFileSync(file, "utf8"))
  .flatMap((text) => {
    const fence = findFence(text);
    return fence.kind === "yaml" ? [text.slice(3, text.lastIndexOf("\n", fence.end - 1))] : [];
  });

/** Pieces that mean something in YAML, or nearly so. */
const PIECES = [
  ..."\n :#-[]{},\"'~&*!|>%@`?\\/=<+.0aé–\t",
  ..."  |: | #|- |key:|\nkey: value|\n  key: 1|\n- item|\n  - item|true|null|1.5|1e3|0x1F|1_000|+1|2026-11-20".split(
    "|",
  ),
  ..."\r\n|\n\n|? |<<: *a|---|...|{ a: b }|[a, b]|a:b|\u{1F600}|\u{FEFF}|\u{2028}|\u{85}".split("|"),
];

/** Both readers' answers, as far as the plain one has any. */
function read(text: string) {
  const lines = new Lines(`---${text}`);
  const plain = readPlainYaml(text, 3, lines);
  return { plain, any: readAnyYaml(text, 3, lines) };
}

/** Expects both readers to agree where the plain one has an answer. */
function expectTheSame(text: string): void {
  const { plain, any } = read(text);
  if (!plain) return;
  expect(any.problems).toEqual([]);
  expect(plain.value).toStrictEqual(any.value);
  const places = any.places as ReadonlyMap<string, unknown>;
  expect(plain.places.size).toBe(places.size);
  for (const [path, place] of places) expect([path, plain.places.get(path)]).toEqual([path, place]);
}

describe("frontmatter that is plain", () => {
  test("is read with the values and the places that YAML's own parser gives", () => {
    expect(read(MIGRATION).plain?.value).toMatchObject({
      "decision-makers": ["ana", "mei", "Ines Albrecht"],
      tier: 1,
      "superseded-by": null,
      tags: ["support-model", "risk: cost"],
      reversal: { cost: "1 sprint + $3,000", window: "2027-01-31" },
      approvals: [{ by: "mei", role: "director", on: "2026-11-19" }],
    });
    expectTheSame(MIGRATION);
  });

  test("is most of what is written", () => {
    const plain = WRITTEN.filter((text) => read(text).plain);
    expect(plain.length / WRITTEN.length).toBeGreaterThan(0.8);
    for (const text of WRITTEN) expectTheSame(text);
  });

  test("reads the same with whatever is typed into it", () => {
    const edit = fc.record({ at: fc.nat(2000), remove: fc.nat(4), insert: fc.constantFrom("", ...PIECES) });
    const edited = fc
      .tuple(fc.constantFrom(MIGRATION, ...WRITTEN), fc.array(edit, { minLength: 1, maxLength: 4 }))
      .map(([text, edits]) =>
        edits.reduce((before, { at, remove, insert }) => {
          const place = at % (before.length + 1);
          return before.slice(0, place) + insert + before.slice(place + remove);
        }, text),
      );
    fc.assert(fc.property(edited, expectTheSame), { numRuns: 3000 });
  });

  test("reads the same however it is put together", () => {
    const text = fc.array(fc.constantFrom(...PIECES, "id: ADR-0007", "tags: [a]"), { maxLength: 12 });
    fc.assert(
      fc.property(text, (pieces) => expectTheSame(`\n${pieces.join("")}`)),
      { numRuns: 3000 },
    );
  });
});

test.each([
  ["a value over several lines", "\ntitle: Dual-run\n  and cut over"],
  ["a comment", "\nstatus: accepted # since Monday"],
  ["a block text", "\nx-note: |\n  kept"],
  ["an anchor", "\ntags: &all [cost]"],
  ["a key twice", "\nid: ADR-0001\nid: ADR-0002"],
  ["an escape", '\ntitle: "a\\tb"'],
  ["a number that is not whole", "\nx-share: 0.5"],
  ["the prototype", "\n__proto__: { polluted: 1 }"],
  ["a control character", "\ntitle: a\u0007b"],
  ["a Windows line end", "\r\nid: ADR-0001"],
])("%s is left to YAML's own parser", (_, text) => {
  expect(read(text).plain).toBeUndefined();
});
