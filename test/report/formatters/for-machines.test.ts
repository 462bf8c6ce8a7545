import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { FORMATTERS } from "../../../src/report/formatters/index.ts";
import { gitlab } from "../../../src/report/formatters/gitlab.ts";
import { junit } from "../../../src/report/formatters/junit.ts";
import { CONTEXT, HOSTILE, hostile, resultOf, tooFew, wrongStatus } from "./sample-result.ts";

test.each(FORMATTERS)("$name shows a stranger's text and obeys none of it", async ({ name, load }) => {
  const formatter = await load();
  const text = formatter.format(resultOf([hostile]), CONTEXT);
  expect(text).not.toContain("##[");
  expect(text.split("\n").filter((line) => line.startsWith("::"))).toHaveLength(name === "github" ? 1 : 0);
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(text.endsWith("\n")).toBe(true);
});

describe("junit", () => {
  function elements(text: string): { name: string; attributes: Record<string, string> }[] {
    const found: { name: string; attributes: Record<string, string> }[] = [];
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("opentag", ({ name, attributes }) => found.push({ name, attributes }));
    parser.write(text).close();
    return found;
  }

  test("an error fails and a warning passes", () => {
    const found = elements(junit.format(resultOf([wrongStatus, tooFew]), CONTEXT));
    expect(found.map(({ name }) => name)).toEqual([
      "testsuites",
      "testsuite",
      "testcase",
      "system-out",
      "testcase",
      "failure",
    ]);
    expect(found[1]!.attributes).toMatchObject({ tests: "2", failures: "1" });
  });

  test("hostile text is well-formed XML", () => {
    expect(() => elements(junit.format(resultOf([hostile]), CONTEXT))).not.toThrow();
  });

  test("no findings are a test that passes", () => {
    const found = elements(junit.format(resultOf([]), CONTEXT));
    expect(found.at(-1)).toEqual({
      name: "testcase",
      attributes: { classname: "reckon lint", name: "No findings in 2 records" },
    });
  });
});

describe("gitlab", () => {
  test("an issue has what the code quality report asks for, and a fingerprint of its own", () => {
    const issues = JSON.parse(gitlab.format(resultOf([wrongStatus, tooFew, { ...tooFew }]), CONTEXT)) as {
      fingerprint: string;
    }[];
    expect(issues[1]).toEqual({
      description: `${tooFew.message}. ${tooFew.hint}`,
      check_name: "options/at-least-three",
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/u),
      severity: "major",
      location: {
        path: "services/support/adr/adr-0007-migrate-support-model.md",
        lines: { begin: 8, end: 8 },
      },
    });
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(3);
  });

  test("a file's name is given as it is", () => {
    const [issue] = JSON.parse(gitlab.format(resultOf([hostile]), CONTEXT)) as {
      location: { path: string };
    }[];
    expect(issue!.location.path).toBe(`services/support/${HOSTILE[0]}`);
  });
});
