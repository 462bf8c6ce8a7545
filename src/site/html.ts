import type { Element, Root as HastRoot } from "hast";
import { raw } from "hast-util-raw";
import { defaultSchema, sanitize } from "hast-util-sanitize";
import type { Schema } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import type { Definition, FootnoteReference, Root, RootContent } from "mdast";
import { toHast } from "mdast-util-to-hast";
import { visit } from "unist-util-visit";
import { finishHtml } from "./finish-html.ts";
import type { Highlight } from "./highlight.ts";
import { showImages } from "./page-images.ts";
import { linkMentions, showLinks } from "./page-links.ts";
import type { LinkTargets } from "./targets.ts";

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
    source: [],
    input: [["disabled", true], ["type", "checkbox"], "checked"],
  },
  // An image of another host becomes a link, and only where it may be one.
  protocols: { href: ["http", "https", "mailto"], src: ["http", "https"], cite: ["http", "https"] },
  clobber: [],
};

/**
 * A renderer for the Markdown of one file: mdast to hast, raw HTML parsed, the tree sanitised, and only then addresses
 * resolved and added what is the page's own. Definitions of links are looked up in the whole file.
 */
export function htmlRenderer(record: Root, targets: LinkTargets, highlight: Highlight): HtmlRenderer {
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
    const safe = sanitize(parsed, SCHEMA) as HastRoot;
    showImages(safe, targets);
    showLinks(safe, targets);
    linkMentions(safe, targets);
    const anchors = nodes
      .filter((node) => node.type === "heading")
      .map((node) => targets.anchor(node.position?.start.offset ?? -1));
    finishHtml(safe, { anchors, highlight });
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
