import type { Nodes } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { expect, test } from "vitest";
import { markdown } from "../../../src/report/formatters/markdown.ts";
import { CONTEXT, hostile, resultOf, tooFew, wrongStatus } from "./sample-result.ts";

/** Nodes of a comment as GitHub would read it. */
function nodesOf(text: string): Nodes[] {
  const nodes: Nodes[] = [];
  visit(unified().use(remarkParse).use(remarkGfm).parse(text), (node) => void nodes.push(node));
  return nodes;
}

test("a comment counts, then lists by record what is new", () => {
  expect(markdown.format(resultOf([wrongStatus, tooFew]), CONTEXT))
    .toBe(`### Reckon: one error, one warning in 2 records

**ADR-0007** \`adr/adr-0007-migrate-support-model.md\`

- **warning** \`corpus/supersession-both-sides\` 3:9 Unexpected record that does not name \`ADR-0009\` under \`superseded-by\`, expected both sides to say so
  Add a line \`superseded-by: [ADR-0009]\`.
- **error** \`options/at-least-three\` 8:1 Unexpected options table with 2 options, expected at least three
  Add a column for each further way you considered; doing nothing is one.
`);
});

test("what is known or answered for is folded away", () => {
  const text = markdown.format(
    resultOf([], { known: [tooFew], suppressed: [{ ...wrongStatus, reason: "the archive is moved" }] }),
    CONTEXT,
  );
  expect(text).toMatch(/^### Reckon: no new findings in 2 records\n/u);
  expect(text).toContain("<summary>one finding that the baseline knows</summary>");
  expect(text).toContain("<summary>one finding that the records answer for</summary>");
  expect(text).toContain("Because: the archive is moved");
  expect(text.match(/<details>/gu)).toHaveLength(2);
  expect(text.match(/<\/details>/gu)).toHaveLength(2);
});

test("a stranger's text mentions nobody, links nowhere and holds no HTML", () => {
  const nodes = nodesOf(markdown.format(resultOf([hostile]), CONTEXT));
  const types = new Set(nodes.map(({ type }) => type));
  for (const type of ["link", "image", "html", "linkReference", "delete"]) expect(types).not.toContain(type);
  const prose = nodes.flatMap((node) => (node.type === "text" ? [node.value] : [])).join("\n");
  expect(prose).toContain("<img src=x onerror=alert(1)>");
  expect(prose).not.toMatch(/@ana|#12|GH-7|:\/\/|www\./u);
  const lines = nodes.filter(({ type }) => type === "listItem");
  expect(lines).toHaveLength(1);
});

test("a comment never outgrows what GitHub takes, and says how much is left", () => {
  const many = Array.from({ length: 2000 }, () => tooFew);
  const open = markdown.format(resultOf(many), CONTEXT);
  expect(open.length).toBeLessThanOrEqual(65_000);
  expect(open).toMatch(/\n\d+ further findings; the job's log has them all\.\n$/u);
  const folded = markdown.format(resultOf([tooFew], { known: many }), CONTEXT);
  expect(folded.length).toBeLessThanOrEqual(65_000);
  expect(folded).toContain("\n</details>\n");
});
