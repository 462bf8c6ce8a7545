import { expect, test } from "vitest";
import * as z from "zod";
import { readConfig } from "../../src/corpus/config.ts";
import { configureRules } from "../../src/lint/configure.ts";
import { defineRule } from "../../src/lint/rule.ts";
import { UserError } from "../../src/model/user-error.ts";
import { Lines } from "../../src/parse/lines.ts";
import { readYaml } from "../../src/parse/yaml.ts";

const onePage = defineRule({
  id: "record/one-page",
  level: "warning",
  description: "A memo is short enough for one page.",
  options: z.strictObject({ words: z.int().positive().default(600) }),
  *record() {},
});
const uniqueId = defineRule({
  id: "corpus/unique-id",
  level: "error",
  description: "No two records have the same id.",
  options: z.strictObject({ across: z.boolean().default(true) }),
  *corpus() {},
});
const RULES = [onePage, uniqueId];

function configure(yaml: string, levels = new Map<string, "error" | "off">()) {
  const lines = new Lines(yaml);
  const places = { range: lines.range(0, 0), nodes: readYaml(yaml, 0, lines).places };
  return configureRules(RULES, readConfig(yaml, "reckon.yaml"), levels, { shown: "reckon.yaml", places });
}

function refusal(yaml: string): string {
  try {
    configure(yaml);
  } catch (error) {
    if (error instanceof UserError) return `${error.message} → ${error.hint}`;
    throw error;
  }
  return "";
}

const ARCHIVE = `rules:
  record/one-page: { words: 500 }
overrides:
  - files: ["adr/archive/**", adr/memo-0001-*.md]
    rules:
      record/one-page: advice
      corpus/unique-id: off
  - files: [adr/archive/2019/*]
    rules:
      record/one-page: { words: 2000 }
`;

test.each([
  ["adr/adr-0007-cache-the-prompt.md", { level: "warning", options: { words: 500 } }],
  ["adr/archive/adr-0001-first.md", { level: "advice", options: { words: 500 } }],
  ["adr/memo-0001-support-model.md", { level: "advice", options: { words: 500 } }],
  ["adr/archive/2019/adr-0002-second.md", { level: "advice", options: { words: 2000 } }],
])("the last override that holds for %s wins, part by part", (file, expected) => {
  expect(configure(ARCHIVE).forFile(file).get("record/one-page")).toMatchObject(expected);
});

test("a rule on the corpus can be off for some files", () => {
  const configured = configure(ARCHIVE);
  expect(configured.forFile("adr/archive/adr-0001-first.md").has("corpus/unique-id")).toBe(false);
  expect(configured.rules.map(({ rule }) => rule.id)).toEqual(["record/one-page", "corpus/unique-id"]);
});

test("the command line wins over every override", () => {
  const configured = configure(ARCHIVE, new Map([["record/one-page", "error"]]));
  expect(configured.forFile("adr/archive/adr-0001-first.md").get("record/one-page")?.level).toBe("error");
});

test.each([
  [
    "rules:\n  record/one-pag: off\n",
    "reckon.yaml:2:3 Unexpected rule `record/one-pag`",
    "Did you mean `record/one-page`?",
  ],
  ["rules:\n  record/one-page:\n    word: 20\n", "reckon.yaml:3:5 Unexpected key `word`", "expected `words`"],
  [
    "rules:\n  record/one-page:\n    words: few\n",
    "reckon.yaml:3:12 Unexpected `few`",
    "--explain record/one-page",
  ],
  [
    "overrides:\n  - files: [adr/**]\n    rules:\n      record/onepage: off\n",
    "reckon.yaml:4:7 Unexpected rule `record/onepage`",
    "Did you mean `record/one-page`?",
  ],
  [
    "overrides:\n  - files: [adr/**]\n    rules:\n      corpus/unique-id: { across: false }\n",
    "reckon.yaml:4:7 Unexpected options for `corpus/unique-id` under `overrides`",
    "Set its options under `rules`",
  ],
  ["overrides:\n  - file: [adr/**]\n    rules: {}\n", "Unexpected key `file` under `overrides.0`", "`files`"],
])("settings %j are refused with their place", (yaml, message, hint) => {
  expect(refusal(yaml)).toContain(message);
  expect(refusal(yaml)).toContain(hint);
});
