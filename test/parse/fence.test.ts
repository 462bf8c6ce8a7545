import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { KEYS, problemsOf, readRecord } from "../records.ts";

describe("a fence that other tools take for one", () => {
  const opening = (written: string) =>
    `1:1 Unexpected ${written} before the frontmatter, expected \`---\` as the whole first line → Make the first line exactly \`---\` and write the keys as YAML.`;
  const closing = (written: string) =>
    `6:1 Unexpected \`${written}\` in the frontmatter, expected \`---\` as the whole closing line → Make the line after the last key exactly \`---\`.`;

  test.each([
    [`---js\n${KEYS}---\n`, opening("`---js`")],
    [`---yaml\n${KEYS}---\n`, opening("`---yaml`")],
    [`--- # first\n${KEYS}---\n`, opening("`--- # first`")],
    [`----\n${KEYS}----\n`, opening("`----`")],
    [`+++\n${KEYS}+++\n`, opening("`+++`")],
    [`;;;\n{}\n;;;\n`, opening("`;;;`")],
    [`\n---\n${KEYS}---\n`, opening("a blank line")],
    [`  \n\t---\n${KEYS}---\n`, opening("a blank line")],
    [`---\n${KEYS}----\n`, closing("----")],
    [`---\n${KEYS}---x\nstatus: accepted\n---\n`, closing("---x")],
    [
      `---\n${KEYS}...\n\n# Title\n`,
      "1:1 Unexpected end of the file in the frontmatter, expected a closing `---` → Add a line `---` after the last key.",
    ],
    [
      "",
      "1:1 Unexpected record without frontmatter, expected `---`, keys, `---` on the first lines → Add frontmatter with at least id, kind, status and date.",
    ],
  ])("%j", (text, problem) => {
    expect(problemsOf(readRecord(text))).toEqual([problem]);
  });

  test.each([`---  \n${KEYS}--- \t\n`, `---\r\n${KEYS.replaceAll("\n", "\r\n")}---\r\n`, `---\n${KEYS}---`])(
    "%j is frontmatter",
    (text) => {
      expect(problemsOf(readRecord(text))).toEqual([]);
    },
  );

  test("with a carriage return alone at the end of each line", () => {
    const { values, sections, problems } = readRecord(
      `---\n${KEYS}---\n\n# T\n\n## Context\n`.replaceAll("\n", "\r"),
    );
    expect([values.status, values.date, sections.map(({ name }) => name), problems]).toEqual([
      "draft",
      "2026-11-20",
      ["Context"],
      [],
    ]);
  });
});

describe("a file is a record", () => {
  const read = (file: string, text: string) => readRecord(text, { file }).isRecord;

  test.each([
    ["adr/adr-0007-migrate.md", "# Migrate\n"],
    ["adr/ADR-7.md", "# Migrate\n"],
    ["adr/adr-20261120-migrate.md", ""],
    ["adr/0007-migrate.md", "# Migrate\n"],
    ["adr/notes.md", "---\nkind: adr\n---\n"],
    ["adr/notes.md", "---\nid: ADR-0007\ntags: [\n---\n"],
    ["adr/notes.md", "---js\n{ id: 'ADR-0007' }\n---\n"],
    ["adr/notes.md", "+++\nid = 'ADR-0007'\n+++\n"],
  ])("%s with %j", (file, text) => {
    expect(read(file, text)).toBe(true);
  });

  test.each([
    ["adr/README.md", "# Decisions\n"],
    ["adr/README.md", "---\n\nA rule, then words.\n\n---\n"],
    ["adr/adr-template.md", "---\nstatus: draft\n---\n"],
    ["adr/v2-0001-plan.md", "# Plan\n"],
    ["adr/10-things.md", "# Ten things\n"],
  ])("not %s with %j", (file, text) => {
    expect(read(file, text)).toBe(false);
    expect(readRecord(text, { file }).problems).toEqual([]);
  });
});

test("no engine of gray-matter's runs what a record holds", () => {
  const canary = path.join(mkdtempSync(path.join(tmpdir(), "reckon-canary-")), "ran");
  const code = `require('node:fs').writeFileSync(${JSON.stringify(canary)}, 'ran')`;
  const globals = `process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(canary)}, 'ran')`;
  for (const language of ["js", "JS", " js ", "javascript", "coffee", "cson", "json", "toml", "__proto__"]) {
    for (const run of [code, globals]) {
      const body = `{ "id": (${run}, "MEMO-0003") }`;
      for (const text of [
        `---${language}\n${body}\n---\n`,
        `---\nid: MEMO-0003\nx-a: ${language}\n---\n\n---${language}\n${body}\n---\n`,
        `---\n---${language}\n${body}\n---\n`,
        `---\n# comment\n---\n---${language}\n${body}\n---\n`,
        `---\nx: !!js/function "function () { ${run} }"\n---\n`,
      ]) {
        readRecord(text);
      }
    }
  }
  expect(existsSync(canary)).toBe(false);
});
