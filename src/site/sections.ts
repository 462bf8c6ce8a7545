import type { FootnoteDefinition, Heading as MdastHeading, Root, RootContent } from "mdast";
import { visit } from "unist-util-visit";
import type { MarkdownRecord } from "../model/record.ts";
import { sectionName } from "../model/section.ts";
import { plainText } from "../parse/markdown.ts";
import { noteAnchor, noteNumbers } from "./html.ts";
import type { HtmlRenderer } from "./html.ts";
import type { BlockView, NoteView, ProblemView, SectionView } from "./view.ts";

/** What cutting a record into sections needs besides its tree. */
export interface SectionsSource {
  record: MarkdownRecord;
  tree: Root;
  html: HtmlRenderer;
  /** Names of the evidence that there is a figure for. */
  evidence: ReadonlySet<string>;
  /** Whether the tables under Options and Risks are drawn by components. */
  draws: { options: boolean; risks: boolean };
  /** Problems to show where they are. */
  problems: readonly ProblemView[];
}

interface Part {
  heading?: MdastHeading;
  nodes: RootContent[];
}

/**
 * The record's second-level sections in its own order, as blocks: prose as HTML, and the tables that components draw as
 * places for them. What stands before the first section has no heading.
 */
export function sectionViews(source: SectionsSource): SectionView[] {
  const notes = footnotes(source.tree);
  const numbers = noteNumbers(source.tree);
  const anchors = new Map(
    source.record.headings.map((heading) => [heading.range.start.offset, heading.slug]),
  );
  return partsOf(source.tree).map((part, index, parts) => {
    const heading = part.heading ? plainText(part.heading) : "";
    const name = sectionName(heading).toLowerCase();
    const first = part.heading?.position?.start.line ?? 1;
    const last = (parts[index + 1]?.heading?.position?.start.line ?? Number.POSITIVE_INFINITY) - 1;
    const here = source.problems.filter(({ section, line }) =>
      section === undefined ? part.heading && line >= first && line <= last : section === name,
    );
    return {
      name,
      heading,
      anchor: anchors.get(part.heading?.position?.start.offset ?? -1) ?? "",
      blocks: [
        ...here.map((problem): BlockView => ({ type: "problem", problem })),
        ...blocksOf(name, part.nodes, source),
      ],
      notes: notesOf(part.nodes, notes, numbers, source.html),
    };
  });
}

/** Cuts at headings of the first two levels; the first H1 is the page's title and left out. */
function partsOf(tree: Root): Part[] {
  const parts: Part[] = [{ nodes: [] }];
  let titled = false;
  for (const node of tree.children) {
    if (node.type === "yaml") continue;
    if (node.type === "heading" && node.depth === 1 && !titled) {
      titled = true;
      continue;
    }
    if (node.type === "heading" && node.depth <= 2) parts.push({ heading: node, nodes: [] });
    else parts.at(-1)!.nodes.push(node);
  }
  return parts.filter((part) => part.heading !== undefined || part.nodes.some(isShown));
}

function isShown(node: RootContent): boolean {
  return node.type !== "definition" && node.type !== "footnoteDefinition" && !isComment(node);
}

function isComment(node: RootContent): boolean {
  return node.type === "html" && /^\s*<!--[\s\S]*-->\s*$/u.test(node.value);
}

const OPENING = /^<!--\s*reckon:evidence\s+(?<name>\S+)\s*-->$/u;
const CLOSING = /^<!--\s*\/reckon:evidence\s*-->$/u;

function marker(node: RootContent, pattern: RegExp): RegExpExecArray | null {
  return node.type === "html" ? pattern.exec(node.value.trim()) : null;
}

function blocksOf(name: string, nodes: readonly RootContent[], source: SectionsSource): BlockView[] {
  const blocks: BlockView[] =
    name === "reversal" && source.record.values.reversal ? [{ type: "reversal" }] : [];
  let prose: RootContent[] = [];
  let drawn = false;
  let figure: string | undefined;
  let words: RootContent | undefined;
  const flush = (): void => {
    const html = prose.some(isShown) ? source.html.blocks(prose).trim() : "";
    if (html) blocks.push({ type: "prose", html });
    prose = [];
  };
  const place = (block: BlockView): void => {
    flush();
    blocks.push(block);
  };
  /** Ends a block of evidence: its sentence, which is the last, and the figure that proves it. */
  const close = (): void => {
    if (figure === undefined) return;
    if (words) prose.push(words);
    place({ type: "evidence", name: figure });
    figure = undefined;
    words = undefined;
  };
  for (const node of nodes) {
    const opened = marker(node, OPENING)?.groups?.name;
    if (opened !== undefined && source.evidence.has(opened)) {
      flush();
      figure = opened;
    } else if (marker(node, CLOSING)) {
      close();
    } else if (figure !== undefined) {
      // The figure holds what else stands in the block.
      if (node.type === "paragraph") words = node;
    } else if (node.type === "table" && !drawn && drawsTable(name, source)) {
      place({ type: name === "options" ? "options" : "risks" });
      drawn = true;
    } else {
      prose.push(node);
    }
  }
  close();
  flush();
  return blocks;
}

function drawsTable(name: string, { draws }: SectionsSource): boolean {
  return (name === "options" && draws.options) || (name === "risks" && draws.risks);
}

function footnotes(tree: Root): ReadonlyMap<string, FootnoteDefinition> {
  const found = new Map<string, FootnoteDefinition>();
  visit(tree, "footnoteDefinition", (node) => {
    if (!found.has(node.identifier)) found.set(node.identifier, node);
  });
  return found;
}

/** The notes that a section refers to, in the order of their marks. */
function notesOf(
  nodes: readonly RootContent[],
  notes: ReadonlyMap<string, FootnoteDefinition>,
  numbers: ReadonlyMap<string, number>,
  html: HtmlRenderer,
): NoteView[] {
  const referred = new Set<string>();
  visit({ type: "root", children: [...nodes] } satisfies Root, "footnoteReference", ({ identifier }) => {
    referred.add(identifier);
  });
  return [...referred].flatMap((identifier) => {
    const note = notes.get(identifier);
    const number = numbers.get(identifier);
    return note && number !== undefined
      ? [{ id: noteAnchor(number), label: String(number), html: html.blocks(note.children) }]
      : [];
  });
}
