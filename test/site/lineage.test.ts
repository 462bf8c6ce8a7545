import { describe, expect, test } from "vitest";
import type { DecisionGraph } from "../../src/model/decision-graph.ts";
import { lineageGraph } from "../../src/site/charts/lineage-graph.ts";
import type { LineagePiece } from "../../src/site/charts/lineage-graph.ts";
import { lineageView } from "../../src/site/lineage-view.ts";
import type { LineageView } from "../../src/site/lineage-view.ts";
import { lineageSentence } from "../../src/site/register-sentences.ts";
import { sentenceText } from "../../src/site/view.ts";
import type { DecisionView } from "../../src/site/view.ts";
import { readFixture } from "./fixture.ts";

const { view: year } = await readFixture("year");
const [template] = year.decisions;

/** Decisions, newest first, each with its first tag. */
const decisions = (...tags: [id: string, tag?: string][]): DecisionView[] =>
  tags.map(([id, tag]) => ({
    ...template!,
    id,
    slug: id.toLowerCase(),
    title: id,
    tags: tag === undefined ? [] : [tag],
    status: "accepted",
  }));
const graph = (...edges: DecisionGraph["edges"]): DecisionGraph => ({ version: 1, nodes: [], edges });
const supersedes = (from: string, to: string) => ({ from, to, relation: "supersedes" as const });
const buildsOn = (from: string, to: string) => ({ from, to, relation: "builds-on" as const });
const lineage = (all: DecisionView[], edges: DecisionGraph): LineageView =>
  lineageView(all, edges, (id) => ({ id, slug: id.toLowerCase() }));

const support = lineage(
  decisions(
    ["MEMO-0018", "support"],
    ["ADR-0017", "retrieval"],
    ["ADR-0014", "platform"],
    ["ADR-0010", "retrieval"],
    ["MEMO-0005", "support"],
    ["MEMO-0001"],
  ),
  graph(
    supersedes("MEMO-0018", "MEMO-0005"),
    supersedes("MEMO-0005", "MEMO-0001"),
    supersedes("ADR-0017", "ADR-0010"),
    buildsOn("MEMO-0018", "ADR-0014"),
  ),
);
const drawn = lineageGraph(support);
const verticals = (pieces: readonly LineagePiece[], relation: string): number[][] =>
  pieces.filter(({ x1, x2, relation: own }) => x1 === x2 && own === relation).map(({ y1, y2 }) => [y1, y2]);

describe("the lineage of six decisions", () => {
  test("says which line is the longest", () => {
    expect(support.line).toEqual(["MEMO-0018", "MEMO-0005", "MEMO-0001"]);
    expect(sentenceText(lineageSentence(support))).toBe(
      "Three decisions replaced another. The longest line ends in MEMO-0018, which took the place of MEMO-0005, and that of MEMO-0001.",
    );
  });

  test("gives a line one topic, also where its first decision had none", () => {
    expect(support.rows.map(({ topic }) => topic)).toEqual([
      "support",
      "retrieval",
      "platform",
      "retrieval",
      "support",
      "support",
    ]);
    expect(new Set([0, 4, 5].map((row) => drawn.rows[row]!.x)).size).toBe(1);
  });

  test("draws a replacement from the middle of one row to the middle of the other", () => {
    expect(drawn.rows.map(({ pieces }) => verticals(pieces, "replaces").toSorted())).toEqual([
      [[50, 100]],
      [
        [0, 100],
        [50, 100],
      ],
      [
        [0, 100],
        [0, 100],
      ],
      [
        [0, 100],
        [0, 50],
      ],
      [[0, 100]],
      [[0, 50]],
    ]);
  });

  test("draws what a decision builds on beside the marks, down to the row that carries it", () => {
    const dotted = drawn.rows.map(({ pieces }) => verticals(pieces, "builds-on"));
    expect(dotted).toEqual([[[50, 100]], [[0, 100]], [[0, 50]], [], [], []]);
    const aside = drawn.rows[1]!.pieces.find(({ relation }) => relation === "builds-on")!;
    expect(drawn.rows.every(({ x }) => x !== aside.x1)).toBe(true);
  });

  test("has the longest line in the accent, and no other", () => {
    expect(drawn.rows.map(({ accent }) => accent)).toEqual([true, false, false, false, true, true]);
  });
});

test("two lines of one topic that reach past one another stand in columns of their own", () => {
  const { rows, lanes } = lineageGraph(
    lineage(
      decisions(["A-4", "support"], ["A-3", "support"], ["A-2", "support"], ["A-1", "support"]),
      graph(supersedes("A-4", "A-2"), supersedes("A-3", "A-1")),
    ),
  );
  expect(rows[0]!.x).toBe(rows[2]!.x);
  expect(rows[1]!.x).toBe(rows[3]!.x);
  expect(rows[0]!.x).not.toBe(rows[1]!.x);
  expect(lanes).toHaveLength(1);
});

test("decisions that replaced one another in a circle end where they began", () => {
  const circle = lineage(
    decisions(["A-2", "x"], ["A-1", "x"]),
    graph(supersedes("A-2", "A-1"), supersedes("A-1", "A-2")),
  );
  expect(circle.line).toEqual(["A-2", "A-1"]);
  expect(lineageGraph(circle).rows).toHaveLength(2);
});

test("of a long archive the latest two hundred are drawn, and lines to older ones run off", () => {
  const ids = Array.from({ length: 260 }, (_, index): [string, string] => [`ADR-${999 - index}`, "platform"]);
  const long = lineage(decisions(...ids), graph(supersedes("ADR-990", ids.at(-1)![0])));
  expect(long.rows).toHaveLength(200);
  expect(long.more).toBe(60);
  expect(lineageGraph(long).lanes).toHaveLength(1);
});

test("what two decisions or more build on is named", () => {
  const shared = lineage(
    decisions(["ADR-0003"], ["ADR-0002"], ["ADR-0001"]),
    graph(buildsOn("ADR-0003", "ADR-0001"), buildsOn("ADR-0002", "ADR-0001")),
  );
  expect(sentenceText(lineageSentence(shared))).toBe(
    "No decision has replaced another. Most rests on ADR-0001: 2 decisions build on it.",
  );
});

test("where nothing was replaced, it says so", () => {
  const plain = lineage(decisions(["ADR-0001"]), graph());
  expect(sentenceText(lineageSentence(plain))).toBe("No decision has replaced another.");
  expect(lineageGraph(plain).lanes).toEqual([]);
});
