import { LIMITS } from "../model/limits.ts";

/** Any JSON value. Objects come from JSON.parse: read them with `field`, never by a name from outside. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** What is wrong with a text that should be JSON, and where. Line and column count from 1, in UTF-16 code units. */
export interface JsonProblem {
  line: number;
  column: number;
  message: string;
}

export type JsonResult =
  | {
      ok: true;
      value: Json;
      /** How many NaN and infinities were read as null. */
      nonFinite: number;
    }
  | { ok: false; problem: JsonProblem };

export interface JsonDialect {
  /** Levels of nesting. */
  nesting?: number;
  /** Whether `NaN`, `Infinity` and `-Infinity`, which Python writes and JSON does not have, are read as null. */
  nonFinite?: boolean;
}

/**
 * Parses strict JSON from a stranger: nesting and numbers are bounded, and a duplicate key or the key `__proto__` is a
 * problem, so that what is read does not depend on which of two values a parser keeps. Never throws on content.
 */
export function parseJson(source: string, dialect: JsonDialect = {}): JsonResult {
  const checker = new Checker(source, dialect);
  const fault = checker.check();
  if (fault) {
    return { ok: false, problem: { ...lineAndColumn(source, fault.offset), message: fault.message } };
  }
  const { nonFinite } = checker;
  return { ok: true, value: JSON.parse(withNulls(source, nonFinite)) as Json, nonFinite: nonFinite.length };
}

/** The text with null in the place of each span. */
function withNulls(source: string, spans: readonly Span[]): string {
  if (spans.length === 0) return source;
  const pieces = spans.map(([start], index) => source.slice(spans[index - 1]?.[1] ?? 0, start));
  return [...pieces, source.slice(spans.at(-1)?.[1])].join("null");
}

/** The object that a value is, or nothing. */
export function asObject(value: Json | undefined): JsonObject | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
}

/** An own key's value; nothing where the value is no object or lacks the key. */
export function field(value: Json | undefined, key: string): Json | undefined {
  const object = asObject(value);
  return object && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The value at a path of own keys. */
export function at(value: Json | undefined, ...path: string[]): Json | undefined {
  return path.reduce<Json | undefined>(field, value);
}

/** A value where it is a string that says something. */
export function text(value: Json | undefined): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** A name, number or truth value as text; a list is no single key. */
export function scalar(value: Json | undefined): string | undefined {
  return typeof value === "number" || typeof value === "boolean" ? String(value) : text(value);
}

/** A value where it is a number. */
export function number(value: Json | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** The elements of a value, none where it is no array. */
export function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** One spelling per value: keys sorted by code unit, no space. For digests. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const keys = Object.keys(value).toSorted(byCodeUnit);
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

/** Sorts strings alike everywhere, whatever the locale. */
export function byCodeUnit(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

type Span = [start: number, end: number];

interface Fault {
  offset: number;
  message: string;
}

type Expecting = "value" | "first-value" | "key" | "first-key" | "colon" | "next";

/** Space, tab, CR, LF. */
const SPACES: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d, 0x0a]);
const LITERAL = /true|false|null/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const NON_FINITE = /NaN\b|-?Infinity\b/y;
const WORD = /[-+]?[A-Za-z_$][\w$]*/y;
// What JSON allows in a string: no control character, and only its own escapes.
// oxlint-disable-next-line no-control-regex
const STRING_PART = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;

/** Checks a text against the grammar without building anything, by a loop, so that no depth ends the stack. */
class Checker {
  readonly #text: string;
  readonly #nesting: number;
  readonly #takesNonFinite: boolean;
  /** Where a NaN or an infinity stands. */
  readonly nonFinite: Span[] = [];
  #offset = 0;
  #expecting: Expecting = "value";
  /** Open containers: the keys seen so far of an object, null for an array. */
  readonly #open: (Set<string> | null)[] = [];

  constructor(source: string, { nesting = LIMITS.nesting, nonFinite = false }: JsonDialect) {
    this.#text = source;
    this.#nesting = nesting;
    this.#takesNonFinite = nonFinite;
  }

  check(): Fault | undefined {
    for (;;) {
      this.#skipSpace();
      if (this.#expecting === "next" && this.#open.length === 0) {
        return this.#offset < this.#text.length
          ? this.#fault("Unexpected text after the JSON value, expected the end of the file")
          : undefined;
      }
      if (this.#offset >= this.#text.length)
        return this.#fault("Unexpected end of the file inside a JSON value");
      const fault = this.#step(this.#text[this.#offset] ?? "");
      if (fault) return fault;
    }
  }

  #step(character: string): Fault | undefined {
    switch (this.#expecting) {
      case "first-key":
      case "key":
        if (character === "}" && this.#expecting === "first-key") return this.#close();
        return character === '"' ? this.#key() : this.#unexpected("a key in double quotes");
      case "colon":
        if (character !== ":") return this.#unexpected("`:`");
        this.#offset++;
        this.#expecting = "value";
        return undefined;
      case "next":
        if (character === (this.#open.at(-1) ? "}" : "]")) return this.#close();
        if (character !== ",") return this.#unexpected("`,`");
        this.#offset++;
        this.#expecting = this.#open.at(-1) ? "key" : "value";
        return undefined;
      default:
        if (character === "]" && this.#expecting === "first-value") return this.#close();
        return this.#value(character);
    }
  }

  #value(character: string): Fault | undefined {
    if (character === "{" || character === "[") {
      if (this.#open.length >= this.#nesting) {
        return this.#fault(`Unexpected nesting of more than ${this.#nesting} levels`);
      }
      this.#offset++;
      this.#open.push(character === "{" ? new Set() : null);
      this.#expecting = character === "{" ? "first-key" : "first-value";
      return undefined;
    }
    this.#expecting = "next";
    if (character === '"') return this.#string();
    if (this.#skip(LITERAL)) return undefined;
    const start = this.#offset;
    if (this.#takesNonFinite && this.#skip(NON_FINITE)) {
      this.nonFinite.push([start, this.#offset]);
      return undefined;
    }
    if (!this.#skip(NUMBER)) return this.#unexpected("a JSON value");
    const finite = Number.isFinite(Number(this.#text.slice(start, this.#offset)));
    return finite ? undefined : this.#fault("Unexpected number beyond what a double holds", start);
  }

  #key(): Fault | undefined {
    const start = this.#offset;
    const fault = this.#string();
    if (fault) return fault;
    const raw = this.#text.slice(start, this.#offset);
    const key = raw.includes("\\") ? (JSON.parse(raw) as string) : raw.slice(1, -1);
    const keys = this.#open.at(-1);
    if (key === "__proto__") return this.#fault("Unexpected key `__proto__`", start);
    if (keys?.has(key)) return this.#fault(`Unexpected second key ${quoted(key)} in one object`, start);
    keys?.add(key);
    this.#expecting = "colon";
    return undefined;
  }

  #string(): Fault | undefined {
    this.#offset++;
    for (;;) {
      this.#skip(STRING_PART);
      const character = this.#text[this.#offset];
      if (character === '"') {
        this.#offset++;
        return undefined;
      }
      if (character === undefined) return this.#fault("Unexpected end of the file inside a string");
      if (character !== "\\")
        return this.#fault("Unexpected control character in a string, expected an escape");
      if (!this.#skip(ESCAPE)) return this.#fault("Unexpected escape in a string");
    }
  }

  #close(): undefined {
    this.#offset++;
    this.#open.pop();
    this.#expecting = "next";
  }

  #skipSpace(): void {
    for (let code = this.#code(); code <= 0x20 && SPACES.has(code); code = this.#code()) this.#offset++;
  }

  /** The next code unit; NaN at the end. */
  #code(): number {
    return this.#text.charCodeAt(this.#offset);
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#offset;
    if (!pattern.test(this.#text)) return false;
    this.#offset = pattern.lastIndex;
    return true;
  }

  #unexpected(expected: string): Fault {
    WORD.lastIndex = this.#offset;
    const word =
      WORD.exec(this.#text)?.[0] ?? String.fromCodePoint(this.#text.codePointAt(this.#offset) ?? 0);
    return this.#fault(`Unexpected ${quoted(word)}, expected ${expected}`);
  }

  #fault(message: string, offset = this.#offset): Fault {
    return { offset, message };
  }
}

/** A piece of a stranger's text in a message: short, and on one line. */
function quoted(piece: string): string {
  const short = piece.length > 40 ? `${piece.slice(0, 40)}…` : piece;
  return `\`${short.replaceAll(/[\p{C}\p{Zl}\p{Zp}`]/gu, "\uFFFD")}\``;
}

function lineAndColumn(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
