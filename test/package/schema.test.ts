import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { REFERENCE_FOLDER, referencePages } from "../../scripts/reference.ts";
import { schemaFiles } from "../../scripts/schema.ts";

const folder = path.resolve(import.meta.dirname, "../../schema");

test("the JSON Schemas are those that `npm run schema` writes", () => {
  const onDisk = readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), "utf8")]);
  expect(Object.fromEntries(onDisk)).toEqual(Object.fromEntries(schemaFiles()));
});

test("the reference is what `npm run schema` makes of them", () => {
  const onDisk = readdirSync(REFERENCE_FOLDER).map((name) => [
    name,
    readFileSync(path.join(REFERENCE_FOLDER, name), "utf8"),
  ]);
  const pages = referencePages(schemaFiles());
  expect(Object.fromEntries(onDisk)).toEqual(Object.fromEntries(pages));
  expect(pages.get("config.md")).toContain("| `prices.<name>.as-of` | day |");
  expect(pages.get("frontmatter-risk-memo.md")).toContain("| `reversal.phases[].until` | day |");
});

test.each([...schemaFiles()])("%s says what it is, in the draft that editors read", (name, text) => {
  const schema = JSON.parse(text) as Record<string, unknown>;
  expect(schema).toMatchObject({
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: `https://unpkg.com/reckon/schema/${name}`,
    title: expect.stringMatching(/\S/),
    description: expect.stringMatching(/\.$/),
    type: "object",
  });
});

test("a record may carry its team's own keys under x-, and no others", () => {
  const schema = JSON.parse(schemaFiles().get("frontmatter-risk-memo.json") ?? "") as Record<string, unknown>;
  expect(schema).toMatchObject({
    additionalProperties: false,
    patternProperties: { "^x-": {} },
    properties: { kind: { const: "risk-memo" } },
    required: ["id", "kind", "status", "date"],
  });
});
