import { isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Document, Node, Pair, YAMLMap } from "yaml";
import type { Problem } from "../model/finding.ts";
import { LIMITS } from "../model/limits.ts";
import type { Range } from "../model/position.ts";
import type { Lines } from "./lines.ts";

/** Plain data of a YAML text. Maps have no prototype, so that no key of theirs can reach one. */
export type YamlValue = string | number | boolean | null | YamlValue[] | { [key: string]: YamlValue };

/** A YAML text read once: its data, where each key and value stands by path, and what is wrong with it. */
export interface YamlText {
  /** Undefined where the text is no YAML at all; an empty text is an empty map. */
  value: YamlValue | undefined;
  places: Map<string, { key?: Range; value: Range }>;
  problems: Problem[];
}

/** The `yaml` package's settings under which no text costs more than a fraction of a second and nothing is resolved by name. */
const YAML_OPTIONS = {
  version: "1.2",
  schema: "core",
  stringKeys: true,
  uniqueKeys: false,
  merge: false,
  resolveKnownTags: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

/** A document that keeps the place of every node, for readers and for edits. */
export function parseYamlDocument(text: string): Document.Parsed {
  return parseDocument(text, YAML_OPTIONS);
}

/**
 * Reads YAML 1.2 without anchors, aliases, tags, merge keys or duplicate keys; each of them is a problem.
 * @param base offset of `text` in the file that `lines` is of
 */
export function readYaml(text: string, base: number, lines: Lines): YamlText {
  const at = (start: number, end: number): Range => lines.range(base + start, base + end);
  const refused = refusedYaml(text);
  if (refused) return { value: undefined, places: new Map(), problems: [{ ...refused, range: at(0, 0) }] };
  const document = parseYamlDocument(text);
  const faults = [...document.errors, ...document.warnings];
  const problems: Problem[] = faults.slice(0, 10).map((fault) => ({
    message: `Unexpected YAML: ${fault.message.split("\n", 1)[0]!.replace(/[.:]$/u, "")}`,
    hint: "Write plain YAML: `key: value`, lists as `- item` or `[a, b]`, and quotes around texts with `: ` or `#`.",
    range: at(...fault.pos),
  }));
  const reader = new Reader(at, problems);
  const value = document.errors.length > 0 ? undefined : reader.read(document.contents, []);
  return { value: value === null ? Object.create(null) : value, places: reader.places, problems };
}

/** What would make the parser recurse without bound or take minutes. */
function refusedYaml(text: string): { message: string; hint: string } | undefined {
  if (text.length > LIMITS.frontmatter) {
    return {
      message: `Unexpected YAML of ${text.length} characters, expected at most ${LIMITS.frontmatter}`,
      hint: "Keep long texts in the body or in a file of their own.",
    };
  }
  let depth = 0;
  let deepest = 0;
  for (const bracket of text.match(/[[\]{}]/gu) ?? []) {
    depth = Math.max(0, depth + (bracket === "[" || bracket === "{" ? 1 : -1));
    deepest = Math.max(deepest, depth);
  }
  for (const run of text.match(/(?:[-?:][ \t]+){65,}/gu) ?? []) deepest = Math.max(deepest, run.length / 2);
  const indents = text.match(/^[ ]+(?=\S)/gmu) ?? [];
  if (new Set(indents).size > LIMITS.nesting) deepest = Math.max(deepest, new Set(indents).size);
  if (deepest <= LIMITS.nesting) return undefined;
  return {
    message: `Unexpected YAML nested deeper than ${LIMITS.nesting} levels`,
    hint: "Take lists and maps out of one another.",
  };
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
        this.#problems.push({
          message: `Unexpected second \`${key}\`, expected each key once`,
          hint: "Delete one of the two lines.",
          range: place,
        });
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
    this.#problems.push({
      message: `Unexpected YAML ${what}, expected plain values`,
      hint: "Write the value out where it is meant.",
      range,
    });
    return null;
  }
}

function scalar(value: unknown): YamlValue {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
