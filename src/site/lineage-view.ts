import type { DecisionGraph } from "../model/decision-graph.ts";
import type { Status } from "../model/frontmatter.ts";
import type { DecisionView, ReferenceView } from "./view.ts";

/** Rows of the page; older decisions stand in the lists. */
const SHOWN = 200;

/** Topics with lanes of their own; the rest share one. */
const TOPICS = 7;

/** A decision as a row of the lineage. */
export interface LineageRow {
  slug: string;
  id: string;
  title: string;
  status?: Status;
  day?: string;
  /** Name of its lane; absent in the lane of the rest. */
  topic?: string;
  replaces: ReferenceView[];
  replacedBy: ReferenceView[];
  buildsOn: ReferenceView[];
}

/** What replaced what, and what rests on it. */
export interface LineageView {
  /** Newest first. */
  rows: LineageRow[];
  /** Decisions beyond those. */
  more: number;
  /** Lanes in the order of their latest decision. */
  topics: string[];
  /** Ids of the longest line of succession, the latest first; empty where nothing was replaced. */
  line: string[];
  /** The decision that most others build on directly, and how many. */
  foundation?: { record: ReferenceView; count: number };
}

/** Who is named by a relation, from both sides. */
interface Edges {
  /** id → ids that it supersedes. */
  replaces: ReadonlyMap<string, string[]>;
  replacedBy: ReadonlyMap<string, string[]>;
  buildsOn: ReadonlyMap<string, string[]>;
  carries: ReadonlyMap<string, string[]>;
}

/** The lineage of decisions, which come newest first. A topic is a line's most frequent first tag. */
export function lineageView(
  decisions: readonly DecisionView[],
  graph: DecisionGraph,
  reference: (id: string) => ReferenceView,
): LineageView {
  const edges = edgesOf(graph);
  const lines = linesOf(decisions, edges);
  const topicOf = topicFinder(decisions, lines);
  const references = (ids: readonly string[] | undefined): ReferenceView[] => (ids ?? []).map(reference);
  const rows = decisions.slice(0, SHOWN).map((decision): LineageRow => {
    const { slug, id = slug, title, status, day } = decision;
    const topic = topicOf(id);
    return {
      slug,
      id,
      title,
      ...(status === undefined ? {} : { status }),
      ...(day === undefined ? {} : { day }),
      ...(topic === undefined ? {} : { topic }),
      replaces: references(edges.replaces.get(id)),
      replacedBy: references(edges.replacedBy.get(id)),
      buildsOn: references(edges.buildsOn.get(id)),
    };
  });
  const [foundation] = [...edges.carries]
    .filter(([, others]) => others.length > 1)
    .toSorted(([, one], [, other]) => other.length - one.length);
  return {
    rows,
    more: decisions.length - rows.length,
    topics: [...new Set(rows.flatMap(({ topic }) => topic ?? []))],
    line: longestLine(decisions, edges.replaces),
    ...(foundation ? { foundation: { record: reference(foundation[0]), count: foundation[1].length } } : {}),
  };
}

function edgesOf({ edges }: DecisionGraph): Edges {
  const group = (relation: string, by: "from" | "to", what: "from" | "to"): Map<string, string[]> => {
    const found = new Map<string, string[]>();
    for (const edge of edges) {
      if (edge.relation !== relation) continue;
      const named = found.get(edge[by]);
      if (named) named.push(edge[what]);
      else found.set(edge[by], [edge[what]]);
    }
    return found;
  };
  return {
    replaces: group("supersedes", "from", "to"),
    replacedBy: group("supersedes", "to", "from"),
    buildsOn: group("builds-on", "from", "to"),
    carries: group("builds-on", "to", "from"),
  };
}

/** A number per id: the same for those that replaced one another, directly or not. */
function linesOf(decisions: readonly DecisionView[], { replaces, replacedBy }: Edges): Map<string, number> {
  const lines = new Map<string, number>();
  for (const { id } of decisions) {
    if (id === undefined || lines.has(id)) continue;
    const line = lines.size;
    const found = new Set([id]);
    // Appending while walking reaches all of them.
    for (const member of found) {
      for (const next of [...(replaces.get(member) ?? []), ...(replacedBy.get(member) ?? [])])
        found.add(next);
    }
    for (const member of found) lines.set(member, line);
  }
  return lines;
}

function topicFinder(
  decisions: readonly DecisionView[],
  lines: ReadonlyMap<string, number>,
): (id: string) => string | undefined {
  const tags = new Map<number, string[]>();
  for (const {
    id,
    tags: [first],
  } of decisions) {
    const line = lines.get(id ?? "");
    if (line !== undefined && first !== undefined) tags.set(line, [...(tags.get(line) ?? []), first]);
  }
  const topics = new Map([...tags].map(([line, own]) => [line, mostFrequent(own)]));
  const counts = Map.groupBy(
    decisions.flatMap(({ id }) => topics.get(lines.get(id ?? "") ?? -1) ?? []),
    (topic) => topic,
  );
  const kept = new Set(
    [...counts]
      .toSorted(([, one], [, other]) => other.length - one.length)
      .slice(0, TOPICS)
      .map(([topic]) => topic),
  );
  return (id) => {
    const topic = topics.get(lines.get(id) ?? -1);
    return topic !== undefined && kept.has(topic) ? topic : undefined;
  };
}

function mostFrequent(words: readonly string[]): string {
  return [...Map.groupBy(words, (word) => word)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )[0]![0];
}

/** The longest way down from a decision through what it replaced; a circle, which lint reports, ends where it began. */
function longestLine(decisions: readonly DecisionView[], replaces: Edges["replaces"]): string[] {
  const known = new Map<string, string[]>();
  const below = (id: string, path: ReadonlySet<string>): string[] => {
    const found = known.get(id);
    if (found) return found;
    const within = new Set([...path, id]);
    const lines = (replaces.get(id) ?? [])
      .filter((next) => !within.has(next))
      .map((next) => below(next, within));
    const line = [id, ...(lines.toSorted((one, other) => other.length - one.length)[0] ?? [])];
    known.set(id, line);
    return line;
  };
  const lines = decisions.flatMap(({ id }) => (id === undefined ? [] : [below(id, new Set())]));
  // The newest of equally long ones: decisions come newest first, and the order of equals stays.
  const [longest] = lines
    .filter(({ length }) => length > 1)
    .toSorted((one, other) => other.length - one.length);
  return longest ?? [];
}
