import type { Element, Nodes as HastNodes, Root as HastRoot } from "hast";
import { raw } from "hast-util-raw";
import { defaultSchema, sanitize } from "hast-util-sanitize";
import type { Schema } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import type { Definition, FootnoteReference, Root, RootContent } from "mdast";
import { toHast } from "mdast-util-to-hast";
import { SKIP, visit } from "unist-util-visit";

/** Where a record's links and images lead on the site. */
export interface LinkTargets {
  /** The address for a link as written; undefined where it leads nowhere that the site may send a reader. */
  link(url: string): string | undefined;
  /** The address for an image as written, or why it is not shown. */
  image(url: string): { src: string } | { refused: "remote" | "missing" };
  /** The anchor of a heading, by where it begins in the file. */
  anchor(offset: number): string | undefined;
}

/** Renders pieces of one record. */
export interface HtmlRenderer {
  /** Sanitised HTML of top-level nodes. */
  blocks(nodes: readonly RootContent[]): string;
  /** Sanitised HTML of a table cell's or paragraph's content. */
  inline(nodes: readonly RootContent[]): string;
}

/** Nothing that runs, loads, posts, or imitates a part of the page: no style, class or id survives. */
const SCHEMA: Schema = {
  ...defaultSchema,
  attributes: {
    ...defaultSchema.attributes,
    "*": ["align", "alt", "colSpan", "rowSpan", "dir", "lang", "start", "title", "width", "height", "open"],
    a: ["href", ["dataFootnoteRef"], ["ariaLabel", /^Note /]],
    code: [["className", /^language-./]],
    li: [["className", "task-list-item"]],
    ul: [["className", "contains-task-list"]],
    ol: ["start", ["className", "contains-task-list"]],
    img: ["src", "alt", "width", "height", "title"],
    input: [["disabled", true], ["type", "checkbox"], "checked"],
  },
  protocols: { href: ["http", "https", "mailto"], src: [] },
  clobber: [],
};

/**
 * A renderer for the Markdown of one record: mdast to hast, raw HTML parsed, links and images resolved, the tree
 * sanitised, and only then what the page itself adds. Definitions of links are looked up in the whole record.
 */
export function htmlRenderer(record: Root, targets: LinkTargets): HtmlRenderer {
  const definitions: Definition[] = [];
  visit(record, "definition", (node) => void definitions.push(node));
  const numbers = noteNumbers(record);
  const render = (nodes: readonly RootContent[]): HastRoot => {
    const tree = toHast(
      { type: "root", children: [...nodes, ...definitions] },
      {
        allowDangerousHtml: true,
        handlers: {
          footnoteReference: (_state: unknown, node: FootnoteReference) =>
            footnoteMark(numbers.get(node.identifier) ?? 0),
          // Shown beside the section by the page.
          footnoteDefinition: () => undefined,
        },
      },
    ) as HastRoot;
    const parsed = raw(tree) as HastRoot;
    resolveAddresses(parsed, targets);
    const safe = sanitize(parsed, SCHEMA) as HastRoot;
    addAnchors(safe, nodes, targets);
    frameTables(safe);
    nameTicks(safe);
    return safe;
  };
  return {
    blocks: (nodes) => toHtml(render(nodes)),
    inline(nodes) {
      const tree = render([{ type: "paragraph", children: nodes as never }]);
      const paragraph = tree.children.find(
        (child): child is Element => child.type === "element" && child.tagName === "p",
      );
      return paragraph ? toHtml(paragraph.children) : toHtml(tree);
    },
  };
}

/** The numbers of a record's footnotes by identifier, in the order of their first marks, whatever their labels. */
export function noteNumbers(tree: Root): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  visit(tree, "footnoteReference", ({ identifier }) => {
    if (!numbers.has(identifier)) numbers.set(identifier, numbers.size + 1);
  });
  return numbers;
}

/** Anchor of a footnote, shared by its mark and its note. */
export function noteAnchor(number: number): string {
  return `note-${number}`;
}

function footnoteMark(number: number): Element {
  return {
    type: "element",
    tagName: "sup",
    properties: {},
    children: [
      {
        type: "element",
        tagName: "a",
        properties: { href: `#${noteAnchor(number)}`, ariaLabel: `Note ${number}` },
        children: [{ type: "text", value: String(number) }],
      },
    ],
  };
}

function resolveAddresses(tree: HastRoot, targets: LinkTargets): void {
  visit(tree, "element", (node, index, parent) => {
    if (node.tagName === "a" && typeof node.properties.href === "string") {
      const href = node.properties.href.startsWith("#note-")
        ? node.properties.href
        : targets.link(node.properties.href);
      if (href === undefined) delete node.properties.href;
      else node.properties.href = href;
    }
    if (node.tagName === "picture" || node.tagName === "source") delete node.properties.srcSet;
    if (node.tagName !== "img" || !parent || index === undefined) return undefined;
    const shown = imageNode(node, targets);
    parent.children[index] = shown;
    return shown === node ? undefined : SKIP;
  });
}

/** An image from the site itself, or a link to it, or the words that stand for it: a page loads nothing from elsewhere. */
function imageNode(node: Element, targets: LinkTargets): Element {
  const url = String(node.properties.src ?? "");
  const alt = String(node.properties.alt ?? "");
  const found = targets.image(url);
  if ("src" in found) {
    node.properties = { ...node.properties, src: found.src, alt };
    delete node.properties.srcSet;
    return node;
  }
  const words = alt || url;
  const href = found.refused === "remote" ? targets.link(url) : undefined;
  return href === undefined
    ? {
        type: "element",
        tagName: "span",
        properties: {},
        children: [{ type: "text", value: `Image not found: ${words}` }],
      }
    : {
        type: "element",
        tagName: "a",
        properties: { href },
        children: [{ type: "text", value: `Image: ${words}` }],
      };
}

function addAnchors(tree: HastRoot, nodes: readonly RootContent[], targets: LinkTargets): void {
  const anchors = nodes
    .filter((node) => node.type === "heading")
    .map((node) => targets.anchor(node.position?.start.offset ?? -1));
  const headings = tree.children.filter(
    (child): child is Element => child.type === "element" && /^h[1-6]$/u.test(child.tagName),
  );
  for (const [index, heading] of headings.entries()) {
    const anchor = anchors[index];
    if (anchor !== undefined && anchors.length === headings.length) heading.properties.id = anchor;
    // The page has the one h1, and sections are h2.
    if (/^h[12]$/u.test(heading.tagName)) heading.tagName = "h3";
  }
}

/** A task list's boxes have no label of their own. */
function nameTicks(tree: HastRoot): void {
  visit(tree, "element", (node) => {
    if (node.tagName === "input") node.properties.ariaLabel = node.properties.checked ? "Done" : "Not done";
  });
}

/** A table wider than the text scrolls in a frame of its own, which the keyboard reaches. */
function frameTables(tree: HastRoot): void {
  visit(tree, "element", (node, index, parent) => {
    if (node.tagName !== "table" || !parent || index === undefined) return undefined;
    (parent.children as HastNodes[])[index] = {
      type: "element",
      tagName: "div",
      properties: { className: ["figure", "scroll"], tabIndex: 0, role: "region", ariaLabel: "Table" },
      children: [node],
    };
    return SKIP;
  });
}
