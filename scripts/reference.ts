/**
 * Writes `docs/reference/*.md` from the JSON Schemas: every key of every file that Reckon reads or prints, with what it
 * means. Run by `npm run schema`, so that documentation and program never differ.
 */
import path from "node:path";
import type * as z from "zod";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A key with all that its row says. */
interface Row {
  key: string;
  type: string;
  required: boolean;
  description: string;
}

/** File name → text of each page, from the file names and texts of the schemas. */
export function referencePages(schemas: ReadonlyMap<string, string>): Map<string, string> {
  const pages = [...schemas].map(([name, text]) => ({ name, schema: JSON.parse(text) as JsonSchema }));
  const rows = pages.map(
    ({ name, schema }) =>
      `- [${schema.title}](${pageOf(name)}): ${cell(schema.description ?? "").replaceAll(String.raw`\|`, "|")}`,
  );
  const index = [
    "# Reference",
    "Every key of the files that Reckon reads and prints, from the schemas in [`schema/`](../../schema).",
    rows.join("\n"),
  ];
  return new Map([
    ["README.md", `${index.join("\n\n")}\n`],
    ...pages.map(({ name, schema }) => [pageOf(name), pageText(name, schema)] as const),
  ]);
}

function pageOf(schema: string): string {
  return schema.replace(/\.json$/u, ".md");
}

function pageText(name: string, schema: JsonSchema): string {
  const rows = rowsOf(schema, "").map(
    ({ key, type, required, description }) =>
      `| \`${key}\` | ${cell(type)} | ${required ? "yes" : ""} | ${cell(description)} |`,
  );
  const table = ["| Key | Type | Required | Meaning |", "|---|---|---|---|", ...rows].join("\n");
  return `${[`# ${schema.title}`, schema.description, `Schema: [\`${name}\`](../../schema/${name}).`, table].join("\n\n")}\n`;
}

/** `reversal.phases[].until` for what lies in lists and maps. */
function rowsOf(schema: JsonSchema, prefix: string): Row[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    if (typeof property === "boolean") return [];
    const key = prefix + name;
    const fallback = property.default === undefined ? "" : defaultText(property.default);
    const description = [property.description, fallback].filter(Boolean).join(" ");
    return [
      { key, type: typeOf(property), required: required.has(name), description },
      ...insideOf(property, key),
    ];
  });
}

/** The keys of what a value holds. */
function insideOf(schema: JsonSchema, key: string): Row[] {
  const { items, additionalProperties: values } = schema;
  const variants = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const found = [
    ...rowsOf(schema, `${key}.`),
    ...(isSchema(items) ? insideOf(items, `${key}[]`) : []),
    ...(isSchema(values) ? insideOf(values, `${key}.<name>`) : []),
    ...variants.filter(isSchema).flatMap((variant) => insideOf(variant, key)),
  ];
  // A key that several variants have is one row.
  return [...new Map(found.map((row) => [`${row.key} ${row.type}`, row])).values()];
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function typeOf(schema: JsonSchema): string {
  const { items, additionalProperties: values } = schema;
  const variants = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter(isSchema);
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum) return schema.enum.map(code).join(", ");
  if (variants.length > 0) return [...new Set(variants.map(typeOf))].join(" or ");
  if (isSchema(items)) return `list of ${typeOf(items)}`;
  if (isSchema(values) && !schema.properties) return `map of names to ${typeOf(values)}`;
  if (schema.format === "date") return "day";
  return Array.isArray(schema.type) ? schema.type.join(" or ") : (schema.type ?? "any");
}

function code(value: unknown): string {
  return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}

/** Nothing where nothing is the default. */
function defaultText(value: unknown): string {
  const text = JSON.stringify(value);
  return text === "{}" || text === "[]" ? "" : `Default: ${code(value)}.`;
}

function cell(text: string): string {
  return text.replaceAll("|", String.raw`\|`).replaceAll(/\s+/gu, " ");
}

/** The folder that the pages are written to. */
export const REFERENCE_FOLDER = path.resolve(import.meta.dirname, "../docs/reference");
