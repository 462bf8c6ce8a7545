import { describe, expect, test } from "vitest";
import {
  dimensionOf,
  isBlankCell,
  optionHeader,
  optionRow,
  recommendedOption,
  recommendedPositions,
} from "../../src/model/options.ts";
import { readOptions } from "../../src/parse/options.ts";
import { readMemo } from "../records.ts";

describe("the header of an option", () => {
  test.each([
    ["A: Stay on current", 0, "A", "Stay on current"],
    ["Option B: Migrate to new model", 1, "B", "Migrate to new model"],
    ["C – Dual-run 30 days", 2, "C", "Dual-run 30 days"],
    ["C — Dual-run 30 days", 2, "C", "Dual-run 30 days"],
    ["c - Dual-run", 2, "C", "Dual-run"],
    ["1: Stay", 0, "1", "Stay"],
    ["Stay on current", 0, "A", "Stay on current"],
    ["Dual-run 30 days", 2, "C", "Dual-run 30 days"],
    ["Option D", 0, "D", "Option D"],
    ["A", 1, "B", "A"],
    ["Plan B: migrate", 3, "D", "Plan B: migrate"],
    ["", 26, "AA", ""],
  ])("%s at position %d", (text, position, key, title) => {
    expect(optionHeader(text, position)).toEqual({ key, title });
  });
});

test.each([
  ["Latency (weight 3)", { dimension: "Latency", weight: 3 }],
  ["Latency (Weight 2.5) ", { dimension: "Latency", weight: 2.5 }],
  ["Latency (p95)", { dimension: "Latency (p95)" }],
  ["(weight 3)", { dimension: "", weight: 3 }],
])("the dimension %s", (text, expected) => {
  expect(dimensionOf(text)).toEqual(expected);
});

test("a dimension of 200,000 blanks is read at once", () => {
  expect(dimensionOf(`a${" ".repeat(200_000)}b`).weight).toBeUndefined();
}, 20_000);

test.each([
  ["", true],
  ["  ", true],
  ["–", true],
  ["—", true],
  ["N/A", true],
  ["n/a.", true],
  ["None", false],
  ["0", false],
])("a cell with %j is blank: %s", (text, blank) => {
  expect(isBlankCell(text)).toBe(blank);
});

/** The format's own sample, with another Recommendation row. */
const sample = (recommendation: string) =>
  readMemo(`| Dimension | A: Stay on current | B: Migrate to new model | C: Dual-run 30 days |
|---|---|---|---|
| Cost/month | $1,200 | $940 | $2,100 (transition only) |
| Regression risk | None | Eval shows +2.2 / -1.1 | Measurable in production |
| Reversal cost | N/A | 1 sprint to roll back | Minimal |
| Recommendation ${recommendation}
`).options!;

test("the format's sample table, word for word", () => {
  const table = sample("| | | Preferred: dual-run then cut over |");
  expect(table.columns.map(({ key, title }) => `${key}: ${title}`)).toEqual([
    "A: Stay on current",
    "B: Migrate to new model",
    "C: Dual-run 30 days",
  ]);
  expect(table.rows.map(({ dimension, cells }) => [dimension, ...cells.map(({ text }) => text)])).toEqual([
    ["Cost/month", "$1,200", "$940", "$2,100 (transition only)"],
    ["Regression risk", "None", "Eval shows +2.2 / -1.1", "Measurable in production"],
    ["Reversal cost", "N/A", "1 sprint to roll back", "Minimal"],
    ["Recommendation", "", "", "Preferred: dual-run then cut over"],
  ]);
  expect(recommendedOption(table)?.key).toBe("C");
});

describe("the option that is recommended", () => {
  test.each([
    ["| | | Preferred: dual-run |", [2]],
    ["| no | **Recommended** | perhaps later |", [1]],
    ["| | ✅ | ✓ |", [1, 2]],
    ["| – | N/A | cut over after 30 days |", [2]],
    ["| too slow | too risky | Chosen |", [2]],
    ["| Not preferred | fine | |", [0, 1]],
    ["| | | |", []],
  ])("%s marks %j", (row, positions) => {
    expect(recommendedPositions(optionRow(sample(row), "recommendation")!)).toEqual(positions);
  });
});

test("rows keep as many cells as they were written with", () => {
  const { options } = readMemo(
    "| Dimension | A: Stay | B: Go |\n|---|---|---|\n| Cost | $1 |\n| Risk | a | b | c |\n",
  );
  expect(options?.rows.map(({ cells }) => cells.length)).toEqual([1, 3]);
});

test("a table without an option is a table without columns", () => {
  const cell = { text: "Dimension", range: readMemo("").places.range };
  const table = { range: cell.range, header: { cells: [cell], range: cell.range }, rows: [] };
  expect(readOptions(table)).toMatchObject({ columns: [], rows: [] });
});
