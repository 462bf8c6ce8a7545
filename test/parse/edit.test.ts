import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editFrontmatter } from "../../src/parse/edit.ts";
import type { FrontmatterEdit } from "../../src/parse/edit.ts";
import { KEYS, readRecord } from "../records.ts";

const file = (keys: string) => `---\n${keys}---\n\n# Migrate the support model\n\nstatus: not a key\n`;
const status: FrontmatterEdit = { path: ["status"], set: "accepted" };
const successor: FrontmatterEdit = { path: ["superseded-by"], append: "ADR-0012" };

/** What an edit turns these keys into. */
function edited(keys: string, ...edits: FrontmatterEdit[]): string | undefined {
  const text = editFrontmatter(file(keys), edits);
  const [head, tail] = [text?.slice(0, 4), text?.slice(text.indexOf("---\n", 4))];
  if (text !== undefined) expect([head, tail]).toEqual(["---\n", file("").slice(4)]);
  return text?.slice(4, text.indexOf("---\n", 4));
}

describe("a value is replaced and nothing else", () => {
  test.each([
    ["a plain one", "status: draft\n", "status: accepted\n"],
    ["beside a comment", "status:   draft  # since May\n", "status:   accepted  # since May\n"],
    ["a quoted one", "status: 'draft'\n", "status: accepted\n"],
    ["of a quoted key", '"status" : draft\n', '"status" : accepted\n'],
    ["an empty one", "status:\ndate: 2026-11-20\n", "status: accepted\ndate: 2026-11-20\n"],
    ["an empty one beside a comment", "status: # later\n", "status: accepted # later\n"],
    ["a folded one", "status: >-\n  draft\n  for now\nid: A\n", "status: accepted\nid: A\n"],
    ["a list", "status:\n  - draft\nid: A\n", "status:\n  accepted\nid: A\n"],
    ["between blank lines", "\nid: A\n\nstatus: draft\n\n# end\n", "\nid: A\n\nstatus: accepted\n\n# end\n"],
  ])("%s", (_, before, after) => {
    expect(edited(before, status)).toBe(after);
  });

  test("below another key", () => {
    const rehearsed: FrontmatterEdit = { path: ["reversal", "rehearsed"], set: "2026-11-20" };
    expect(edited("reversal:\n    cost: 3 days # both\n    rehearsed: 2026-01-01\n", rehearsed)).toBe(
      "reversal:\n    cost: 3 days # both\n    rehearsed: 2026-11-20\n",
    );
    expect(edited("reversal:\n    cost: 3 days # both\nchosen: C\n", rehearsed)).toBe(
      "reversal:\n    cost: 3 days # both\n    rehearsed: 2026-11-20\nchosen: C\n",
    );
  });

  test("texts that YAML would read as something else are quoted", () => {
    expect(edited("chosen: B\n", { path: ["chosen"], set: "1" })).toBe('chosen: "1"\n');
    expect(edited("chosen: B\n", { path: ["chosen"], set: "a: b\nstatus: x" })).toBe(
      'chosen: "a: b\\nstatus: x"\n',
    );
  });
});

describe("a list grows by an item", () => {
  test.each([
    ["that is not there", "id: A # first\n", "id: A # first\nsuperseded-by: [ADR-0012]\n"],
    ["that is empty", "superseded-by: []\n", "superseded-by: [ADR-0012]\n"],
    ["without a value", "superseded-by:\nid: A\n", "superseded-by: [ADR-0012]\nid: A\n"],
    ["on one line", "superseded-by: [ ADR-0009 ]\n", "superseded-by: [ ADR-0009, ADR-0012 ]\n"],
    ["with a comma at the end", "superseded-by: [ADR-0009,]\n", "superseded-by: [ADR-0009, ADR-0012,]\n"],
    [
      "of lines",
      "superseded-by:\n- ADR-0009   # March\n\n# end\n",
      "superseded-by:\n- ADR-0009   # March\n- ADR-0012\n\n# end\n",
    ],
    [
      "of indented lines",
      "superseded-by:\n    - 'ADR-0009'\nid: A\n",
      "superseded-by:\n    - 'ADR-0009'\n    - ADR-0012\nid: A\n",
    ],
    ["in frontmatter of comments", "# later\n", "# later\nsuperseded-by: [ADR-0012]\n"],
    ["in frontmatter of nothing", "", "superseded-by: [ADR-0012]\n"],
  ])("%s", (_, before, after) => {
    expect(edited(before, successor)).toBe(after);
  });
});

test("Windows line ends stay, and new lines have them", () => {
  const text = "---\r\nid: A\r\ntags:\r\n  - one\r\n---\r\n\r\n# Title\r\n";
  expect(editFrontmatter(text, [status, { path: ["tags"], append: "two" }])).toBe(
    "---\r\nid: A\r\ntags:\r\n  - one\r\n  - two\r\nstatus: accepted\r\n---\r\n\r\n# Title\r\n",
  );
});

describe("what cannot be changed safely is left alone", () => {
  test.each([
    ["an alias", "id: &a A\nx-b: *a\n"],
    ["a tag", "id: !!str A\n"],
    ["a key twice", "status: draft\nstatus: proposed\n"],
    ["broken YAML", "id: [A\n"],
    ["a list of its own", "- id\n"],
    ["a map on one line without the key", "{ id: A }\n"],
    ["two documents", "id: A\n...\nid: B\n"],
  ])("%s", (_, keys) => {
    expect(editFrontmatter(file(keys), [status])).toBeUndefined();
  });

  test.each(["# No frontmatter\n", "---js\nid: A\n---\n", "---\nid: A\n"])("%j", (text) => {
    expect(editFrontmatter(text, [status])).toBeUndefined();
  });

  test("several edits are made together or not at all", () => {
    const inside: FrontmatterEdit = { path: ["id", "cost"], set: "low" };
    expect(editFrontmatter(file("id: A\n"), [status, inside])).toBeUndefined();
  });
});

const value = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "no",
    "~",
    "- x",
    "a: b",
    "# c",
    "'",
    '"',
    "0012",
    "line\nbreak",
    " ",
    "{",
    "&a",
    "*a",
    "|",
  ),
);
const layout = fc.record({
  indent: fc.constantFrom("", "  ", "    "),
  newline: fc.constantFrom("\n", "\r\n"),
  comment: fc.constantFrom("", " # since May", "\n# a line of its own\n"),
  list: fc.constantFrom("flow", "block", "empty", "absent"),
});

test("whatever is written, reading it again gives what was meant, and the body stays", () => {
  fc.assert(
    fc.property(value, layout, (item, { indent, newline, comment, list }) => {
      const tags = {
        flow: `tags: [one, two]${comment}\n`,
        block: `tags:\n${indent}- one${comment}\n${indent}- two\n`,
        empty: `tags:${comment}\n`,
        absent: "",
      }[list];
      const before = file(`${KEYS}${tags}informed: [ana]\n`).replaceAll("\n", newline);
      const text = editFrontmatter(before, [{ path: ["tags"], append: item }, status]);
      if (text === undefined) throw new Error("refused");
      const body = before.indexOf("# Migrate");
      expect(text.slice(text.indexOf("# Migrate"))).toBe(before.slice(body));
      const { values } = readRecord(text);
      const kept = list === "flow" || list === "block" ? ["one", "two"] : [];
      expect(values.status).toBe("accepted");
      expect(values.informed).toEqual(["ana"]);
      if (item.trim() !== "") expect(values.tags).toEqual([...kept, item.trim()]);
    }),
  );
});
