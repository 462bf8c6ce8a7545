import { describe, expect, test } from "vitest";
import { LIMITS } from "../../src/model/limits.ts";
import { native, readKeys, readRecord, reference } from "../records.ts";

/** What a test may take on a busy machine; the texts took from seconds to six minutes. */
const AT_ONCE = 20_000;

const times = (count: number, text: string) => text.repeat(count);
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

describe("hostile frontmatter is a finding, at once", () => {
  test.each([
    ["? in a row", times(1000, "? ")],
    ["? on lines of their own", lines(60, (index) => `${times(index, " ")}${times(60, "? ")}`)],
    ["dashes in a row", `x: \n  ${times(1000, "- ")}a`],
    ["flow lists", `x: ${times(3000, "[")}`],
    ["flow lists that brackets in quotes hide", `x: ${times(6000, '[ "]", ')}`],
    ["flow maps", `x: ${times(3000, "{a: ")}`],
    ["a list that never closes", `x: ${times(16_000, "[,,,")}`],
    ["maps in maps", lines(300, (index) => `${times(index, " ")}a:`)],
    ["blank lines", times(60_000, "\n")],
    ["blanks before a comment", lines(30, () => `${times(2000, " ")}\n#`)],
    ["an alias bomb", lines(9, (index) => `x-${index}: &a${index} [${times(9, `*a${index - 1}, `)}1]`)],
    ["a cycle", "x-a: &a [*a]"],
    ["more than 64 KiB", `x-note: ${times(LIMITS.frontmatter, "a")}`],
    ["a NUL", "title: a\0b\0"],
    ["a lone surrogate", 'title: "\\ud83d"\nx: ['],
  ])(
    "%s",
    (_, keys) => {
      const { problems } = readKeys(
        `id: MEMO-0003\nkind: risk-memo\nstatus: draft\ndate: 2026-11-20\n${keys}`,
      );
      expect(problems.length).toBeGreaterThan(0);
      expect(problems[0]!.message).toMatch(/^Unexpected /u);
      expect(problems.map(({ message }) => message).join("\n")).not.toMatch(/call stack|Stack overflow/u);
    },
    AT_ONCE,
  );

  test(
    "40,000 keys",
    () => {
      const { problems } = readKeys(lines(9000, (index) => `k${index}:`));
      expect(problems.length).toBeGreaterThan(0);
    },
    AT_ONCE,
  );

  test("what is deep and within the limit is read", () => {
    const nested = `x-a: ${times(40, "[")}"]"${times(40, "]")}`;
    const many = lines(100, (index) => `x-${index}: [one, { two: three }]`);
    const { problems } = readKeys(
      `id: MEMO-0003\nkind: risk-memo\nstatus: draft\ndate: 2026-11-20\n${nested}\n${many}`,
    );
    expect(problems).toEqual([]);
  });
});

describe("hostile prose is refused before the parser, at once", () => {
  test.each([
    ["> × 256k", times(256_000, ">"), "Unexpected nesting of 256000 levels, expected at most 64"],
    [
      "> after a lone carriage return",
      `a\r${times(200_000, ">")}`,
      "Unexpected nesting of 200000 levels, expected at most 64",
    ],
    ["lists in lists", times(80_000, "* "), "Unexpected nesting of 80000 levels, expected at most 64"],
    ["numbered lists in quotes", times(40, "> 1. "), "Unexpected nesting of 80 levels, expected at most 64"],
    ["&amp; × 128k", times(128_000, "&amp;"), "Unexpected number of “&”, expected at most 10000"],
    [
      "short rows under 8,000 columns",
      `${times(8000, "| a ")}|\n${times(8000, "|-")}|\n${times(30, "|a|\n")}`,
      "Unexpected table of more than 200000 cells, expected fewer",
    ],
    [
      "short rows in a quote in a list",
      `- > ${times(8000, "| a ")}|\n  > ${times(8000, "|-")}|\n${times(30, "  > |a|\n")}`,
      "Unexpected table of more than 200000 cells, expected fewer",
    ],
    [
      "an address that never begins",
      `${times(80_000, "a_")}@`,
      "Unexpected word with more than 10000 “_”, expected fewer",
    ],
  ])(
    "%s",
    (_, body, message) => {
      const { problems, isRecord } = readRecord(`---\nid: MEMO-0003\n---\n\n${body}`);
      expect(problems.map((problem) => [problem.rule, problem.message])).toEqual([
        ["record/readable", message],
      ]);
      expect(isRecord).toBe(true);
    },
    AT_ONCE,
  );

  test("a refusal names the line", () => {
    const { problems } = readRecord(`# Title\r\n\r\nWords\n${times(65, ">")}\n`);
    expect(problems[0]?.range.start).toEqual({ line: 4, column: 1, offset: 17 });
  });

  test.each([
    ["64 levels", times(64, "> ")],
    ["a long rule of dashes", times(30, "- ")],
    ["a wide table", `${times(200, "| a ")}|\n${times(200, "|-")}|\n${times(100, "|a|\n")}`],
    ["10,000 ampersands", times(10_000, "&")],
    ["a line of 200,000 characters", times(200_000, "a")],
    ["a line of 200,000 blanks", `a${times(200_000, " ")}b`],
    ["blanks before a dash", `${times(200_000, " ")}x-`],
    ["a row of dashes and blanks", `--${times(200_000, " ")}x-`],
    ["tags that never close", `<div>\n${times(60_000, "<a ")}\n`],
    ["identifiers with underscores", times(20_000, "some_name ")],
    ["brackets", times(40_000, "[")],
    ["emphasis", times(20_000, "*a_ ")],
  ])(
    "%s are read",
    (_, body) => {
      const { problems } = readRecord(`# Title\n\n${body}`, { file: "adr/notes.md" });
      expect(problems).toEqual([]);
    },
    AT_ONCE,
  );

  test.each([native, reference])("nesting that only the tree shows, read by $engine", (parser) => {
    const body = lines(100, (index) => `${times(index * 2, " ")}- a`);
    const { problems } = readRecord(`# Title\n\n${body}\n`, { parser });
    expect(problems.map(({ message }) => message)).toContain(
      "Unexpected record without frontmatter, expected `---`, keys, `---` on the first lines",
    );
    const deeper = lines(300, (index) => `${times(index * 2, " ")}- a`);
    expect(readRecord(deeper, { parser }).problems.map(({ message }) => message)).toEqual([
      "Unexpected nesting deeper than 64 levels",
    ]);
  });
});
