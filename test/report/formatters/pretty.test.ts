import stringWidth from "fast-string-width";
import { describe, expect, test } from "vitest";
import { Lines } from "../../../src/parse/lines.ts";
import { pretty } from "../../../src/report/formatters/pretty.ts";
import type { Finding } from "../../../src/model/finding.ts";
import { resultOf, tooFew, wrongStatus } from "./sample-result.ts";

/** A finding about a part of a text, shown at a width. */
function show(text: string, part: string, width = 80, more: Partial<Finding> = {}): string[] {
  const start = text.indexOf(part);
  const range = new Lines(text).range(start, start + part.length);
  const sourceLine = (_: string, line: number) => text.split("\n")[line - 1];
  const result = resultOf([{ ...tooFew, range, message: "Unexpected", hint: "Mend it", ...more }]);
  return pretty.format(result, { color: false, width, sourceLine }).split("\n");
}

/** The two lines of the frame, and what the marks stand under. */
function frame(lines: readonly string[]): { line: string; marks: string; under: [number, number] } {
  const at = lines.findIndex((line) => /^ +│ +\^|^ +│ \^/u.test(line));
  const [line, marks] = [lines[at - 1]!, lines[at]!];
  return { line, marks, under: [stringWidth(marks.replace(/\^+$/u, "")), marks.match(/\^/gu)!.length] };
}

test("at 80 columns, grouped by file", () => {
  const text =
    "---\nid: ADR-0007\nstatus: accepted\n---\n\n# Migrate the support model\n\n| Dimension | A | B |\n";
  const context = {
    color: false,
    width: 80,
    sourceLine: (_: string, line: number) => text.split("\n")[line - 1],
  };
  expect(pretty.format(resultOf([wrongStatus, tooFew]), context))
    .toBe(`adr/adr-0007-migrate-support-model.md  ADR-0007

  3:9  warning corpus/supersession-both-sides
  Unexpected record that does not name \`ADR-0009\` under \`superseded-by\`,
  expected both sides to say so
  3 │ status: accepted
    │         ^^^^^^^^
  → Add a line \`superseded-by: [ADR-0009]\`.
    adr/adr-0009-größe 世界.md:1:1 \`ADR-0009\` names it here

  8:1  error options/at-least-three
  Unexpected options table with 2 options, expected at least three
  8 │ | Dimension | A | B |
    │ ^^^^^^^^^^^^^^^^^^^^^
  → Add a column for each further way you considered; doing nothing is one.

1 error, 1 warning in 2 records in 3 files.
1 can be mended with \`--fix\`.
`);
});

test("nothing found is said in a line", () => {
  const context = { color: false, width: 80, sourceLine: () => undefined };
  expect(pretty.format(resultOf([]), context)).toBe("No findings in 2 records.\n");
});

test("what is known, and what records answer for, is counted beside what is found", () => {
  const context = { color: false, width: 80, sourceLine: () => undefined };
  const answered = { ...wrongStatus, reason: "the old record is on paper" };
  const result = { ...resultOf([]), known: [tooFew, wrongStatus], suppressed: [answered] };
  expect(pretty.format(result, context)).toBe(
    "No new findings in 2 records.\n2 more in the baseline; 1 more that records answer for.\n",
  );
});

test("a command in a hint stays on one line, unless it is longer than the line", () => {
  const command = "`reckon renumber adr/adr-0007-migrate-support-model.md ADR-0012`";
  const hint = `Give the newer one another id: ${command}.`;
  expect(show("| a |", "a", 72, { hint }).join("\n")).toContain(
    `  → Give the newer one another id:\n    ${command}.\n`,
  );
  const lines = show("| a |", "a", 40, { hint });
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(64);
});

test("colours are asked for, and change no character", () => {
  const context = { color: true, width: 80, sourceLine: () => "| Dimension | A | B |" };
  const colored = pretty.format(resultOf([tooFew]), context);
  expect(colored).toContain("\u001B[31merror\u001B[39m");
  // oxlint-disable-next-line no-control-regex
  expect(colored.replaceAll(/\u001B\[\d+m/gu, "")).toBe(
    pretty.format(resultOf([tooFew]), { ...context, color: false }),
  );
});

describe("the marks stand under the place", () => {
  test.each([
    ["past tabs", "|\tCost\t| here |", "here"],
    ["past wide characters", "| 費用 💶 | here |", "here"],
    ["of wide characters", "| 費用 | 現状維持 |", "現状維持"],
    ["past combining marks", "| e\u0301e\u0301 | here |", "here"],
    ["past what is escaped", "| \u202E | here |", "here"],
    ["past a command that is broken up", "| ##[group]x | here |", "here"],
    ["at the end of a long line", `${"word ".repeat(40_000)}here`, "here"],
    ["in the middle of a long line", `${"word ".repeat(400)}here${" word".repeat(400)}`, "here"],
    ["in the middle of wide characters", `${"費".repeat(400)}here${"用".repeat(400)}`, "here"],
  ])("%s", (_, text, part) => {
    const { line, under } = frame(show(text, part));
    const before = line.slice(0, line.indexOf(part));
    expect(under).toEqual([stringWidth(before), stringWidth(part)]);
    expect(stringWidth(line)).toBeLessThanOrEqual(80);
  });

  test("as far as there is room", () => {
    const { line, marks } = frame(show(`a ${"word ".repeat(100)}`, "word ".repeat(100).trim(), 60));
    expect([stringWidth(line) <= 60, stringWidth(marks) <= 60, line.endsWith("…")]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("to the end of the first line of several", () => {
    const { line, under } = frame(show("one two\nthree", "two\nthree"));
    expect([line, under]).toEqual(["  1 │ one two", [10, 3]]);
  });

  test("by one where the place is empty", () => {
    expect(frame(show("|  |", " |").slice(0)).under[1]).toBeGreaterThan(0);
    const empty = new Lines("| |").range(1, 1);
    const lines = show("| |", "|", 80, { range: empty });
    expect(frame(lines).under).toEqual([7, 1]);
  });
});

describe("what strangers wrote", () => {
  test.each(["::add-mask::x", "text ::stop-commands::x", "##[add-mask]x", "#".repeat(3) + "[debug]"])(
    "%s commands nobody",
    (text) => {
      const lines = show(`${text} here`, "here", 40, {
        message: `Unexpected ${text}`,
        hint: text,
        file: `${text}.md`,
        record: text,
      });
      expect(lines.join("\n")).not.toMatch(/^\s*::|##\[/mu);
    },
  );

  test("cut between the characters of a command, it is still none", () => {
    for (let at = 0; at < 14; at++) {
      const text = "##[add-mask]xyz";
      expect(show(text, text.slice(at, at + 1)).join("\n")).not.toContain("##[");
    }
  });
});
