import { expect, test } from "vitest";
import { blockCurrent } from "../../../../src/lint/rules/evidence/block-current.ts";
import { evidenceFile } from "../../example-evidence.ts";
import { PARSERS, exampleOf, findingsOf, fixedExample } from "../../example.ts";
import { testRule } from "../../test-rule.ts";

testRule(blockCurrent);

const FILE = "adr/memo-0003-migrate-support-model.md";
const evidence = evidenceFile("support-2026-11", "billing-dispute: 32 → 33 of 34");
const memo = (body: string) =>
  exampleOf({
    [FILE]: `---\nid: MEMO-0003\nkind: risk-memo\nevidence: [support-2026-11]\n---\n\n# Migrate\n${body}`,
    "adr/evidence/support-2026-11.json": evidence,
  });

test.each([
  {
    where: "at the end of its section",
    body: "\n## Evidence\n\nWhat we ran.\n\n## Risks\n",
    before: "What we ran.\n\n",
  },
  { where: "in a section of its own", body: "\n## Consequences\n", before: "## Evidence\n\n" },
])("a missing block is written $where", ({ body, before }) => {
  const example = memo(body);
  const fixed = fixedExample(example, findingsOf(example, [blockCurrent], PARSERS[0]!));
  const text = fixed.files.get(FILE)!;
  expect(text).toContain(`${before}<!-- reckon:evidence support-2026-11 -->\n\n| pass (%)`);
  expect(text).toContain("<!-- /reckon:evidence -->\n\n## ");
  expect(findingsOf(fixed, [blockCurrent], PARSERS[0]!)).toEqual([]);
});

test("nothing is written where the markers do not tell which text is the evidence's", () => {
  const block = "\n<!-- reckon:evidence support-2026-11 -->\n\nBetter.\n\n<!-- /reckon:evidence -->\n";
  const twice = findingsOf(memo(block + block), [blockCurrent], PARSERS[0]!);
  expect(twice.map(({ message, range, fix }) => [message, range.start.line, fix])).toEqual([
    ["Unexpected 2 blocks of one evidence, expected one", 15, undefined],
  ]);
  const loose = findingsOf(memo(`${block}\n<!-- /reckon:evidence -->\n`), [blockCurrent], PARSERS[0]!);
  expect(loose.map(({ fix }) => fix)).toEqual([undefined, undefined]);
});
