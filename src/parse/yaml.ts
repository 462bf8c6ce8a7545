import { isAlias, isMap, isScalar, isSeq, Lexer, parseDocument, stringify } from "yaml";
import type { Document, Node, Pair, YAMLMap } from "yaml";
import type { Problem } from "../model/finding.ts";
import { LIMITS } from "../model/limits.ts";
import type { Range } from "../model/position.ts";
import type { FrontmatterNodes } from "../model/record.ts";
import type { Lines } from "./lines.ts";
import { readPlainYaml } from "./plain-yaml.ts";
import type { YamlValue } from "./yaml-value.ts";

/** A YAML text read once: its data, where each key and value stands by path, and what is wrong with it. */
export interface YamlText {
  /** Undefined where the text is no YAML at all; an empty text is an empty map. */
  value: YamlValue | undefined;
  places: FrontmatterNodes;
  problems: Problem[];
}

/**
 * The `yaml` package's settings under which no text costs more than a fraction of a second, nothing is resolved by name
 * and nothing is printed. (With `silent` it keeps a second document to itself.)
 */
const YAML_OPTIONS = {
  version: "1.2",
  schema: "core",
  stringKeys: true,
  uniqueKeys: false,
  merge: false,
  resolveKnownTags: false,
  prettyErrors: false,
  logLevel: "error",
} as const;

/** The lexer's mark before a plain or block text. */
const SCALAR_FOLLOWS = "\u{1F}";

/** What YAML calls not printable; its parser lets it pass. */
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/u;

/** How many problems of one text are reported: a thousand aliases are one mistake. */
const REPORTED = 10;

/** A document that keeps the place of every node, for readers and for edits. */
export function parseYamlDocument(text: string): Document.Parsed {
  return parseDocument(text, YAML_OPTIONS);
}

/** What can be written on one line. */
type InlineValue =
  | string
  | number
  | boolean
  | readonly InlineValue[]
  | { readonly [key: string]: InlineValue };

/** A value as YAML on one line, quoted where it must be: `[a, b]`, `{ by: mei, role: director }`. */
export function inlineYaml(value: InlineValue): string {
  if (Array.isArray(value)) return `[${value.map((item: InlineValue) => inlineYaml(item)).join(", ")}]`;
  if (typeof value === "object") {
    const pairs = Object.entries(value).map(([key, item]) => `${inlineYaml(key)}: ${inlineYaml(item)}`);
    return `{ ${pairs.join(", ")} }`;
  }
  // JSON is YAML, and the one form that keeps a text with line ends on one line.
  if (typeof value === "string" && /[\r\n]/u.test(value)) return JSON.stringify(value);
  // As in a list on one line, where more has to be quoted than elsewhere.
  const list = stringify([value], { collectionStyle: "flow", flowCollectionPadding: false, lineWidth: 0 });
  return list.trimEnd().slice(1, -1);
}

/**
 * Reads YAML 1.2 without anchors, aliases, tags, merge keys or duplicate keys; each of them is a problem.
 * @param base offset of `text` in the file that `lines` is of
 */
export function readYaml(text: string, base: number, lines: Lines): YamlText {
  const plain = text.length > LIMITS.frontmatter ? undefined : readPlainYaml(text, base, lines);
  return plain ? { ...plain, problems: [] } : readAnyYaml(text, base, lines);
}

/** As {@link readYaml}, always by the parser that knows all of YAML. */
export function readAnyYaml(text: string, base: number, lines: Lines): YamlText {
  const at = (start: number, end: number): Range => lines.range(base + start, base + end);
  const unprintable = UNPRINTABLE.exec(text);
  if (unprintable)
    return { value: undefined, places: new Map(), problems: [controlCharacter(unprintable, at)] };
  const refused = refusedYaml(text);
  if (refused) return { value: undefined, places: new Map(), problems: [{ ...refused, range: at(0, 0) }] };
  const document = parseYamlDocument(text);
  // The reader reports tags by itself, the known ones too.
  const warnings = document.warnings.filter(({ code }) => code !== "TAG_RESOLVE_FAILED");
  const problems: Problem[] = [...document.errors, ...warnings].slice(0, REPORTED).map((fault) => ({
    message: `Unexpected YAML, expected keys and plain values: ${fault.message.split("\n", 1)[0]!.replace(/[.:]$/u, "")}`,
    hint: "Write plain YAML: `key: value`, lists as `- item` or `[a, b]`, and quotes around texts with `: ` or `#`.",
    range: at(...fault.pos),
  }));
  const reader = new Reader(at, problems);
  const value = document.errors.length > 0 ? undefined : reader.read(document.contents, []);
  return { value: value === null ? Object.create(null) : value, places: reader.places, problems };
}

function controlCharacter(
  { 0: found, index }: RegExpExecArray,
  at: (start: number, end: number) => Range,
): Problem {
  const name = `U+${found.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`;
  return {
    message: `Unexpected control character ${name} in YAML, expected text`,
    hint: "Delete it; in quotes it may be written as an escape.",
    range: at(index, index + 1),
  };
}

/** What would make the parser recurse without bound or take minutes. */
function refusedYaml(text: string): { message: string; hint: string } | undefined {
  if (text.length > LIMITS.frontmatter) {
    return {
      message: `Unexpected YAML of ${text.length} characters, expected at most ${LIMITS.frontmatter}`,
      hint: "Keep long texts in the body or in a file of their own.",
    };
  }
  if (blockDepth(text) + flowDepth(text) <= LIMITS.nesting) return undefined;
  return {
    message: `Unexpected nesting of YAML, expected at most ${LIMITS.nesting} levels`,
    hint: "Take lists and maps out of one another.",
  };
}

/** At most how deep block lists and maps nest: each column where lines begin opens one level and one per marker. */
function blockDepth(text: string): number {
  const columns = new Map<number, number>();
  for (const { groups } of text.matchAll(/^(?<indent> *)(?<markers>(?:[-?:][ \t]+)*)/gmu)) {
    const indent = groups!.indent!.length;
    const markers = groups!.markers!.match(/[-?:]/gu)?.length ?? 0;
    columns.set(indent, Math.max(columns.get(indent) ?? 0, markers));
  }
  return [...columns.values()].reduce((sum, markers) => sum + markers, columns.size - 1);
}

/** How deep flow lists and maps nest. Brackets in quotes and comments are none, and only the lexer tells. */
function flowDepth(text: string): number {
  const brackets = text.match(/[[{]/gu)?.length ?? 0;
  if (brackets <= LIMITS.nesting / 2) return brackets;
  let depth = 0;
  let deepest = 0;
  let isScalarNext = false;
  for (const token of new Lexer().lex(text)) {
    if (!isScalarNext && (token === "[" || token === "{")) deepest = Math.max(deepest, ++depth);
    else if (!isScalarNext && (token === "]" || token === "}")) depth--;
    isScalarNext = token === SCALAR_FOLLOWS;
  }
  return deepest;
}

/** Walks a document once, gathering data, places and problems. */
class Reader {
  readonly places = new Map<string, { key?: Range; value: Range }>();
  readonly #at: (start: number, end: number) => Range;
  readonly #problems: Problem[];

  constructor(at: (start: number, end: number) => Range, problems: Problem[]) {
    this.#at = at;
    this.#problems = problems;
  }

  read(node: Node | null, path: readonly string[]): YamlValue {
    if (!node) return null;
    const range = this.#at(node.range?.[0] ?? 0, node.range?.[1] ?? 0);
    if (isAlias(node)) return this.#refuse(range, `alias \`*${node.source}\``);
    if (node.anchor) this.#refuse(range, `anchor \`&${node.anchor}\``);
    if (node.tag) this.#refuse(range, `tag \`${node.tag}\``);
    if (isMap(node)) return this.#map(node, path);
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const inner = [...path, String(index)];
        this.places.set(inner.join("/"), { value: this.#range(item as Node | null, range) });
        return this.read(item as Node | null, inner);
      });
    }
    return isScalar(node) ? scalar(node.value) : null;
  }

  #map(map: YAMLMap, path: readonly string[]): YamlValue {
    const result = Object.create(null) as Record<string, YamlValue>;
    const seen = new Set<string>();
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const key = isScalar(pair.key) ? String(pair.key.value) : "";
      const place = this.#range(pair.key, this.#at(0, 0));
      if (key === "<<") this.#refuse(place, "merge key `<<`");
      if (seen.has(key)) {
        this.#report(`Unexpected second \`${key}\`, expected each key once`, "Delete one of the two.", place);
        continue;
      }
      seen.add(key);
      const inner = [...path, key];
      this.places.set(inner.join("/"), { key: place, value: this.#range(pair.value, place) });
      result[key] = this.read(pair.value, inner);
    }
    return result;
  }

  /** A node's range without the line ends after it; `otherwise` where it is empty. */
  #range(node: Node | null, otherwise: Range): Range {
    const range = node?.range;
    return range && range[1] > range[0] ? this.#at(range[0], range[1]) : otherwise;
  }

  #refuse(range: Range, what: string): null {
    this.#report(
      `Unexpected YAML ${what}, expected plain values`,
      "Write the value out where it is meant.",
      range,
    );
    return null;
  }

  #report(message: string, hint: string, range: Range): void {
    if (this.#problems.length < REPORTED) this.#problems.push({ message, hint, range });
  }
}

function scalar(value: unknown): YamlValue {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
