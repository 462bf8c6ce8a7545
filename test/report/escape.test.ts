import * as fc from "fast-check";
import { expect, test } from "vitest";
import { escapeJson, escapeText } from "../../src/report/escape.ts";

test.each([
  ["\u001B[2J\u0007", "\\u{1b}[2J\\u{7}"],
  ["a\r\nb\tc\0", "a\\u{d}\\u{a}b\\u{9}c\\u{0}"],
  ["\u202Eevil\u2066\u200B\uFEFF", "\\u{202e}evil\\u{2066}\\u{200b}\\u{feff}"],
  ["\u2028\u2029\u0085\u009B", "\\u{2028}\\u{2029}\\u{85}\\u{9b}"],
  ["tag \u{E0041}", "tag \\u{e0041}"],
  ["half \uD83D", "half \uFFFD"],
  ["##[add-mask]x", "# #[add-mask]x"],
  ["::error::x", ": :error::x"],
  ["a ::add-mask::b std::vector", "a : :add-mask::b std::vector"],
  ["模型 e\u0301 🚀", "模型 e\u0301 🚀"],
])("%j is shown as %s", (text, shown) => {
  expect(escapeText(text)).toBe(shown);
});

test("JSON holds nothing hidden and no command, and is the same value", () => {
  const value = fc.jsonValue();
  const hostile = fc.constantFrom(
    "##[x]",
    "\u202E",
    "\u007F",
    "\u2028",
    "\u{E0041}",
    "\u009B",
    "\n::error::",
  );
  fc.assert(
    fc.property(fc.record({ value, hostile, text: fc.string({ unit: "binary" }) }), (data) => {
      const text = escapeJson(data);
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##\[/u);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(data)));
    }),
  );
});
