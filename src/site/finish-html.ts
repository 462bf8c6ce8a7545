import type { Element, ElementContent, Root } from "hast";
import { toString } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import { frameAlerts } from "./alerts.ts";
import type { CodeToken, Highlight } from "./highlight.ts";

/** What finishing a tree needs besides it. */
interface Finish {
  /** Anchors of its headings, in their order. */
  anchors: readonly (string | undefined)[];
  highlight: Highlight;
}

/** Adds what the page itself gives to a record's text, once that is safe: nothing of it comes from the record. */
export function finishHtml(tree: Root, { anchors, highlight }: Finish): void {
  addAnchors(tree, anchors);
  frameAlerts(tree);
  frameTables(tree);
  showCode(tree, highlight);
  nameTicks(tree);
}

function addAnchors(tree: Root, anchors: Finish["anchors"]): void {
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
function nameTicks(tree: Root): void {
  visit(tree, "element", (node) => {
    if (node.tagName === "input") node.properties.ariaLabel = node.properties.checked ? "Done" : "Not done";
  });
}

/** A table wider than the text scrolls in a frame of its own, which the keyboard reaches. */
function frameTables(tree: Root): void {
  visit(tree, "element", (node, index, parent) => {
    if (node.tagName !== "table" || !parent || index === undefined) return undefined;
    parent.children[index] = {
      type: "element",
      tagName: "div",
      properties: { className: ["figure", "scroll"], tabIndex: 0, role: "group", ariaLabel: "Table" },
      children: [node],
    };
    return SKIP;
  });
}

/** Blocks of code scroll by themselves; those of a known language are coloured, and diagrams are marked as such. */
function showCode(tree: Root, highlight: Highlight): void {
  visit(tree, "element", (node, index, parent) => {
    const [code] = node.children;
    if (node.tagName !== "pre" || code?.type !== "element" || code.tagName !== "code") return undefined;
    const language = languageOf(code);
    const isDiagram = language === "mermaid";
    const tokens = isDiagram ? undefined : highlight(toString(code), language);
    code.properties = {};
    if (tokens) code.children = tokens.map(tokenNode);
    node.properties = { tabIndex: 0, role: "group", ariaLabel: isDiagram ? "Diagram as text" : "Code" };
    if (isDiagram && parent && index !== undefined) {
      parent.children[index] = {
        type: "element",
        tagName: "figure",
        properties: { className: ["diagram"] },
        children: [node],
      };
    }
    return SKIP;
  });
}

function languageOf({ properties }: Element): string {
  const [name = ""] = Array.isArray(properties.className) ? properties.className : [];
  return String(name)
    .replace(/^language-/u, "")
    .toLowerCase();
}

function tokenNode({ text, kind }: CodeToken): ElementContent {
  const words: ElementContent = { type: "text", value: text };
  if (kind === undefined) return words;
  return { type: "element", tagName: "span", properties: { className: [`t-${kind}`] }, children: [words] };
}
