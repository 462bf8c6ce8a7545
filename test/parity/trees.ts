import type { Nodes } from "mdast";

/** Where and how two trees of one text part. */
export interface Difference {
  /** `structure`: another node, child or value. `position`: the same, at another place of the text. */
  kind: "structure" | "position";
  /** Types of the nodes from the root, `root/table/tableRow/tableCell`. */
  path: string;
  /** Line of the text. */
  line: number;
  message: string;
}

/** Every difference between two mdast trees of one text, in the order of the text; below a difference none is sought. */
export function differences(one: Nodes, other: Nodes, path: string = one.type): Difference[] {
  const line = one.position?.start.line ?? other.position?.start.line ?? 0;
  const found: Difference[] = [];
  const differ = (kind: Difference["kind"], message: string) => found.push({ kind, path, line, message });

  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (key === "children" || key === "position") continue;
    const [left, right] = [value(one, key), value(other, key)];
    if (left !== right) differ("structure", `${key}: ${left} against ${right}`);
  }
  const [here, there] = [place(one), place(other)];
  if (here !== there) differ("position", `${here} against ${there}`);
  if (found.some(({ kind }) => kind === "structure")) return found;

  const [left, right] = [childrenOf(one), childrenOf(other)];
  if (left.length !== right.length) {
    differ("structure", `${types(left)} against ${types(right)}`);
    return found;
  }
  return [
    ...found,
    ...left.flatMap((child, index) => {
      const twin = right[index];
      return twin === undefined ? [] : differences(child, twin, `${path}/${child.type}`);
    }),
  ];
}

function childrenOf(node: Nodes): Nodes[] {
  return "children" in node ? node.children : [];
}

/** A field as text; one parser leaves out what another sets to null. */
function value(node: Nodes, key: string): string {
  return JSON.stringify((node as unknown as Record<string, unknown>)[key] ?? null);
}

function place({ position }: Nodes): string {
  if (position === undefined) return "nowhere";
  const { start, end } = position;
  return `${start.line}:${start.column} (${start.offset}) to ${end.line}:${end.column} (${end.offset})`;
}

function types(nodes: readonly Nodes[]): string {
  return `[${nodes.map(({ type }) => type).join(" ")}]`;
}
