import { describe, expect, test } from "vitest";
import { atLeastThree } from "../../src/lint/rules/options/at-least-three.ts";
import { schema } from "../../src/lint/rules/record/schema.ts";
import { suppressionReason } from "../../src/lint/rules/suppress/reason.ts";
import { suppressionUnused } from "../../src/lint/rules/suppress/unused.ts";
import { suppressionValid } from "../../src/lint/rules/suppress/valid.ts";
import { PARSERS, exampleOf, findingsOf } from "./example.ts";
import { TWO_OPTIONS } from "./sample-records.ts";

const FILE = "adr/adr-0001-migrate-the-support-model.md";
const RULES = [schema, atLeastThree, suppressionUnused];

/** The rules that find something, with the line. */
function found(text: string, line = ""): string[] {
  const example = exampleOf({ [FILE]: text, "reckon.yaml": line });
  const [native, reference] = PARSERS.map((parser) =>
    findingsOf(example, RULES, parser).map(({ rule, range }) => `${range.start.line} ${rule}`),
  );
  expect(native).toEqual(reference);
  return native!;
}

const TABLE = "| Dimension |";
const before = (comment: string): string => TWO_OPTIONS.replace(TABLE, `${comment}\n\n${TABLE}`);

test("without a comment it is found", () => {
  expect(found(TWO_OPTIONS)).toEqual(["16 options/at-least-three"]);
});

test.each([
  [
    "the next line that is not blank",
    before("<!-- reckon-disable-next-line options/at-least-three: two by law -->"),
  ],
  ["from here on", before("<!-- reckon-disable options/at-least-three: two by law -->")],
  [
    "the whole file, wherever the comment stands",
    `${TWO_OPTIONS}\n<!-- reckon-disable-file options/at-least-three: two by law -->\n`,
  ],
  [
    "its own line, which may be a table's",
    TWO_OPTIONS.replace(
      "Dimension",
      "Dimension <!-- reckon-disable-line options/at-least-three: two by law -->",
    ),
  ],
  [
    "several rules",
    before("<!-- reckon-disable-file options/at-least-three, record/schema: two by law -->").replace(
      "date: 2026-11-02",
      "date: soon",
    ),
  ],
  [
    "a comment over several lines",
    before("<!-- reckon-disable-next-line\n  options/at-least-three:\n  two by law\n-->"),
  ],
])("a comment holds for %s", (_, text) => {
  expect(found(text)).toEqual([]);
});

test("a comment in the frontmatter holds for its keys", () => {
  const text = TWO_OPTIONS.replace(
    "date: 2026-11-02",
    "# reckon-disable-next-line record/schema: nobody knows\ndate: soon",
  );
  expect(found(text)).toEqual(["17 options/at-least-three"]);
  expect(
    found(TWO_OPTIONS.replace("2026-11-02", "soon # reckon-disable-line record/schema: nobody knows")),
  ).toEqual(["16 options/at-least-three"]);
});

test("enable ends disable", () => {
  const text = before(
    "<!-- reckon-disable options/at-least-three: two by law -->\n\n<!-- reckon-enable options/at-least-three -->",
  );
  expect(found(text)).toEqual(["16 suppress/unused", "20 options/at-least-three"]);
});

test.each([
  [
    "in a code block",
    before("```html\n<!-- reckon-disable-file options/at-least-three: two by law -->\n```"),
  ],
  ["for another rule", before("<!-- reckon-disable-next-line record/readable: two by law -->")],
  ["without a reason", before("<!-- reckon-disable-next-line options/at-least-three -->")],
])("a comment %s hides nothing", (_, text) => {
  expect(found(text).map((line) => line.split(" ")[1])).toEqual(["options/at-least-three"]);
});

test("a comment for a rule that is off is not called unused", () => {
  const text = before("<!-- reckon-disable-next-line options/at-least-three: two by law -->");
  expect(found(text, "rules:\n  options/at-least-three: off\n")).toEqual([]);
});

describe("a reason that is written in another way", () => {
  /** What is said of a comment, by the rules about comments. */
  function said(comment: string): string[] {
    const example = exampleOf({ [FILE]: before(comment) });
    const rules = [schema, suppressionReason, suppressionUnused, suppressionValid, atLeastThree];
    return findingsOf(example, rules, PARSERS[0]!)
      .filter(({ rule }) => rule.startsWith("suppress/"))
      .map(({ hint }) => hint);
  }

  test.each(["-- two by law", "because two are left by law", "(two by law)"])(
    "%s is asked for again",
    (reason) => {
      expect(said(`<!-- reckon-disable options/at-least-three, record/schema ${reason} -->`)).toEqual([
        "Write `reckon-disable options/at-least-three, record/schema: <why it does not hold here>`. Until then it hides nothing.",
      ]);
    },
  );

  test("a word that is no directive is reported once", () => {
    expect(said("<!-- reckon-disable-nextline options/at-least-three: two by law -->")).toEqual([
      "Did you mean `reckon-disable-next-line`?",
    ]);
  });
});
