import type * as z from "zod";
import type { Problem } from "../model/finding.ts";
import { keyPlace, valuePlace } from "../model/record.ts";
import type { FrontmatterPlaces } from "../model/record.ts";
import { nearest } from "./nearest.ts";

type Issue = z.core.$ZodIssue;

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map of keys",
  record: "a map of keys",
  null: "nothing",
};

/**
 * Validates a value and turns the schema's issues into problems that point at the key or the value.
 * @param prefix path of `value` in the YAML text
 */
export function schemaProblems(
  schema: z.ZodType,
  value: unknown,
  places: FrontmatterPlaces,
  prefix: readonly string[] = [],
): Problem[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    const name = path.length > 0 ? `\`${path.join(".")}\`` : "the file";
    const found = at(value, issue.path);
    if (issue.code === "unrecognized_keys") {
      const known = knownKeys(schema, issue.path);
      return issue.keys.map((key) => unknownKey(key, path, keyPlace(places, [...path, key]), known));
    }
    if (issue.code === "invalid_type" && found === undefined) {
      return [
        missingKey(String(path.at(-1)), keyPlace(places, path.slice(0, -1)), TYPE_NAMES[issue.expected]),
      ];
    }
    return [{ ...describe(issue, name, found), range: valuePlace(places, path) }];
  });
}

/** What a schema of one of the wrapping or containing types is made of. */
interface SchemaParts {
  innerType?: z.core.$ZodType;
  shape?: Readonly<Record<string, z.core.$ZodType>>;
  element?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
}

/** The keys that the object at a path of a schema may have. */
function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const parts = schema._zod.def as SchemaParts;
  if (parts.innerType) return knownKeys(parts.innerType, path);
  if (path.length === 0) return Object.keys(parts.shape ?? {});
  const inner = parts.shape?.[String(path[0])] ?? parts.element ?? parts.valueType;
  return inner ? knownKeys(inner, path.slice(1)) : [];
}

/** A required key that is not there. */
export function missingKey(key: string, range: Problem["range"], expected = "a value"): Problem {
  return {
    message: `Unexpected frontmatter without \`${key}\`, expected ${expected}`.replace(
      "frontmatter",
      range.start.offset === 0 ? "frontmatter" : "map",
    ),
    hint: `Add a line \`${key}: …\`.`,
    range,
  };
}

/** A key that nobody declared, with the nearest one that somebody did. */
export function unknownKey(
  key: string,
  path: readonly PropertyKey[],
  range: Problem["range"],
  known: readonly string[],
): Problem {
  const near = nearest(key, known);
  const where = path.length > 0 ? ` under \`${path.join(".")}\`` : "";
  return {
    message: `Unexpected key \`${key}\`${where}, expected ${near ? `\`${near}\`` : "a key of the format"}`,
    hint: near
      ? `Rename it to \`${near}\`, or to \`x-${key}\` if it is your own.`
      : `Delete it, or rename it to \`x-${key}\` if it is your own.`,
    range,
  };
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<PropertyKey, unknown>)[key];
  }
  return current;
}

function shown(value: unknown): string {
  if (value === null) return "empty value";
  if (Array.isArray(value)) return "list";
  if (typeof value === "object") return "map";
  const text = String(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

function describe(issue: Issue, name: string, found: unknown): { message: string; hint: string } {
  const got = shown(found);
  if (issue.code === "invalid_value") return notOneOf(issue.values.map(String), name, found);
  if (issue.code === "invalid_union") {
    const values = issue.errors
      .flat()
      .flatMap((inner) => (inner.code === "invalid_value" ? inner.values.map(String) : []));
    if (values.length > 0) return notOneOf(values, name, found);
  }
  if (issue.code === "invalid_format" && issue.format === "date") {
    return {
      message: `Unexpected ${got} for ${name}, expected a day of the calendar as YYYY-MM-DD`,
      hint: `Write ${name} as in 2026-11-20.`,
    };
  }
  if (issue.code === "invalid_type") {
    const expected = TYPE_NAMES[issue.expected] ?? issue.expected;
    const quote = issue.expected === "string" && found !== null && typeof found !== "object";
    const wrap = issue.expected === "array" && typeof found === "string";
    return {
      message: `Unexpected ${got} for ${name}, expected ${expected}`,
      hint: quote
        ? `Put it in quotes: \`"${String(found)}"\`.`
        : wrap
          ? `Write it as a list: \`[${String(found)}]\`.`
          : found === null
            ? `Give ${name} a value or delete the line.`
            : `Change ${name} to ${expected}.`,
    };
  }
  if (issue.code === "too_small" && issue.origin === "string") {
    return {
      message: `Unexpected empty ${name}, expected a text`,
      hint: `Give ${name} a value or delete the line.`,
    };
  }
  if (issue.code === "custom")
    return { message: `Unexpected ${issue.message}`, hint: `Keep one of them under ${name}.` };
  return {
    message: `Unexpected ${got} for ${name}, expected ${issue.message.replace(/^Invalid \w+: expected /u, "")}`,
    hint: `Correct the value of ${name}.`,
  };
}

function notOneOf(
  values: readonly string[],
  name: string,
  found: unknown,
): { message: string; hint: string } {
  const near = typeof found === "string" ? nearest(found, values) : undefined;
  const list = values.length > 1 ? `${values.slice(0, -1).join(", ")} or ${values.at(-1)}` : values.join("");
  return {
    message: `Unexpected ${shown(found)} for ${name}, expected ${list}`,
    hint: near ? `Did you mean \`${near}\`? Set ${name} to it.` : `Set ${name} to one of them.`,
  };
}
