import { readFileSync } from "node:fs";
import path from "node:path";
import stringWidth from "fast-string-width";
import { expect, test } from "vitest";
import { explainRule, listRules } from "../../src/cli/rule-pages.ts";
import { RULES } from "../../src/lint/rules/index.ts";

/** What is written to an output, at 60 columns where it is a terminal. */
function written(print: (output: Parameters<typeof listRules>[0]) => void, isTerminal: boolean): string {
  const parts: string[] = [];
  print({ write: (text) => void parts.push(text), isTerminal, columns: isTerminal ? 60 : 80 });
  return parts.join("");
}

test("for a program, a rule is a line", () => {
  const lines = written(listRules, false).trimEnd().split("\n");
  expect(lines.map((line) => line.split(" ", 1)[0])).toEqual(RULES.map(({ id }) => id));
  expect(lines.filter((line) => line.includes(", fix")).length).toBe(
    RULES.filter(({ fixes }) => fixes).length,
  );
});

test("at a terminal, what a rule asks for fits below it", () => {
  const text = written(listRules, true);
  expect(text).toContain(
    "\nrecord/schema                       error\n  The frontmatter has the required keys, no unknown ones,\n  and values of the right type.\n",
  );
  expect(Math.max(...text.split("\n").map((line) => stringWidth(line)))).toBeLessThanOrEqual(60);
});

test("a rule's page is printed as it is, but for a terminal", () => {
  const page = path.resolve(import.meta.dirname, "../../docs/rules/options/chosen-exists.md");
  const print = (color: boolean) => (output: Parameters<typeof listRules>[0]) =>
    void explainRule(output, "options/chosen-exists", color);
  expect(written(print(true), false)).toBe(readFileSync(page, "utf8"));
  const shown = written(print(false), true);
  expect(shown).toContain(
    "  ── findings\n  4:9 Unexpected accepted record without `chosen`,\n    expected the key of the option that was chosen\n    → Add a line `chosen: …`",
  );
  expect(shown).toMatch(/^options\/chosen-exists\n\n/u);
  expect(shown).not.toMatch(/```|bad|file=/u);
  expect(written(print(true), true)).toContain("\u001B[1mGood\u001B[22m");
});
