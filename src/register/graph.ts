import type { DecisionGraph, GraphEdge } from "../model/decision-graph.ts";
import type { Card } from "../model/record.ts";
import { materialisedRisks } from "../model/references.ts";

/**
 * Records with an id, and what each says of others; a supersession, which stands on both sides, is one edge, and so are
 * several risks of one record that came true. An id that
 * no record has is a node without a title.
 * @param isShown which records are asked for; others are there as neighbours alone
 */
export function decisionGraph(
  records: readonly Card[],
  isShown: (record: Card) => boolean = () => true,
): DecisionGraph {
  const cards = new Map(records.filter(({ id }) => id !== undefined).map((record) => [record.id!, record]));
  const shown = new Set(records.filter(isShown).flatMap(({ id }) => id ?? []));
  const edges = new Map<string, GraphEdge>();
  for (const edge of records.flatMap(edgesOf)) {
    if (shown.has(edge.from) || shown.has(edge.to))
      edges.set(JSON.stringify([edge.relation, edge.from, edge.to]), edge);
  }
  const ids = new Set([...shown, ...[...edges.values()].flatMap(({ from, to }) => [from, to])]);
  return { version: 1, nodes: [...ids].map((id) => nodeOf(id, cards.get(id))), edges: [...edges.values()] };
}

function nodeOf(id: string, card: Card | undefined): DecisionGraph["nodes"][number] {
  if (!card) return { id };
  const { title, kind, values } = card;
  return {
    id,
    ...(title === undefined ? {} : { title }),
    ...(kind ? { kind: kind.name } : {}),
    ...(values.status === undefined ? {} : { status: values.status }),
  };
}

function edgesOf({ id, values, extra }: Card): GraphEdge[] {
  if (id === undefined) return [];
  const to =
    (relation: GraphEdge["relation"]) =>
    (other: string): GraphEdge => ({ from: id, to: other, relation });
  return [
    ...(values.supersedes ?? []).map(to("supersedes")),
    ...(values["superseded-by"] ?? []).map((other): GraphEdge => ({
      from: other,
      to: id,
      relation: "supersedes",
    })),
    ...(values["builds-on"] ?? []).map(to("builds-on")),
    ...(values["relates-to"] ?? []).map(to("relates-to")),
    ...(values.plan === undefined ? [] : [to("plan")(values.plan)]),
    ...materialisedRisks(extra).map(({ risk }) => to("materialised")(risk.split("/", 1)[0]!)),
  ];
}
