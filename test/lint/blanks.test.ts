import path from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../src/corpus/config.ts";
import { findTemplate, renderTemplate } from "../../src/corpus/template.ts";
import { RULES } from "../../src/lint/rules/index.ts";
import { numberedId } from "../../src/model/record-name.ts";
import { PARSERS, exampleOf, findingsOf } from "./example.ts";

const KINDS = readConfig("", "reckon.yaml").kinds;

test.each(KINDS)("what the template of $name leaves blank is found once, and nothing else", (kind) => {
  const id = numberedId(kind.prefix, 1);
  const text = renderTemplate(findTemplate(path.resolve(import.meta.dirname, "../fixtures"), kind.name), {
    id,
    kind: kind.name,
    title: "Migrate support answers to the new model",
    date: "2026-11-20",
    decisionMakers: ["ana"],
    tags: ["support"],
    sections: kind.sections,
  });
  const example = exampleOf({ [`adr/${id.toLowerCase()}-migrate-support-answers.md`]: text });
  const [native, reference] = PARSERS.map((parser) => findingsOf(example, RULES, parser));
  expect(native!.filter(({ rule }) => rule !== "record/no-placeholder")).toEqual([]);
  expect(native!.map(({ range }) => text.slice(range.start.offset, range.end.offset))).toEqual(
    text.slice(text.indexOf("\n---")).match(/(?:[A-Z]: )?\{[^{}]+\}/gu),
  );
  expect(reference).toEqual(native);
});
