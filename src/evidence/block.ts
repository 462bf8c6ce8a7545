import { isDeepStrictEqual } from "node:util";
import type { Nodes, Root, RootContent } from "mdast";
import type { MarkdownParser } from "../parse/markdown.ts";

/** A `<!-- reckon:evidence name -->` … `<!-- /reckon:evidence -->` block at the top level of a record. */
export interface EvidenceBlock {
  name: string;
  /** Offsets of the text from the opening marker's start to the closing one's end. */
  start: number;
  end: number;
  /** What stands between the markers. */
  content: RootContent[];
}

/** A marker without its other half; `offset` is where it stands. */
export interface LooseMarker {
  offset: number;
  line: number;
  opens: boolean;
}

const OPENING = /^<!--\s*reckon:evidence\s+(?<name>[^\s>]+)\s*-->$/u;
const CLOSING = /^<!--\s*\/reckon:evidence\s*-->$/u;

/** The evidence blocks of a record. A marker within a quote, a list or a code block is text and no marker. */
export function findBlocks(tree: Root): { blocks: EvidenceBlock[]; loose: LooseMarker[] } {
  const blocks: EvidenceBlock[] = [];
  const loose: LooseMarker[] = [];
  let open: { name: string; node: RootContent; content: RootContent[] } | undefined;
  const leave = (node: RootContent, opens: boolean) =>
    loose.push({ offset: startOf(node), line: node.position?.start.line ?? 1, opens });
  for (const node of tree.children) {
    const marker = node.type === "html" ? node.value.trim() : "";
    const name = OPENING.exec(marker)?.groups?.name;
    if (name !== undefined) {
      if (open) leave(open.node, true);
      open = { name, node, content: [] };
    } else if (CLOSING.test(marker)) {
      if (open)
        blocks.push({ name: open.name, start: startOf(open.node), end: endOf(node), content: open.content });
      else leave(node, false);
      open = undefined;
    } else open?.content.push(node);
  }
  if (open) leave(open.node, true);
  return { blocks, loose };
}

/** A block's text: the markers with the rendering between them, as prettier keeps it. */
export function blockText(name: string, rendered: string): string {
  return `<!-- reckon:evidence ${name} -->\n\n${rendered.trimEnd()}\n\n<!-- /reckon:evidence -->`;
}

/** Whether a block says what a rendering says: as trees, so that padding, bullets and escapes do not matter. */
export function isCurrent(block: EvidenceBlock, rendered: string, parser: MarkdownParser): boolean {
  return isDeepStrictEqual(block.content.map(bare), parser.parse(rendered).children.map(bare));
}

/** A node without its place, its texts without the breaks of their lines. */
function bare(node: Nodes): unknown {
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
      if (key === "position" || key === "data" || value === undefined || value === null) return [];
      if (key === "children") return [[key, (value as Nodes[]).map(bare)]];
      // Blank lines between list items are layout.
      if (key === "spread") return [];
      return [[key, key === "value" && typeof value === "string" ? value.replaceAll(/\s+/gu, " ") : value]];
    }),
  );
}

function startOf(node: RootContent): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: RootContent): number {
  return node.position?.end.offset ?? 0;
}
