import type { DecisionGraph, GraphEdge } from "../../model/decision-graph.ts";
import { GRAPH_STATUS, labelLines } from "./labels.ts";

const ARROWS: Readonly<Record<GraphEdge["relation"], string>> = {
  supersedes: "-->|supersedes|",
  "builds-on": "-->|builds on|",
  "relates-to": "-.-",
  plan: "-.->|judged by|",
  materialised: "==>|came true|",
};

/** A graph in Mermaid's language, which GitHub and GitLab draw inside Markdown. */
export function mermaidGraph({ nodes, edges }: DecisionGraph): string {
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const lines = [
    "graph LR",
    ...nodes.map((node) => {
      const label = labelLines(node).map(escapeLabel).join("<br/>");
      return `  ${names.get(node.id)}["${label}"]:::${node.status ?? "unknown"}`;
    }),
    ...edges.map(({ from, to, relation }) => `  ${names.get(from)} ${ARROWS[relation]} ${names.get(to)}`),
    ...Object.entries(GRAPH_STATUS).map(
      ([status, { fill, isPast }]) =>
        `  classDef ${status} fill:${fill},stroke:#555,color:#111${isPast ? ",stroke-dasharray:4 3" : ""}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

/** Mermaid reads markup and Markdown in labels; whatever is no letter, digit or plain mark is written by its code. */
function escapeLabel(text: string): string {
  return text.replaceAll(
    /[^\p{L}\p{M}\p{N} .,:·–…-]/gu,
    (character) => `#${String(character.codePointAt(0))};`,
  );
}
