import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical, field, parseJson } from "../../src/evidence/json.ts";
import type { Json } from "../../src/evidence/json.ts";

describe("reading JSON from strangers", () => {
  it.each([
    ['{"score": NaN}', 1, 11, "Unexpected `NaN`, expected a JSON value"],
    ['{"score": -Infinity}', 1, 11, "Unexpected `-Infinity`, expected a JSON value"],
    ['{"score": 1e999}', 1, 11, "Unexpected number beyond what a double holds"],
    ['{"score": 1,\n "score": 0}', 2, 2, "Unexpected second key `score` in one object"],
    ['{"\\u005f_proto__": {}}', 1, 2, "Unexpected key `__proto__`"],
    ['[{"success": true}', 1, 19, "Unexpected end of the file inside a JSON value"],
    ['{"answer": "We ref', 1, 19, "Unexpected end of the file inside a string"],
    ['{"answer": "a\tb"}', 1, 14, "Unexpected control character in a string, expected an escape"],
    ['{"answer": "\\x41"}', 1, 13, "Unexpected escape in a string"],
    ["[true,]", 1, 7, "Unexpected `]`, expected a JSON value"],
    ['{"pass" true}', 1, 9, "Unexpected `true`, expected `:`"],
    ["[1 2]", 1, 4, "Unexpected `2`, expected `,`"],
    ["{pass: true}", 1, 2, "Unexpected `pass`, expected a key in double quotes"],
    ["{} {}", 1, 4, "Unexpected text after the JSON value, expected the end of the file"],
    ["", 1, 1, "Unexpected end of the file inside a JSON value"],
  ])("names the place in %j", (text, line, column, message) => {
    expect(parseJson(text)).toEqual({ ok: false, problem: { line, column, message } });
  });

  it("stops at the depth that it is given, whatever comes after", () => {
    expect(parseJson("[".repeat(10_000))).toMatchObject({
      problem: { column: 65, message: "Unexpected nesting of more than 64 levels" },
    });
    expect(parseJson(`${"[".repeat(64)}${"]".repeat(64)}`).ok).toBe(true);
  });

  it("shows no more of a strange text than a word, and nothing that hides", () => {
    const result = parseJson(`[${"x".repeat(500)}]`);
    expect(result).toMatchObject({
      problem: { message: `Unexpected \`${"x".repeat(40)}…\`, expected a JSON value` },
    });
    expect(parseJson("[\u202E1]")).toMatchObject({
      problem: { message: "Unexpected `\uFFFD`, expected a JSON value" },
    });
  });

  const safe = fc.json({ maxDepth: 5 }).filter((text) => !text.includes("__proto__"));

  it("reads what JSON.parse reads, and nothing else", () => {
    fc.assert(
      fc.property(safe, (text) => {
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) as Json, nonFinite: 0 });
      }),
    );
    fc.assert(
      fc.property(
        safe,
        fc.nat(),
        fc.constantFrom("{", "}", "[", "]", ",", ":", '"', "1", "e", "-", "\\"),
        (text, at, piece) => {
          const place = at % (text.length + 1);
          const broken = text.slice(0, place) + piece + text.slice(place);
          // Duplicate keys and large numbers are read by JSON.parse and refused here.
          if (parseJson(broken).ok) expect(() => JSON.parse(broken) as Json).not.toThrow();
        },
      ),
    );
  });

  it("spells equal values alike, whatever the order of their keys", () => {
    expect(canonical({ question: "Where is my order?", locale: "en" })).toBe(
      canonical({ locale: "en", question: "Where is my order?" }),
    );
    expect(canonical([1, null, { b: 2, a: [true] }])).toBe('[1,null,{"a":[true],"b":2}]');
  });

  it("never reads a key that the object inherits", () => {
    expect(field({ a: 1 }, "constructor")).toBeUndefined();
    expect(field([1], "length")).toBeUndefined();
  });
});
