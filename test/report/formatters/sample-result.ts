import { RULES } from "../../../src/lint/rules/index.ts";
import type { Finding } from "../../../src/model/finding.ts";
import { Lines } from "../../../src/parse/lines.ts";
import type { FormatContext, ShownResult } from "../../../src/report/formatter.ts";

/** A record as git shows it, with two findings in it. */
const TEXT =
  "---\nid: ADR-0007\nstatus: accepted\n---\n\n# Migrate the support model\n\n| Dimension | A | B |\n";

function finding(marked: string, found: Partial<Finding> = {}): Finding {
  const at = TEXT.indexOf(marked);
  return {
    rule: "options/at-least-three",
    level: "error",
    file: "adr/adr-0007-migrate-support-model.md",
    record: "ADR-0007",
    range: new Lines(TEXT).range(at, at + marked.length),
    message: "Unexpected options table with 2 options, expected at least three",
    hint: "Add a column for each further way you considered; doing nothing is one.",
    ...found,
  };
}

export const tooFew = finding("| Dimension | A | B |");
export const wrongStatus = finding("accepted", {
  rule: "corpus/supersession-both-sides",
  level: "warning",
  message:
    "Unexpected record that does not name `ADR-0009` under `superseded-by`, expected both sides to say so",
  hint: "Add a line `superseded-by: [ADR-0009]`.",
  related: [
    {
      file: "adr/adr-0009-größe 世界.md",
      range: new Lines(TEXT).range(0, 3),
      message: "`ADR-0009` names it here",
    },
  ],
  fix: [{ range: new Lines(TEXT).range(17, 17), text: "superseded-by: [ADR-0009]\n" }],
});

/** What a stranger may have put into names and texts. */
export const HOSTILE = [
  "adr/x\n::error::y ##[add-mask]z.md",
  "@ana fixes #12, GH-7 and [here](https://example.com) <img src=x onerror=alert(1)> www.example.com",
  '`code` and a lone ` tick, \u202Ereversed\u202C, \u001B[31mred, $1,200 and $940, ]]> & "quoted" \uFFFF \0',
];

export const hostile = finding("accepted", {
  file: HOSTILE[0]!,
  record: "ADR-7](https://example.com)",
  message: `Unexpected ${HOSTILE[1]}`,
  hint: HOSTILE[2]!,
  related: [{ file: HOSTILE[0]!, range: new Lines(TEXT).range(0, 3), message: HOSTILE[1]! }],
});

export function resultOf(findings: Finding[], more: Partial<ShownResult> = {}): ShownResult {
  return { findings, files: 3, records: 2, ...more };
}

export const CONTEXT: FormatContext = {
  color: false,
  width: 80,
  sourceLine: (_, line) => TEXT.split("\n")[line - 1],
  inRepository: (file) => `services/support/${file}`,
  tool: {
    version: "0.1.0",
    home: "https://reckon.example",
    page: (rule) => `https://reckon.example/rules/${rule}`,
    rules: RULES,
  },
};
