import { asObject, at, field as ownField, list, scalar } from "./json.ts";
import type { Json } from "./json.ts";

/** The value that a record has under a column's name or at a JSON pointer. */
export type FieldReader = (field: string) => Json | undefined;

/** Reads fields of a JSON record: an own key of that name, else what a pointer leads to. */
export function jsonFields(record: Json): FieldReader {
  return (field) => {
    const own = ownField(record, field);
    return own === undefined && field.startsWith("/") ? pointed(record, field) : own;
  };
}

/**
 * What a JSON pointer leads to. In a list a segment is a position, or `name=helpfulness` for the first element that has
 * this value under this key.
 */
export function pointed(value: Json | undefined, pointer: string): Json | undefined {
  const segments = pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  return segments.reduce<Json | undefined>(step, value);
}

function step(value: Json | undefined, segment: string): Json | undefined {
  if (!Array.isArray(value)) return at(value, segment);
  if (/^\d+$/u.test(segment)) return value[Number(segment)];
  const [key = "", wanted] = segment.split(/=(?<rest>.*)/su);
  return list(value).find((item) => asObject(item) && scalar(ownField(item, key)) === wanted);
}

/** A value that says a number is not there. */
const NO_NUMBER = /^(?:|nan|n\/a|na|none|null|-|[+-]?inf(?:inity)?)$/iu;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu;

/** What a field says as a number: the number, that it is missing, or neither. */
export function numberIn(value: Json | undefined): number | "missing" | "wrong" {
  if (value === undefined || value === null) return "missing";
  if (typeof value === "number") return value;
  if (typeof value !== "string") return "wrong";
  const text = value.trim();
  if (NO_NUMBER.test(text)) return "missing";
  return NUMBER.test(text) && Number.isFinite(Number(text)) ? Number(text) : "wrong";
}

const YES: ReadonlySet<string> = new Set(["true", "1", "1.0", "pass", "passed"]);
const NO: ReadonlySet<string> = new Set(["false", "0", "0.0", "fail", "failed"]);

/** What a field says as a truth value: it, that it is missing, or neither. */
export function truthIn(value: Json | undefined): boolean | "missing" | "wrong" {
  if (typeof value === "boolean") return value;
  if (value === undefined || value === null) return "missing";
  if (typeof value === "object") return "wrong";
  const text = String(value).trim().toLowerCase();
  if (NO_NUMBER.test(text)) return "missing";
  return YES.has(text) ? true : NO.has(text) ? false : "wrong";
}

/** Whether a field says that something went wrong. */
export function isError(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === false || value === 0) return false;
  return typeof value !== "string" || !/^(?:|false|0|none|null|nan)$/iu.test(value.trim());
}

/** A stranger's value in a message: short, and on one line. */
export function shortly(value: Json | undefined): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  const line = text.replaceAll(/[\p{C}\p{Zl}\p{Zp}`]/gu, "\u{FFFD}");
  return `\`${line.length > 40 ? `${line.slice(0, 40)}…` : line}\``;
}
