import { isDeepStrictEqual } from "node:util";
import { isMap } from "yaml";
import type { Document, Node, Pair } from "yaml";
import { afterColon, columnOf, dataOf, isPlain, keyOf, yamlOf } from "./edit.ts";
import type { EditValue, Splice } from "./edit.ts";
import { findFence } from "./fence.ts";
import { inlineYaml, parseYamlDocument } from "./yaml.ts";

/** A key at the top of frontmatter, as it is written. */
export interface WrittenKey {
  key: string;
  /** The value's characters, comments between its lines included. */
  source: string;
  value: unknown;
}

/** The top keys of frontmatter in their order; undefined where it is written in a way that cannot be changed safely. */
export function writtenKeys(text: string): WrittenKey[] | undefined {
  const block = yamlOf(text);
  if (!block) return undefined;
  const document = parseYamlDocument(block.yaml);
  if (!isPlain(document)) return undefined;
  const data = document.toJS({ maxAliasCount: 0 }) as Record<string, unknown> | null;
  return topPairs(document).map((pair) => {
    const key = String(keyOf(pair));
    const [start, end] = valueRange(block.yaml, pair);
    return { key, source: block.yaml.slice(start, end), value: data?.[key] };
  });
}

/** What becomes of a key: another name, another value, both, or nothing. */
export type KeyChange = { rename?: string; set?: EditValue } | "remove";

/**
 * Gives keys other names and values, and adds further ones before the first, as {@link editFrontmatter} does: nothing
 * else changes by a character. A text without frontmatter gets one.
 * @returns the new text, or undefined where the frontmatter cannot be changed safely
 */
export function rewriteKeys(
  text: string,
  changes: ReadonlyMap<string, KeyChange>,
  added: readonly (readonly [key: string, value: EditValue])[],
): string | undefined {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = added.map(([key, value]) => `${key}: ${inlineYaml(value)}`);
  if (findFence(text).kind === "none") {
    return changes.size > 0 ? undefined : `${["---", ...lines, "---", "", ""].join(newline)}${text}`;
  }
  const block = yamlOf(text);
  if (!block) return undefined;
  const { start, yaml } = block;
  const document = parseYamlDocument(yaml);
  const first = topPairs(document)[0]?.key as Node | undefined;
  if (!isPlain(document) || (isMap(document.contents) && document.contents.flow)) return undefined;
  const indent = " ".repeat(first?.range ? columnOf(yaml, first.range[0]) : 0);
  const at = yaml.indexOf("\n") + 1;
  const splices = topPairs(document).flatMap((pair) => changeSplices(yaml, pair, changes));
  const top = { start: at, end: at, text: lines.map((line) => indent + line + newline).join("") };
  // Of two at one place the one that comes last here is made last, so that the first key's new name is in place by then.
  const changed = [...splices, top]
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (current, splice) => current.slice(0, splice.start) + splice.text + current.slice(splice.end),
      yaml,
    );
  const wanted = meant(document.toJS({ maxAliasCount: 0 }) as object | null, changes, added);
  return wanted && isDeepStrictEqual(dataOf(changed), wanted)
    ? text.slice(0, start) + changed + text.slice(start + yaml.length)
    : undefined;
}

/** The map that a rewriting is to give; undefined where two keys would have one name. */
function meant(
  data: object | null,
  changes: ReadonlyMap<string, KeyChange>,
  added: readonly (readonly [key: string, value: EditValue])[],
): object | undefined {
  const kept = Object.entries(data ?? {}).flatMap(([key, value]): [string, unknown][] => {
    const change = changes.get(key) ?? {};
    return change === "remove" ? [] : [[change.rename ?? key, "set" in change ? change.set : value]];
  });
  const all = [...kept, ...added];
  return new Set(all.map(([key]) => key)).size === all.length ? Object.fromEntries(all) : undefined;
}

function changeSplices(yaml: string, pair: Pair, changes: ReadonlyMap<string, KeyChange>): Splice[] {
  const change = changes.get(String(keyOf(pair)));
  const key = (pair.key as Node).range;
  if (!change || !key) return [];
  const [start, end] = valueRange(yaml, pair);
  if (change === "remove") {
    const lineEnd = yaml.indexOf("\n", end);
    return [
      {
        start: yaml.lastIndexOf("\n", key[0]) + 1,
        end: lineEnd === -1 ? yaml.length : lineEnd + 1,
        text: "",
      },
    ];
  }
  const renamed =
    change.rename === undefined ? [] : [{ start: key[0], end: key[1], text: inlineYaml(change.rename) }];
  if (change.set === undefined) return renamed;
  const written = inlineYaml(change.set);
  const value = end > start ? { start, end, text: written } : afterColon(yaml, pair.key as Node, written);
  return value ? [...renamed, value] : renamed;
}

function topPairs({ contents }: Document.Parsed): readonly Pair[] {
  return isMap(contents) ? contents.items : [];
}

/** Where a value stands without the line end after it; where it has none, behind its key's colon. */
function valueRange(yaml: string, { key, value }: Pair): [number, number] {
  const range = (value as Node | null)?.range;
  if (!range || range[1] <= range[0]) {
    const colon = yaml.indexOf(":", (key as Node).range![1]) + 1;
    return [colon, colon];
  }
  return [range[0], range[0] + yaml.slice(range[0], range[1]).trimEnd().length];
}
