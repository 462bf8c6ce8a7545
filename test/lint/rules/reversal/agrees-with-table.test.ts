import { expect, test } from "vitest";
import { agreesWithTable } from "../../../../src/lint/rules/reversal/agrees-with-table.ts";
import { PARSERS, exampleOf, findingsOf, fixedExample } from "../../example.ts";
import { testRule } from "../../test-rule.ts";

testRule(agreesWithTable);

test("a price with a comma is quoted where braces would end it there", () => {
  const file = "adr/adr-0007-migrate-support-model.md";
  const text = `---
id: ADR-0007
kind: adr
chosen: B
reversal: { cost: 2 sprints, door: costly }
---

## Options

| Dimension | A: Stay on current | B: Migrate to new model |
|---|---|---|
| Reversal cost | N/A | 1 sprint + $3,000 to roll back |
`;
  const example = exampleOf({ [file]: text });
  const fixed = fixedExample(example, findingsOf(example, [agreesWithTable], PARSERS[0]!));
  expect(fixed.files.get(file)).toContain('reversal: { cost: "1 sprint + $3,000", door: costly }');
  expect(findingsOf(fixed, [agreesWithTable], PARSERS[0]!)).toEqual([]);
});
