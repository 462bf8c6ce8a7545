import { isDeepStrictEqual } from "node:util";
import type { Nodes, Parents } from "mdast";
import type { Section } from "../model/record.ts";
import type { ParsedRecord } from "../parse/record.ts";
import { placeOf } from "../parse/tree.ts";

/**
 * Whether a section says the same in two versions of a record. Trees are compared, without places: a formatter that
 * breaks lines elsewhere, pads tables or writes other bullets changes nothing. Comments are no text.
 */
export function sameText(one: ParsedRecord, section: Section, other: ParsedRecord, its: Section): boolean {
  return isDeepStrictEqual(contentOf(one, section), contentOf(other, its));
}

function contentOf({ tree }: ParsedRecord, { range }: Section): unknown[] {
  const inside = tree.children.filter((node) => {
    const { start } = placeOf(node);
    return start.offset >= range.start.offset && start.offset < range.end.offset;
  });
  return plain(inside);
}

/** Nodes as plain data, neighbouring texts joined. */
function plain(nodes: readonly Nodes[]): unknown[] {
  const result: unknown[] = [];
  for (const node of nodes) {
    if (node.type === "html" && /^<!--[\s\S]*-->$/u.test(node.value.trim())) continue;
    const last = result.at(-1);
    if (node.type !== "text") result.push(plainNode(node));
    else if (isText(last)) last.text = words(last.text + node.value);
    else result.push({ text: words(node.value) });
  }
  return result;
}

function isText(value: unknown): value is { text: string } {
  return typeof value === "object" && value !== null && "text" in value;
}

function words(text: string): string {
  return text.replaceAll(/\s+/gu, " ");
}

/** What a formatter may write in another way: places, loose or tight lists, the padding of columns. */
const FORM = new Set(["position", "data", "children", "spread", "align"]);

function plainNode(node: Nodes): Record<string, unknown> {
  const own = Object.entries(node).filter(
    ([key, value]) => !FORM.has(key) && value !== undefined && value !== null,
  );
  const { children } = node as Partial<Parents>;
  return { ...Object.fromEntries(own), ...(children ? { children: plain(children) } : {}) };
}
