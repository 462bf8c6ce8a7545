import type { DecisionGraph } from "../../model/decision-graph.ts";
import { dotGraph } from "./dot.ts";

/** A graph as a picture, laid out by Graphviz compiled to WebAssembly; that is a megabyte, so it is loaded when called. */
export async function svgGraph(graph: DecisionGraph): Promise<string> {
  const { instance } = await import("@viz-js/viz");
  const viz = await instance();
  return viz.renderString(dotGraph(graph), { format: "svg" });
}
