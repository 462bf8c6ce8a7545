import path from "node:path";
import { describe, expect, test } from "vitest";
import { github } from "../../../src/report/formatters/github.ts";
import { CONTEXT, resultOf, tooFew } from "./sample-result.ts";

const show = (file: string, message = tooFew.message) =>
  github.format(resultOf([{ ...tooFew, file, message }]), { ...CONTEXT, inRepository: (name) => name });

test("an annotation names the lines, the rule and the next step", () => {
  expect(show("adr/adr-0007-migrate.md")).toBe(
    "::error file=adr/adr-0007-migrate.md,line=8,endLine=8,col=1,endColumn=22,title=options/at-least-three::Unexpected options table with 2 options, expected at least three. Add a column for each further way you considered; doing nothing is one.\n",
  );
});

test("warnings and advice have commands of their own", () => {
  const levels = resultOf([
    { ...tooFew, level: "warning" },
    { ...tooFew, level: "advice" },
  ]);
  expect(github.format(levels, CONTEXT).match(/^::\w+/gmu)).toEqual(["::warning", "::notice"]);
});

test("what would end a property or a line is escaped", () => {
  expect(show("adr/a,b:c%0A\n::error::x.md", "100% %0A::stop-commands::x\r\n::debug::y")).toMatch(
    /^::error file=adr\/a%2Cb%3Ac%250A\\u\{a\}%3A%3Aerror%3A%3Ax\.md,line=8,[^\n]*::100%25 %250A::stop-commands::x\\u\{d\}\\u\{a\}::debug::y\. [^\n]*\n$/u,
  );
});

describe("a path out of the repository is text, not a place", () => {
  test.each(["../other/adr-0001.md", "/etc/passwd.md", "adr/a\\..\\..\\b.md"])("%s", (file) => {
    const text = show(file);
    expect(text).toMatch(/^::error title=options\/at-least-three::/u);
    expect(text).toContain(`${file}: Unexpected options table`);
  });

  test("above the folder of the settings, it is one of the repository all the same", () => {
    const inRepository = (file: string) => path.posix.join("services/support", file);
    const result = resultOf([{ ...tooFew, file: "../../docs/adr-0001.md" }]);
    const [place] = github.format(result, { ...CONTEXT, inRepository }).split(",");
    expect(place).toBe("::error file=docs/adr-0001.md");
  });

  test("two dots inside a name are a name", () => {
    expect(show("adr/adr-0007-a..b.md")).toContain("file=adr/adr-0007-a..b.md,line=8");
  });
});
