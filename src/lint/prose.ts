import type { Nodes, Parents, Root } from "mdast";

/** The text of one paragraph, heading or table cell, with the place of each of its characters in the file. */
export interface Prose {
  text: string;
  /** Offset in the file of the character at an index. */
  offsetAt(index: number): number;
}

/** Stands where something is that is no text: an image, a line of HTML. No pattern goes over it. */
const BARRIER = "\u{0}";

const CONTAINERS: ReadonlySet<string> = new Set(["paragraph", "heading", "tableCell"]);

/**
 * The prose of a record, as written but without its markup, so that a pattern finds `**+2.2** on billing-dispute`. Code
 * is left out but for words that are wanted.
 * @param skipped nodes in which nothing is read
 * @param wanted whether inline code is read as a word
 */
export function* proseOf(
  tree: Root,
  text: string,
  skipped: ReadonlySet<Nodes>,
  wanted: (code: string) => boolean,
): Generator<Prose> {
  const stack: Nodes[] = [tree];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (skipped.has(node)) continue;
    if (CONTAINERS.has(node.type)) yield gather(node as Parents, text, wanted);
    else pushReversed(stack, (node as Partial<Parents>).children);
  }
}

function gather(container: Parents, text: string, wanted: (code: string) => boolean): Prose {
  const parts: string[] = [];
  const pieces: { index: number; offset: number }[] = [];
  let length = 0;
  const add = (part: string, offset: number): void => {
    pieces.push({ index: length, offset });
    parts.push(part);
    length += part.length;
  };
  const stack: Nodes[] = [];
  pushReversed(stack, container.children);
  for (let node = stack.pop(); node; node = stack.pop()) {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    if (start === undefined || end === undefined) continue;
    if (node.type === "text") add(text.slice(start, end), start);
    else if (node.type === "break") add(" ", start);
    else if (node.type === "inlineCode" && wanted(node.value))
      add(node.value, start + text.slice(start, end).indexOf(node.value));
    else if ("children" in node) pushReversed(stack, node.children);
    else add(BARRIER, start);
  }
  return { text: parts.join(""), offsetAt };

  function offsetAt(index: number): number {
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (pieces[middle]!.index <= index) low = middle;
      else high = middle - 1;
    }
    const piece = pieces[low];
    return piece ? piece.offset + index - piece.index : 0;
  }
}

/** One by one: the children of a stranger's node may be more than a call takes arguments. */
function pushReversed(stack: Nodes[], children: readonly Nodes[] = []): void {
  for (let index = children.length - 1; index >= 0; index--) stack.push(children[index]!);
}
