import * as z from "zod";
import { describe, expect, test } from "vitest";
import type { Rule } from "../../src/lint/rule.ts";
import { PARSERS, findingsOf, fixedExample, readPage, shown } from "./example.ts";
import type { Example } from "./example.ts";

/**
 * Holds a rule against its page: the page says what the rule says of itself, and its examples are found out or pass,
 * under both parsers and with the very findings that the page shows. A fix leads to what the page shows, leaves nothing
 * to fix, and changes nothing when applied again.
 * @param beside rules that are on as well, for a rule that looks at what others found
 */
export function testRule(rule: Rule, beside: readonly Rule[] = []): void {
  const page = readPage(rule.id);
  describe(rule.id, () => {
    test("has a page that says what it is", () => {
      const fixes = page.examples.some((example) => example.fixed.size > 0);
      expect(page.title).toBe(rule.id);
      expect(page.paragraphs[0]).toBe(rule.description);
      expect(page.paragraphs[1]).toBe(`Level: ${rule.level}${fixes ? ", with a fix" : ""}.`);
      expect(rule.fixes ?? false).toBe(fixes);
      expect(page.paragraphs[2]).toMatch(/\.$/u);
      expect(page.headings).toEqual([
        "Bad",
        "Good",
        ...(rule.options ? ["Options"] : []),
        "When to switch it off",
      ]);
      expect(page.options).toEqual(optionNames(rule));
      expect(new Set(page.examples.map(({ kind }) => kind))).toEqual(new Set(["bad", "good"]));
    });

    describe.each(page.examples)("$kind example on line $line", (example) => {
      test.each(PARSERS)("read by $engine", (parser) => holds(rule, example, parser, beside));
    });
  });
}

function optionNames(rule: Rule): string[] {
  return rule.options instanceof z.ZodObject ? Object.keys(rule.options.shape) : [];
}

function holds(
  rule: Rule,
  example: Example,
  parser: (typeof PARSERS)[number],
  beside: readonly Rule[],
): void {
  const own = (lint: Example) =>
    findingsOf(lint, [rule, ...beside], parser).filter((finding) => finding.rule === rule.id);
  const findings = own(example);
  expect(shown(findings, example)).toBe(example.kind === "good" ? "" : example.findings);
  if (example.kind === "bad") expect(findings).not.toEqual([]);
  for (const { message, hint } of findings) {
    expect(message).toMatch(/^Unexpected .*[^.]$/su);
    expect(hint).toMatch(/^[A-Z“`].*[.?]$/su);
  }
  const fixed = fixedExample(example, findings);
  const changed = [...fixed.files].filter(([file, text]) => text !== example.files.get(file));
  expect(new Map(changed)).toEqual(new Map(example.fixed));
  if (changed.length === 0) return;
  const left = own(fixed);
  expect(left.filter(({ fix }) => fix !== undefined)).toEqual([]);
  expect(left.length).toBe(findings.filter(({ fix }) => fix === undefined).length);
}
