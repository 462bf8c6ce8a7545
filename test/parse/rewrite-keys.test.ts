import { expect, test } from "vitest";
import { rewriteKeys, writtenKeys } from "../../src/parse/rewrite-keys.ts";
import type { KeyChange } from "../../src/parse/rewrite-keys.ts";

const changes = (all: Record<string, KeyChange>): Map<string, KeyChange> => new Map(Object.entries(all));

test("names, values and lines change, and nothing else by a character", () => {
  const text =
    "---\r\n# who\r\ndeciders:   ana   # owner\r\ntags:\r\n  - a\r\n  - b\r\nempty:\r\nlast: 1\r\n---\r\nText\r\n";
  const to = changes({
    deciders: { rename: "decision-makers", set: ["ana"] },
    tags: { rename: "x-tags" },
    empty: "remove",
  });
  expect(rewriteKeys(text, to, [["id", "ADR-0007"]])).toBe(
    "---\r\nid: ADR-0007\r\n# who\r\ndecision-makers:   [ana]   # owner\r\nx-tags:\r\n  - a\r\n  - b\r\nlast: 1\r\n---\r\nText\r\n",
  );
});

test("a text without frontmatter gets one", () => {
  expect(rewriteKeys("# Route\n", new Map(), [["title", "a: b"]])).toBe(
    '---\ntitle: "a: b"\n---\n\n# Route\n',
  );
  expect(rewriteKeys("", new Map(), [["id", "ADR-0001"]])).toBe("---\nid: ADR-0001\n---\n\n");
});

test("keys are known as they are written", () => {
  expect(writtenKeys("---\na: 1 # one\nb:\n  - c # d\n  - e\nf:\n---\n")).toEqual([
    { key: "a", source: "1", value: 1 },
    { key: "b", source: "- c # d\n  - e", value: ["c", "e"] },
    { key: "f", source: "", value: null },
  ]);
});

test.each([
  ["shared data", "---\na: &x 1\nb: *x\n---\n", {}],
  ["one line for all", "---\n{ a: 1 }\n---\n", {}],
  ["no map", "---\n- a\n---\n", {}],
  ["a name that is taken", "---\na: 1\nx-a: 2\n---\n", { a: { rename: "x-a" } }],
  ["an added key that is there", "---\nid: 1\n---\n", {}],
  ["a fence that nothing closes", "---\na: 1\n", {}],
])("%s cannot be changed safely", (_, text, to) => {
  expect(rewriteKeys(text, changes(to), [["id", "ADR-0001"]])).toBeUndefined();
});
