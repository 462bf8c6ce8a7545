import { describe, expect, test } from "vitest";
import { loadMarkdownParser } from "../../src/parse/markdown.ts";
import { DOCUMENTS } from "./documents.ts";
import { differences } from "./trees.ts";

const native = await loadMarkdownParser("satteri");
const reference = await loadMarkdownParser("remark");
const compare = (text: string) => differences(native.parse(text), reference.parse(text));

describe("both Markdown parsers", () => {
  test.each(Object.entries(DOCUMENTS))("agree on %s", (_, text) => {
    expect(compare(text)).toEqual([]);
  });
});

describe("known differences", () => {
  test("where a task begins whose text starts with markup: the reference counts its box", () => {
    expect(compare("- [ ] rehearse the way back\n")).toEqual([]);
    expect(compare("- [ ] `support-golden` grows to 120 cases\n")).toEqual([
      {
        kind: "position",
        path: "root/list/listItem/paragraph",
        line: 1,
        message: "1:7 (6) to 1:42 (41) against 1:3 (2) to 1:42 (41)",
      },
    ]);
  });

  test("where HTML ends before the next list item: the native parser takes the line end", () => {
    expect(compare("- Deciders: ana\n  <!-- optional -->\n\nAfter the list.\n")).toEqual([]);
    expect(compare("- Deciders: ana\n  <!-- optional -->\n- Date: 2026-11-20\n")).toMatchObject([
      { kind: "position", path: "root/list/listItem", line: 1 },
      { kind: "structure", path: "root/list/listItem/html", line: 2 },
      { kind: "position", path: "root/list/listItem/html", line: 2 },
    ]);
  });
});
