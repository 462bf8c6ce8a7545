import type { Element, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import type { LinkTargets } from "./targets.ts";

const WHY = {
  missing: "Image not found",
  unfit: "Image cannot be shown",
} as const;

/** Each image as one of the site itself, as a link to it, or as the words that stand for it: a page loads nothing from elsewhere. */
export function showImages(tree: Root, targets: LinkTargets): void {
  visit(tree, "element", (node, index, parent) => {
    if (node.tagName !== "img" || !parent || index === undefined) return undefined;
    parent.children[index] = imageNode(node, targets);
    return SKIP;
  });
}

function imageNode(node: Element, targets: LinkTargets): Element {
  const url = String(node.properties.src ?? "");
  const alt = String(node.properties.alt ?? "");
  const found = targets.image(url);
  if ("src" in found) {
    // What the record says of the size holds.
    const sized = node.properties.width !== undefined || node.properties.height !== undefined;
    const { src, ...size } = found;
    node.properties = { ...node.properties, src, alt, ...(sized ? {} : size), decoding: "async" };
    return node;
  }
  const link = found.refused === "remote" ? targets.link(url) : undefined;
  if (link) return element("a", { href: link.href }, `Image: ${alt || url}`);
  const why = found.refused === "remote" ? "Image of another place" : WHY[found.refused];
  return element(
    "span",
    { className: ["no-image"] },
    [`${why}: ${alt}`, url && alt ? ` (${url})` : url].join(""),
  );
}

function element(tagName: string, properties: Element["properties"], text: string): Element {
  return { type: "element", tagName, properties, children: [{ type: "text", value: text }] };
}
