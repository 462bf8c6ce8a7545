import { expect, test } from "vitest";
import { claimsMatch } from "../../../../src/lint/rules/evidence/claims-match.ts";
import { evidenceFile } from "../../example-evidence.ts";
import { PARSERS, exampleOf, findingsOf } from "../../example.ts";
import { testRule } from "../../test-rule.ts";

testRule(claimsMatch);

/** 94.12 → 97.06 (+2.94) on billing-dispute, 80 → 70 (−10) on its part in the EU, 92.5 → 90 (−2.5) on casual queries. */
const evidence = evidenceFile(
  "support-2026-11",
  "billing-dispute: 32 → 33 of 34\nbilling-dispute-eu: 8 → 7 of 10\ncasual queries: 37 → 36 of 40",
);

function messages(prose: string): string[] {
  const found = PARSERS.map((parser) =>
    findingsOf(
      exampleOf({
        "adr/memo-0003-migrate-support-model.md": `---\nid: MEMO-0003\nkind: risk-memo\nevidence: [support-2026-11]\n---\n\n${prose}\n`,
        "adr/evidence/support-2026-11.json": evidence,
      }),
      [claimsMatch],
      parser,
    ),
  );
  expect(found[0]).toEqual(found[1]);
  return found[0]!.map(({ message, range }) => `${range.start.line}:${range.start.column} ${message}`);
}

test.each([
  ["to no decimals", "+3 on billing-dispute"],
  ["to two", "94.12 → 97.06 on billing-dispute"],
  ["half-way between two", "−2 on casual queries and -3 on casual queries"],
  ["with an arrow of two signs", "94.1 -> 97.1 (+2.9) on **billing-dispute**"],
  ["with a unit", "from 94.1 % to 97.1 % in billing-dispute, +2.9 points for the billing-dispute"],
  ["of the longer of two names", "-10 on billing-dispute-eu"],
  ["of a category that the evidence does not have", "-9.9 on billing-disputes"],
  ["in code", "`-9 on billing-dispute`\n\n    -9 on billing-dispute"],
  ["of a date or a range", "On 2026-11-20 in billing-dispute; 5-9 on billing-dispute"],
])("a figure %s agrees or is none", (_, prose) => {
  expect(messages(prose)).toEqual([]);
});

test.each([
  [
    "over the end of a line and through emphasis",
    "It gains _+3.2_ points\non billing-dispute.",
    "7:11 Unexpected `+3.2 points` on `billing-dispute`, expected +2.9 as in the evidence",
  ],
  [
    "in a list, with another case",
    "- In short: 94.1 → 97.1 (+3.1) on Billing-Dispute",
    "7:13 Unexpected `94.1 → 97.1 (+3.1)` on `billing-dispute`, expected 94.1 → 97.1 (+2.9) as in the evidence",
  ],
  [
    "of the longer of two names",
    "+2.9 on billing-dispute-eu",
    "7:1 Unexpected `+2.9` on `billing-dispute-eu`, expected −10.0 as in the evidence",
  ],
  [
    "with the wrong sign",
    "| What | Seen |\n|---|---|\n| Tone | +2.5 on casual queries |",
    "9:10 Unexpected `+2.5` on `casual queries`, expected −2.5 as in the evidence",
  ],
])("a figure %s is found", (_, prose, message) => {
  expect(messages(prose)).toEqual([message]);
});
