import { isAccepted } from "../../model/frontmatter.ts";
import type { LineageRow, LineageView } from "../lineage-view.ts";

/** Pixels from one column to the next where there are many and where there are few; the width that decides it. */
const PITCH = { least: 24, most: 52, width: 400 };

/** Pixels from the left edge to the first column. */
const EDGE = 20;

/** Lines that build on something run beside the column, so that they cross no mark. */
const ASIDE = 8;

/** Columns of all lanes; beyond them lines share the last. */
const COLUMNS = 16;

/** A lane of the graph: its name, and where its first column stands, in pixels. */
export interface Lane {
  topic: string;
  x: number;
}

/** A piece of a line within one row: `y` from 0 at its top to 100 at its bottom, `x` in pixels. */
export interface LineagePiece {
  x1: number;
  y1: 0 | 50 | 100;
  x2: number;
  y2: 0 | 50 | 100;
  relation: "replaces" | "builds-on";
  /** Part of the longest line. */
  accent: boolean;
}

/** What of the graph lies in one row, so that it stays beside its words whatever height they take. */
export interface LineageRowGraph {
  x: number;
  shape: "standing" | "superseded" | "proposed" | "ended";
  accent: boolean;
  pieces: LineagePiece[];
}

export interface LineageGraph {
  lanes: Lane[];
  width: number;
  rows: LineageRowGraph[];
}

const REST = "Other";

/** Lays the lineage out: a lane per topic, within it a column per line of succession that would cover another's. */
export function lineageGraph({ rows, topics, line }: LineageView): LineageGraph {
  const index = new Map(rows.map(({ id }, row) => [id, row]));
  const chains = chainsOf(rows, index);
  const names = [...topics, ...(rows.some(({ topic }) => topic === undefined) ? [REST] : [])];
  const columns = columnsOf(rows, chains, names);
  const pitch = Math.max(PITCH.least, Math.min(PITCH.most, Math.floor(PITCH.width / columns.count)));
  const xOf = (row: number): number => EDGE + columns.of[row]! * pitch;
  const onLine = new Set(line);
  const graph = rows.map((row, at): LineageRowGraph => ({
    x: xOf(at),
    shape: shapeOf(row),
    accent: onLine.has(row.id),
    pieces: [],
  }));
  for (const [at, row] of rows.entries()) {
    const accent = onLine.has(row.id);
    for (const { id } of row.replaces) drawReplaces(graph, at, index.get(id), accent && onLine.has(id));
    for (const { id } of row.buildsOn) drawBuildsOn(graph, at, index.get(id), accent && row.id === line[0]);
  }
  return {
    // One lane for all is no topic.
    lanes:
      topics.length === 0
        ? []
        : names.map((topic, lane) => ({ topic, x: EDGE + columns.starts[lane]! * pitch })),
    width: EDGE + columns.count * pitch,
    rows: graph.map((row) => ({ ...row, pieces: distinct(row.pieces) })),
  };
}

function shapeOf({ status }: LineageRow): LineageRowGraph["shape"] {
  if (status === "rejected" || status === "deprecated") return "ended";
  if (status === "superseded") return "superseded";
  return isAccepted(status) ? "standing" : "proposed";
}

/** Rows that belong to one line of succession, and from where to where it reaches. */
interface Chain {
  rows: number[];
  from: number;
  to: number;
}

function chainsOf(rows: readonly LineageRow[], index: ReadonlyMap<string, number>): Chain[] {
  const found = new Map<number, Chain>();
  for (const at of rows.keys()) {
    if (found.has(at)) continue;
    const members = new Set([at]);
    for (const member of members) {
      for (const { id } of [...rows[member]!.replaces, ...rows[member]!.replacedBy]) {
        const next = index.get(id);
        if (next !== undefined) members.add(next);
      }
    }
    const own = [...members];
    const chain = { rows: own, from: Math.min(at, ...own), to: Math.max(at, ...own) };
    // Its line goes on to decisions that are no longer shown.
    if (own.some((member) => rows[member]!.replaces.some(({ id, slug }) => slug && !index.has(id))))
      chain.to = rows.length;
    for (const member of members) found.set(member, chain);
  }
  return [...new Set(found.values())];
}

interface Columns {
  /** Column of each row. */
  of: number[];
  /** First column of each lane. */
  starts: number[];
  count: number;
}

/** Gives each chain the first column of its lane that no other covers where it lies. */
function columnsOf(rows: readonly LineageRow[], chains: readonly Chain[], names: readonly string[]): Columns {
  const of: number[] = [];
  const starts: number[] = [];
  let count = 0;
  for (const name of names) {
    starts.push(count);
    const own = chains
      .filter((chain) => (rows[chain.rows[0]!]!.topic ?? REST) === name)
      .toSorted((one, other) => one.from - other.from);
    const ends: number[] = [];
    const room = Math.max(1, COLUMNS - count - (names.length - starts.length));
    for (const chain of own) {
      const free = ends.findIndex((end) => end < chain.from);
      const column = free >= 0 ? free : Math.min(ends.length, room - 1);
      ends[column] = Math.max(chain.to, ends[column] ?? -1);
      for (const row of chain.rows) of[row] = count + column;
    }
    count += Math.max(1, ends.length);
  }
  return { of, starts, count };
}

function drawReplaces(graph: LineageRowGraph[], from: number, to: number | undefined, accent: boolean): void {
  if (to === undefined) return;
  const { x } = graph[to]!;
  down(graph, from, to, { x, relation: "replaces", accent });
}

function drawBuildsOn(graph: LineageRowGraph[], from: number, to: number | undefined, accent: boolean): void {
  if (to === undefined || to === from) return;
  const target = graph[to]!;
  const source = graph[from]!;
  const x = target.x - ASIDE;
  const relation = "builds-on";
  source.pieces.push({ x1: source.x, y1: 50, x2: x, y2: 50, relation, accent });
  down(graph, from, to, { x, relation, accent });
  target.pieces.push({ x1: x, y1: 50, x2: target.x, y2: 50, relation, accent });
}

/** A line between the middles of two rows. */
function down(
  graph: LineageRowGraph[],
  from: number,
  to: number,
  { x, relation, accent }: { x: number } & Pick<LineagePiece, "relation" | "accent">,
): void {
  const [top, bottom] = from < to ? [from, to] : [to, from];
  for (let row = top; row <= bottom; row++) {
    const y1 = row === top ? 50 : 0;
    const y2 = row === bottom ? 50 : 100;
    if (y1 !== y2) graph[row]!.pieces.push({ x1: x, y1, x2: x, y2, relation, accent });
  }
}

/** Lines that share a way are drawn once, so that their dashes do not fill each other's gaps; the accent lies on top. */
function distinct(pieces: readonly LineagePiece[]): LineagePiece[] {
  const ways = Map.groupBy(pieces, ({ x1, x2, relation, accent }) =>
    JSON.stringify([Math.min(x1, x2), Math.max(x1, x2), relation, accent]),
  );
  return [...ways.values()]
    .map((shared): LineagePiece => {
      const ends = shared.flatMap(({ y1, y2 }) => [y1, y2]);
      return { ...shared[0]!, y1: least(ends), y2: most(ends) };
    })
    .toSorted((one, other) => Number(one.accent) - Number(other.accent));
}

type Height = LineagePiece["y1"];

function least(heights: readonly Height[]): Height {
  return heights.includes(0) ? 0 : heights.includes(50) ? 50 : 100;
}

function most(heights: readonly Height[]): Height {
  return heights.includes(100) ? 100 : heights.includes(50) ? 50 : 0;
}
