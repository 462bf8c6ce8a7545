import { isDeepStrictEqual } from "node:util";
import { isAlias, isMap, isScalar, isSeq, visit } from "yaml";
import type { Document, Node, Pair, YAMLMap, YAMLSeq } from "yaml";
import { findFence } from "./fence.ts";
import { inlineYaml, parseYamlDocument } from "./yaml.ts";

/** A map of texts, written on one line. */
export type EditMap = Readonly<Record<string, string>>;

/** A value that an edit may write: a scalar, a list of them, or a map. */
export type EditValue = string | number | boolean | readonly (string | EditMap)[] | EditMap;

/** One change of the frontmatter: a key's new value, or a further item of a list. */
export type FrontmatterEdit =
  | { path: readonly [string, ...string[]]; set: EditValue }
  | { path: readonly [string, ...string[]]; append: string | EditMap };

/** Replaces the characters from `start` to `end` of the YAML text. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/**
 * Changes frontmatter by replacing the characters of a value and nothing else: comments, order, spacing and line ends
 * stay to the byte. The result is parsed again and held against what was meant.
 * @param text the file's text without byte order mark
 * @returns the new text, or undefined where the frontmatter is written in a way that cannot be changed safely
 */
export function editFrontmatter(text: string, edits: readonly FrontmatterEdit[]): string | undefined {
  let current = text;
  for (const edit of edits) {
    const next = applyEdit(current, edit);
    if (next === undefined) return undefined;
    current = next;
  }
  return current;
}

function applyEdit(text: string, edit: FrontmatterEdit): string | undefined {
  const block = yamlOf(text);
  if (!block) return undefined;
  const { yaml, start } = block;
  const end = start + yaml.length;
  const document = parseYamlDocument(yaml);
  if (!isPlain(document)) return undefined;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const splice =
    "set" in edit ? setSplice(document, yaml, edit, newline) : appendSplice(document, yaml, edit, newline);
  if (!splice) return undefined;
  const changed = yaml.slice(0, splice.start) + splice.text + yaml.slice(splice.end);
  return isDeepStrictEqual(dataOf(changed), intended(document, edit))
    ? text.slice(0, start) + changed + text.slice(end)
    : undefined;
}

/** How many characters stand before an offset on its line. */
export function columnOf(yaml: string, offset: number): number {
  return offset - (yaml.lastIndexOf("\n", offset - 1) + 1);
}

/** The YAML between the fences and where it begins. */
export function yamlOf(text: string): { yaml: string; start: number } | undefined {
  const fence = findFence(text);
  if (fence.kind !== "yaml") return undefined;
  const start = text.indexOf("---") + 3;
  return { yaml: text.slice(start, text.lastIndexOf("---", fence.end)), start };
}

/** Whether a document is a map without what a reader refuses: data that is shared cannot be changed in one place. */
export function isPlain(document: Document.Parsed): boolean {
  let plain = document.errors.length + document.warnings.length === 0;
  visit(document, {
    Node: (_, node) => {
      plain &&= !isAlias(node) && node.anchor === undefined && node.tag === undefined;
      if (isMap(node)) plain &&= new Set(node.items.map(keyOf)).size === node.items.length;
    },
  });
  return plain && (document.contents === null || isMap(document.contents));
}

/** The text of a key. */
export function keyOf({ key }: Pair): unknown {
  return isScalar(key) ? key.value : key;
}

/** What a YAML text says; undefined where it is no plain map. */
export function dataOf(yaml: string): unknown {
  const document = parseYamlDocument(yaml);
  return isPlain(document) ? document.toJS({ maxAliasCount: 0 }) : undefined;
}

function intended(document: Document.Parsed, edit: FrontmatterEdit): unknown {
  const wanted = document.clone();
  if ("set" in edit) wanted.setIn(edit.path, wanted.createNode(edit.set));
  else if (isSeq(wanted.getIn(edit.path))) wanted.addIn(edit.path, wanted.createNode(edit.append));
  else wanted.setIn(edit.path, wanted.createNode([edit.append]));
  return wanted.toJS({ maxAliasCount: 0 });
}

function setSplice(
  document: Document.Parsed,
  yaml: string,
  { path, set }: { path: readonly [string, ...string[]]; set: EditValue },
  newline: string,
): Splice | undefined {
  const node = document.getIn(path, true) as Node | undefined;
  const written = inlineYaml(set);
  if (node?.range && node.range[1] > node.range[0]) {
    // A block collection or a folded text ends with its line end, which stays.
    const end = node.range[0] + yaml.slice(node.range[0], node.range[1]).trimEnd().length;
    return { start: node.range[0], end, text: written };
  }
  const parent =
    path.length === 1 ? document.contents : (document.getIn(path.slice(0, -1), true) as Node | undefined);
  const key = path.at(-1)!;
  if (parent === null && path.length === 1)
    return { start: yaml.length, end: yaml.length, text: `${key}: ${written}${newline}` };
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (pair) return afterColon(yaml, pair.key as Node, written);
  return parent.flow ? undefined : newKey(yaml, parent, `${key}: ${written}`, newline);
}

/** Gives a key that has no value one, after its colon. */
export function afterColon(yaml: string, key: Node, written: string): Splice | undefined {
  const colon = yaml.indexOf(":", key.range![1]);
  return colon === -1 ? undefined : { start: colon + 1, end: colon + 1, text: ` ${written}` };
}

/** A line after the last of a block map, at the map's column. */
function newKey(yaml: string, map: YAMLMap, line: string, newline: string): Splice | undefined {
  const first = map.items[0]?.key as Node | undefined;
  const last = map.items.at(-1);
  const lastNode = (last?.value ?? last?.key) as Node | undefined;
  if (!first?.range || !lastNode?.range) return undefined;
  const column = first.range[0] - (yaml.lastIndexOf("\n", first.range[0] - 1) + 1);
  const end = yaml.slice(0, lastNode.range[1]).trimEnd().length;
  const lineEnd = yaml.indexOf("\n", end);
  const at = lineEnd === -1 ? yaml.length : lineEnd + 1;
  return { start: at, end: at, text: `${" ".repeat(column)}${line}${newline}` };
}

function appendSplice(
  document: Document.Parsed,
  yaml: string,
  { path, append }: { path: readonly [string, ...string[]]; append: string | EditMap },
  newline: string,
): Splice | undefined {
  const node = document.getIn(path, true) as Node | undefined;
  if (!isSeq(node)) return setSplice(document, yaml, { path, set: [append] }, newline);
  return node.flow ? appendFlow(yaml, node, append) : appendBlock(yaml, node, append, newline);
}

function appendFlow(yaml: string, sequence: YAMLSeq, item: string | EditMap): Splice | undefined {
  const closing = sequence.range![1] - 1;
  if (yaml[closing] !== "]") return undefined;
  const last = sequence.items.at(-1) as Node | undefined;
  const at = last?.range ? last.range[1] : closing;
  return { start: at, end: at, text: `${last ? ", " : ""}${inlineYaml(item)}` };
}

function appendBlock(
  yaml: string,
  sequence: YAMLSeq,
  item: string | EditMap,
  newline: string,
): Splice | undefined {
  const last = sequence.items.at(-1) as Node | undefined;
  if (!last?.range) return undefined;
  const dash = yaml.lastIndexOf("-", last.range[0] - 1);
  const column = dash - (yaml.lastIndexOf("\n", dash) + 1);
  const lineEnd = yaml.indexOf("\n", yaml.slice(0, last.range[1]).trimEnd().length);
  const at = lineEnd === -1 ? yaml.length : lineEnd + 1;
  return { start: at, end: at, text: `${" ".repeat(column)}- ${inlineYaml(item)}${newline}` };
}
