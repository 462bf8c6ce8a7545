import type { Element, ElementContent, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";

/** The words that GitHub takes for the kind of an alert, and how a page heads it. */
const ALERTS: Readonly<Record<string, string>> = {
  note: "Note",
  tip: "Tip",
  important: "Important",
  warning: "Warning",
  caution: "Caution",
};

/** Turns quotations that begin with `[!NOTE]` into what GitHub makes of them. */
export function frameAlerts(tree: Root): void {
  visit(tree, "element", (node, index, parent) => {
    if (node.tagName !== "blockquote" || !parent || index === undefined) return undefined;
    const alert = alertOf(node);
    if (!alert) return undefined;
    parent.children[index] = alert;
    return [SKIP, index];
  });
}

function alertOf(quote: Element): Element | undefined {
  const first = quote.children.find((child): child is Element => child.type === "element");
  const [opening, ...rest] = first?.tagName === "p" ? first.children : [];
  if (opening?.type !== "text") return undefined;
  const found = /^\s*\[!(?<kind>[a-z]+)\][ \t]*(?:\n|$)/iu.exec(opening.value);
  const kind = found?.groups!.kind!.toLowerCase() ?? "";
  if (!found || !Object.hasOwn(ALERTS, kind)) return undefined;
  const said = opening.value.slice(found[0].length);
  const paragraph: ElementContent[] = said === "" ? rest : [{ type: "text", value: said }, ...rest];
  const others = quote.children.filter((child): child is ElementContent => child !== first);
  return {
    type: "element",
    tagName: "div",
    properties: { className: ["alert", kind] },
    children: [
      {
        type: "element",
        tagName: "p",
        properties: { className: ["alert-kind"] },
        children: [{ type: "text", value: ALERTS[kind]! }],
      },
      ...(paragraph.some((child) => child.type !== "text" || child.value.trim() !== "")
        ? [{ ...first!, children: paragraph }]
        : []),
      ...others,
    ],
  };
}
