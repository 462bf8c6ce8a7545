import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { code, markdownOf, message, paragraph, table, words } from "../../src/report/markdown.ts";

describe("a stranger's text in Markdown", () => {
  it.each([
    ["@mei moved the archive", "@&#8203;mei moved the archive"],
    ["see #12 and GH-7", "see #&#8203;12 and GH-&#8203;7"],
    ["https://tickets.example.com/4711", ":&#8203;//"],
    ["www.example.com", "www&#8203;."],
    ["$7,500 of $12,000", String.raw`\$7,500 of \$12,000`],
    ["dual-run\u202E ends", String.raw`dual-run\u{202e} ends`],
  ])("calls nobody and links nowhere: %s", (text, shown) => {
    expect(markdownOf([paragraph(words(text))])).toContain(shown);
  });

  it("is code between two backticks of a message, and an odd backtick opens nothing", () => {
    expect(markdownOf([paragraph(...message("Write `chosen: C`, not `chosen: [C"))])).toBe(
      "Write `chosen: C`, not \\`chosen: \\[C\n",
    );
    expect(markdownOf([paragraph(code(" \n"))])).toBe("`–`\n");
  });

  it("begins no list or table where a line begins", () => {
    const end = { type: "text", value: "\n" } as const;
    expect(markdownOf([paragraph(words("Ticket | Cost"), end, words("- | -"))])).toContain("\n\\- | -");
  });

  it("stays as prettier would write it", async () => {
    const text = markdownOf([
      paragraph(words("$7,500 of $12,000 for #12")),
      table(["Feature", "Cost"], [[words("Support answers for @mei"), words("$7,500")]]),
    ]);
    expect(await format(text, { parser: "markdown" })).toBe(text);
  });
});
