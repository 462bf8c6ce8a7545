import { describe, expect, test } from "vitest";
import { RULES } from "../../src/lint/rules/index.ts";
import { Lines } from "../../src/parse/lines.ts";
import { PARSERS, exampleOf, findingsOf, readPage, shown } from "./example.ts";
import type { Example } from "./example.ts";

/** What text editors and people do to a file; none of it moves a finding to another line. */
const MEMO = [
  "---",
  "id: MEMO-0003 # 支援 🚀",
  "kind: risk-memo",
  'title: "移行 👩🏽‍💻"',
  "status: accepted",
  "date: 2026-11-20",
  "decided: 2026-11-20",
  "decision-makers: [Zoë]",
  "chosen: D",
  "builds-on: [ADR-0099]",
  "reversal:",
  "  cost: 3 fortnights",
  "  door: two-way",
  "---",
  "",
  "# 移行\tする 🚀",
  "",
  "## Options",
  "",
  "|\tDimension\t|\tA: 現状維持\t|\tB: 移行 🚀\t|",
  "|---|---|---|",
  "|\t費用 👩🏽‍💻\t|\t$1,200\t|\t\t|",
  "| Reversal cost | 🚀 eventually | 1 sprint |",
  "",
  "🚀🚀 See\t[規則](#規程) and ![図](図.png).",
  "",
  "## Risks",
  "",
  "| ID | Risk | Likelihood | Impact | Owner | Signal | Review by | Status |",
  "|---|---|---|---|---|---|---|---|",
  "| R1 | 🚀 | 多分 | minor | everyone | 苦情 | 明日 | open |",
  "",
].join("\n");

describe.each(PARSERS)("read by $engine", (parser) => {
  test("findings point at what they speak of, past tabs, emoji and CJK", () => {
    const example = exampleOf({ "adr/memo-0003-移行.md": MEMO });
    const places = findingsOf(example, RULES, parser).map(({ rule, range: { start, end } }) => {
      const [firstLine] = MEMO.slice(start.offset, end.offset).split("\n", 1);
      return `${start.line}:${start.column} ${rule} ${firstLine}`;
    });
    expect(places).toEqual([
      '4:8 record/title-matches-heading "移行 👩🏽‍💻"',
      "9:9 options/chosen-exists D",
      "10:13 corpus/no-dangling-reference ADR-0099",
      "12:9 reversal/cost-parses 3 fortnights",
      "16:1 record/required-sections # 移行	する 🚀",
      "16:1 record/required-sections # 移行	する 🚀",
      "16:1 record/required-sections # 移行	する 🚀",
      "20:1 options/at-least-three |	Dimension	|	A: 現状維持	|	B: 移行 🚀	|",
      "20:1 options/one-recommendation |	Dimension	|	A: 現状維持	|	B: 移行 🚀	|",
      "22:24 options/no-empty-cell ",
      "23:19 reversal/cost-parses 🚀 eventually",
      "25:10 links/anchor-exists [規則](#規程)",
      "25:24 links/image-exists ![図](図.png)",
      "31:13 risks/columns 多分",
      "31:26 risks/owner everyone",
      "31:37 risks/measurable-signal 苦情",
      "31:42 risks/columns 明日",
    ]);
  });
});

const BAD = RULES.flatMap(({ id }) =>
  readPage(id)
    .examples.filter(({ kind }) => kind === "bad")
    .map((example) => ({ ...example, id })),
);

function withText(example: Example, change: (text: string, file: string) => string): Example {
  return { ...example, files: new Map([...example.files].map(([file, text]) => [file, change(text, file)])) };
}

describe.each(BAD)("the bad example of $id on line $line", (example) => {
  const found = (lint: Example, parser: (typeof PARSERS)[number]) =>
    findingsOf(lint, RULES, parser).filter(({ rule }) => rule === example.id);

  test.each(PARSERS)("is found at the same places with Windows line ends, read by $engine", (parser) => {
    const windows = withText(example, (text) => text.replaceAll("\n", "\r\n"));
    expect(shown(found(windows, parser), windows)).toBe(example.findings);
  });

  test.each(PARSERS)("has lines, columns and offsets that agree, read by $engine", (parser) => {
    for (const { file, range } of found(example, parser)) {
      const text = example.files.get(file)!;
      expect(new Lines(text).range(range.start.offset, range.end.offset)).toEqual(range);
    }
  });
});
