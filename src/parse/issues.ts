import type * as z from "zod";
import type { Problem } from "../model/finding.ts";
import { DAY_EXPECTED } from "../model/iso-date.ts";
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
  return issues.flatMap(branch).flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    const found = at(value, issue.path);
    if (issue.code === "unrecognized_keys") {
      const known = knownKeys(schema, issue.path);
      return issue.keys.map((key) =>
        unknownKey([...path, key], keyPlace(places, [...path, key]), known, false),
      );
    }
    if (found === undefined && issue.path.length > 0)
      return [missingKey(path, keyPlace(places, path.slice(0, -1)), expectation(issue), "…", "file")];
    if (issue.code === "invalid_key") return [wrongName(issue, path, keyPlace(places, path))];
    return [{ ...describe(issue, nameOf(path), found), range: valuePlace(places, path) }];
  });
}

const START = { line: 1, column: 1, offset: 0 };
const NOWHERE: FrontmatterPlaces = { range: { start: START, end: START }, nodes: new Map() };

/**
 * The first thing that is wrong with a value from a JSON file, as a sentence without a place:
 * ``Unexpected `2` for `version`, expected 1``. Undefined where nothing is.
 */
export function firstProblem(schema: z.ZodType, value: unknown): string | undefined {
  return schemaProblems(schema, value, NOWHERE)[0]?.message;
}

/** Where a value may be one of several shapes, the issues inside the one that it has; else the issue itself. */
function branch(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const inside = issue.errors.find(
    (issues) => issues.length > 0 && issues.every(({ path }) => path.length > 0),
  );
  return inside?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) ?? [issue];
}

/** What a schema of one of the wrapping or containing types is made of; `getter` gives a lazy one. */
interface SchemaParts {
  getter?: () => z.core.$ZodType;
  innerType?: z.core.$ZodType;
  shape?: Readonly<Record<string, z.core.$ZodType>>;
  element?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
  options?: readonly z.core.$ZodType[];
}

/** The keys that the object at a path of a schema may have. */
function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const parts = schema._zod.def as SchemaParts;
  if (parts.getter) return knownKeys(parts.getter(), path);
  if (parts.innerType) return knownKeys(parts.innerType, path);
  if (parts.options) return parts.options.flatMap((option) => knownKeys(option, path));
  if (path.length === 0) return Object.keys(parts.shape ?? {});
  const inner = parts.shape?.[String(path[0])] ?? parts.element ?? parts.valueType;
  return inner ? knownKeys(inner, path.slice(1)) : [];
}

/**
 * A required key that is not there.
 * @param value what it would be, where that is known
 * @param whole what a key of the outermost map is missing from
 */
export function missingKey(
  path: readonly PropertyKey[],
  range: Problem["range"],
  expected = "a value",
  value = "…",
  whole = "frontmatter",
): Problem {
  const key = String(path.at(-1));
  const where = path.length > 1 ? nameOf(path.slice(0, -1)) : whole;
  return {
    message: `Unexpected ${where} without \`${key}\`, expected ${expected}`,
    hint: `Add a line \`${key}: ${value}\`${path.length > 1 ? ` under ${where}` : ""}.`,
    range,
  };
}

/**
 * A key that nobody declared, with the nearest one that somebody did.
 * @param own whether a key of the user's own may stand there as `x-…`
 */
export function unknownKey(
  path: readonly PropertyKey[],
  range: Problem["range"],
  known: readonly string[],
  own: boolean,
): Problem {
  const key = String(path.at(-1));
  const near = nearest(key, known);
  const where = path.length > 1 ? ` under ${nameOf(path.slice(0, -1))}` : "";
  const steps = [
    near ? `Rename it to \`${near}\`` : "Delete it",
    own ? `\`x-${key}\` if it is your own` : "",
  ];
  return {
    message: `Unexpected key \`${key}\`${where}, expected ${near ? `\`${near}\`` : "a key of the format"}`,
    hint: `${steps.filter(Boolean).join(near ? ", or to " : ", or rename it to ")}.`,
    range,
  };
}

function wrongName(
  issue: Extract<Issue, { code: "invalid_key" }>,
  path: readonly PropertyKey[],
  range: Problem["range"],
): Problem {
  const expected = issue.issues[0]?.message ?? "another name";
  return {
    message: `Unexpected name \`${String(path.at(-1))}\` under ${nameOf(path.slice(0, -1))}, expected ${expected}`,
    hint: "Rename it.",
    range,
  };
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.length > 0 ? `\`${path.join(".")}\`` : "the file";
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
  if (value === null || value === "") return "empty value";
  if (Array.isArray(value)) return "list";
  if (typeof value === "object") return "map";
  const text = String(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

/** The values that an issue would have allowed. */
function allowed(issue: Issue): string[] {
  if (issue.code === "invalid_value") return issue.values.map(String);
  return issue.code === "invalid_union" ? issue.errors.flat().flatMap(allowed) : [];
}

function list(values: readonly string[]): string {
  return values.length > 1 ? `${values.slice(0, -1).join(", ")} or ${values.at(-1)}` : values.join("");
}

/** What an issue's schema expects, in words. */
function expectation(issue: Issue): string {
  const values = allowed(issue);
  if (values.length > 0) return list(values);
  const bound = boundOf(issue);
  if (bound !== undefined) return bound;
  // Zod's own words for a union say nothing of its branches.
  if (issue.code === "invalid_union" && issue.message === "Invalid input")
    return list([...new Set(issue.errors.flat().map(expectation))]);
  if (issue.message === DAY_EXPECTED || issue.code !== "invalid_type") {
    return issue.message.replace(/^[^:]+: expected /u, "");
  }
  return TYPE_NAMES[issue.expected] ?? issue.expected;
}

/** The least or the most that a number may be, in words. */
function boundOf(issue: Issue): string | undefined {
  if (issue.code === "too_small" && issue.origin !== "string" && issue.origin !== "array")
    return `a number ${issue.inclusive ? "of at least" : "above"} ${issue.minimum}`;
  if (issue.code === "too_big" && issue.origin !== "string" && issue.origin !== "array")
    return `a number ${issue.inclusive ? "of at most" : "below"} ${issue.maximum}`;
  return undefined;
}

function describe(issue: Issue, name: string, found: unknown): { message: string; hint: string } {
  if (issue.code === "custom")
    return {
      message: `Unexpected ${issue.message}`,
      hint: typeof issue.params?.hint === "string" ? issue.params.hint : `Keep one of them under ${name}.`,
    };
  if (issue.code === "too_small" && issue.origin === "string")
    return {
      message: `Unexpected empty value for ${name}, expected a text`,
      hint: `Give ${name} a value or delete the line.`,
    };
  const message = `Unexpected ${shown(found)} for ${name}, expected ${expectation(issue)}`;
  return { message, hint: nextStep(issue, name, found) };
}

function nextStep(issue: Issue, name: string, found: unknown): string {
  if (found === null || found === "") return `Give ${name} a value or delete the line.`;
  const values = allowed(issue);
  if (values.length > 0) {
    // A map has no prototype, and so no text.
    if (typeof found !== "object" && values.includes(String(found)))
      return `Write ${String(found)} without quotes.`;
    const near = typeof found === "string" ? nearest(found, values) : undefined;
    return near ? `Did you mean \`${near}\`? Set ${name} to it.` : `Set ${name} to one of them.`;
  }
  if (issue.message === DAY_EXPECTED) return `Write ${name} as in 2026-11-20.`;
  if (issue.code !== "invalid_type") return `Correct the value of ${name}.`;
  if (issue.expected === "string" && typeof found !== "object") return `Put the value of ${name} in quotes.`;
  if (issue.expected === "array" && typeof found === "string") return `Write it as a list: \`[${found}]\`.`;
  return `Change ${name} to ${expectation(issue)}.`;
}
