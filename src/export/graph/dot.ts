import type { DecisionGraph, GraphEdge } from "../../model/decision-graph.ts";
import { GRAPH_STATUS, labelLines } from "./labels.ts";

const EDGES: Readonly<Record<GraphEdge["relation"], string>> = {
  supersedes: 'label="supersedes"',
  "builds-on": 'label="builds on"',
  "relates-to": 'style="dashed", dir="none"',
  plan: 'label="judged by", style="dotted"',
  materialised: 'label="came true", color="#b3261e", fontcolor="#b3261e"',
};

/** A graph in Graphviz's language: newer decisions on the left of those that they rest on. */
export function dotGraph({ nodes, edges }: DecisionGraph): string {
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const lines = [
    "digraph decisions {",
    '  graph [rankdir="LR", fontname="Helvetica"];',
    '  node [shape="box", style="rounded,filled", fillcolor="white", fontname="Helvetica", fontsize="11"];',
    '  edge [fontname="Helvetica", fontsize="9"];',
    ...nodes.map((node) => {
      const { fill, isPast } = GRAPH_STATUS[node.status ?? "unknown"];
      const style = isPast ? ', style="rounded,filled,dashed"' : "";
      const label = labelLines(node)
        .map(escapeLabel)
        .join(String.raw`\n`);
      return `  ${names.get(node.id)} [label="${label}", fillcolor="${fill}"${style}];`;
    }),
    ...edges.map(
      ({ from, to, relation }) => `  ${names.get(from)} -> ${names.get(to)} [${EDGES[relation]}];`,
    ),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

/** Inside quotes Graphviz reads backslashes as escapes and `&…;` as characters. */
function escapeLabel(text: string): string {
  return text
    .replaceAll("\\", String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll("&", "&amp;");
}
