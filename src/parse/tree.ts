import type { Node, Nodes, Parents, Root } from "mdast";
import type { Range } from "../model/position.ts";

/** A node's place; parsers give every node one. */
export function placeOf(node: Node): Range {
  const { start, end } = node.position!;
  return { start: point(start), end: point(end) };
}

function point({
  line,
  column,
  offset,
}: {
  line: number;
  column: number;
  offset?: number | undefined;
}): Range["start"] {
  return { line, column, offset: offset ?? 0 };
}

/** Visits every node once, parents before children, in the order of the text, without recursion: strangers' trees may be deep. */
export function walk(root: Root, visit: (node: Nodes, depth: number) => void): void {
  const stack: { node: Nodes; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    visit(next.node, next.depth);
    const children = (next.node as Partial<Parents>).children;
    if (!children) continue;
    for (let index = children.length - 1; index >= 0; index--) {
      stack.push({ node: children[index] as Nodes, depth: next.depth + 1 });
    }
  }
}
