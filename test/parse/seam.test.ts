import { describe, expect, test } from "vitest";
import { DOCUMENTS } from "../parity/documents.ts";
import { at, KEYS, native, readRecord, reference, textAt } from "../records.ts";
import type { Range } from "../../src/model/position.ts";

const memo = (...body: string[]) => `---\n${KEYS}---\n\n# Migrate the support model\n\n${body.join("\n")}\n`;

const options = (...rows: string[]) =>
  memo(
    "## Options",
    "",
    "| Dimension | A: Stay | B: Migrate | C: Dual-run |",
    "|---|---|---|---|",
    ...rows,
    "",
  );

/** Memos on which a record may come out differently although the trees look much alike. */
const MEMOS: Readonly<Record<string, string>> = {
  "escaped bars in cells": options("| Cost \\| month | `a\\|b` | c \\\\| d | e |"),
  "code with bars": options("| Cost | `x | y` | `` a`b `` | z |"),
  "ragged rows and empty cells": options("| Cost |", "| Risk | | – | | more |", "||||"),
  "rows without bars at the ends": options("Cost | $1 | $2 | $3", "Risk|a|b|c"),
  "aligned and padded columns": memo(
    "## Options",
    "",
    "|  Dimension   | A: Stay |  B: Migrate | C |",
    "|:-------------|:-------:|------------:|---|",
    "|  **Cost**    | ~~$1~~  | [$2](a.md)  | ![three](c.png) |",
  ),
  "tabs and emoji in a table": options("|\tCost 💶\t|\t$1\t| 模型 | e\u0301 |"),
  "nested lists and tasks": memo(
    "## Readiness",
    "",
    "- [x] alerts (ana)\n  1. page\n  2. wait\n- [ ] `fallback` (mei, 2026-12-01)\n\n3. three",
  ),
  "HTML blocks and comments": memo(
    "## Context",
    "<div id='a'>\n\nText <b>bold</b>\n\n</div>\n<!-- ## Options -->\n<!--\n\n## Risks\n-->",
  ),
  "a comment in code": memo("## Context", "```md\n<!--\n```\n\n## Decision\n\n`<!--` and\n\n## Risks\n\n-->"),
  "a fence that never closes": memo("## Context", "~~~", "## Options", "| A | B |", "|---|---|"),
  footnotes: memo(
    "## Context",
    "Ask[^1] twice[^1], or [^__proto__].\n\n[^1]: Note\n    with ## no heading\n[^__proto__]: p",
  ),
  "underlined headings": memo(
    "Context\n-------\n\nWords.\n\nOptions\n---\n\n| A | B |\n|---|---|\n| 1 | 2 |",
  ),
  "headings with markup": memo(
    "## `Context`",
    "## **Options** ##",
    "## [Decision](#x)",
    "## Risks {#risks}",
    "##",
    "#Not one",
  ),
  "headings that repeat": memo(
    "## Context",
    "### Notes",
    "## Notes",
    "## notes!",
    "## __proto__",
    "## constructor",
  ),
  "a heading in a quote": memo("> # Not the title", "> ## Options", "", "## Context"),
  "references defined twice": memo("[a][x] [x] ![i][X]", "", "[x]: one.md", "[x]: two.md"),
  "bare addresses": memo("www.example.org http://example.org/a_b mail@example.org www.a__b.org"),
  "a long line": memo(`## Context\n\n${"word ".repeat(40_000)}`),
  "dots inside the frontmatter": `---\n${KEYS}x-note: |\n  a\n  ...\n  b\n---\n\n# Title\n`,
  "a NUL and half a pair": memo("## Con\0text", "a \uD83D b \0 [l](x\0.md)"),
  "a byte order mark inside": memo("\uFEFF## Context", "## Op\uFEFFtions"),
  "no final line end": memo("## Options", "", "| A | B |", "|---|---|", "| 1 | 2").trimEnd(),
};

describe("both parsers lead to the same record", () => {
  const cases = Object.entries({ ...DOCUMENTS, ...MEMOS });

  test.each(cases)("%s", (_, text) => {
    expect(readRecord(text, { parser: native })).toEqual(readRecord(text, { parser: reference }));
  });

  test.each(cases)("%s, with Windows line ends", (_, text) => {
    const windows = text.replaceAll(/\r?\n/gu, "\r\n");
    expect(readRecord(windows, { parser: native })).toEqual(readRecord(windows, { parser: reference }));
  });

  test.each(cases)("%s, with carriage returns alone", (_, text) => {
    const old = text.replaceAll(/\r?\n/gu, "\r");
    expect(readRecord(old, { parser: native })).toEqual(readRecord(old, { parser: reference }));
  });
});

describe.each([native, reference])("places, read by $engine", (parser) => {
  const text = memo(
    "## Options",
    "",
    "|\tDimension\t| A: 現状維持 | B: Migrate 🚀 |",
    "|---|---|---|",
    "| Cost\t💶 | e\u0301 $1 | | ",
    "",
    "## Accepted Risks",
    "",
    "| ID | Risk |",
    "|--|--|",
    "| 👩🏽‍💻 R1 | 模型 `a\\|b` |",
    "",
    "See 🚀 [the plan](plan.md).",
  );

  test.each(["\n", "\r\n", "\r"])("with %j", (newline) => {
    const written = text.replaceAll("\n", newline);
    const { options: table, risks, links, headings, places } = readRecord(written, { parser });
    const show = (range: Range | undefined) => range && `${at(range)} ${textAt(written, range)}`;
    expect([
      ...table!.columns.map(({ range }) => show(range)),
      show(table!.rows[0]!.head.range),
      ...table!.rows[0]!.cells.map(({ range }) => show(range)?.trim()),
      show(risks!.rows[0]!.id?.range),
      show(risks!.rows[0]!.risk?.range),
      show(links[0]?.range),
      show(headings[1]?.range),
      show(places.nodes.get("status")?.key),
      show(places.nodes.get("status")?.value),
    ]).toEqual([
      "12:15 A: 現状維持",
      "12:25 B: Migrate 🚀",
      "14:3 Cost\t💶",
      "14:13 e\u0301 $1",
      "14:20",
      "20:3 👩🏽‍💻 R1",
      "20:16 模型 `a\\|b`",
      "22:8 [the plan](plan.md)",
      "10:1 ## Options",
      "4:1 status",
      "4:9 draft",
    ]);
  });
});

describe("the title", () => {
  test.each([
    ["# Migrate *the* `support` model\n", "Migrate the support model"],
    ["> # Quoted\n\n# Written\n", "Written"],
    ["Migrate\n=======\n", "Migrate"],
    ["## Context\n", undefined],
  ])("of %j", (body, title) => {
    expect(readRecord(`---\n${KEYS}---\n\n${body}`).title).toBe(title);
  });

  test("is the frontmatter's where there is no heading", () => {
    expect(readRecord(`---\n${KEYS}title: Migrate\n---\n`).title).toBe("Migrate");
  });
});

describe("sections", () => {
  const names = (body: string) =>
    readRecord(`# T\n\n${body}`).sections.map(({ name, opening }) => [name, opening]);

  test("Consequences and Confirmation below Decision are no part of it", () => {
    expect(
      names(
        "## Decision Outcome\n\nWe run both.\n\n### Consequences\n\n- Cheaper\n\n### Validation\n\nIn May.\n\n## Links\n",
      ),
    ).toEqual([
      ["Decision", "We run both."],
      ["Consequences", undefined],
      ["Confirmation", "In May."],
      ["Links", undefined],
    ]);
  });

  test("other headings below a section are part of it", () => {
    const { sections } = readRecord(
      "# T\n\n## Options\n\n### A\n\n| x | y |\n|---|---|\n\n#### Deeper\n\n1. one\n\n## Risks\n",
    );
    expect(sections.map(({ name, tables, numbered }) => [name, tables.length, numbered])).toEqual([
      ["Options", 1, true],
      ["Risks", 0, false],
    ]);
  });
});
