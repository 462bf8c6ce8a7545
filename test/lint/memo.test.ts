import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { RULES } from "../../src/lint/rules/index.ts";
import { PARSERS, exampleOf, findingsOf, shown } from "./example.ts";

const name = "memo-0003-migrate-support-answers.md";
const memo = readFileSync(path.resolve(import.meta.dirname, "../fixtures/records", name), "utf8");

/** The options table as the record format shows it. */
const SAMPLE = `| Dimension | A: Stay on current | B: Migrate to new model | C: Dual-run 30 days |
|---|---|---|---|
| Cost/month | $1,200 | $940 | $2,100 (transition only) |
| Regression risk | None | Eval shows +2.2 / -1.1 | Measurable in production |
| Reversal cost | N/A | 1 sprint to roll back | Minimal |
| Recommendation | | | Preferred: dual-run then cut over |
`;

test.each(PARSERS)(
  "a whole memo with the format's sample table has no finding, read by $engine",
  (parser) => {
    const example = exampleOf({ [`adr/${name}`]: memo });
    expect(memo).toContain(SAMPLE);
    expect(shown(findingsOf(example, RULES, parser), example)).toBe("");
  },
);

test.each(PARSERS)("the same memo with Windows line ends has none either, read by $engine", (parser) => {
  const example = exampleOf({ [`adr/${name}`]: memo.replaceAll("\n", "\r\n") });
  expect(shown(findingsOf(example, RULES, parser), example)).toBe("");
});
