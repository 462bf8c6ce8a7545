import { expect, test } from "vitest";
import { totalsInWords, weightedTotals } from "../../src/model/weighted-total.ts";
import { readOptions } from "../../src/parse/options.ts";
import { FILE_START } from "../../src/model/position.ts";

/** An options table of these rows, the first of which is the header. */
function table(...rows: string[][]) {
  const [header, ...body] = rows.map((texts) => ({
    cells: texts.map((text) => ({ text, range: FILE_START })),
    range: FILE_START,
  }));
  return readOptions({ range: FILE_START, header: header!, rows: body });
}

const header = ["Dimension", "A: Stay on current", "B: Migrate to new model"];

test("totals are the weighted mean of the scores, in percent of what could be reached", () => {
  const totals = weightedTotals(
    table(
      header,
      ["Latency (weight 3)", "2/5", "5/5 measured"],
      ["Effort (weight 1)", "10/10", "3/5"],
      ["Cost", "$1", "$2"],
    ),
  );
  // (3 · 0.4 + 1) / 4 and (3 · 1 + 0.6) / 4
  expect(totals?.map(({ percent }) => percent)).toEqual([55, 90]);
  expect(totalsInWords(totals!)).toBe("A 55 and B 90");
});

test.each([
  ["no row has a weight", ["Latency", "2/5", "5/5"]],
  ["a cell has no score", ["Latency (weight 3)", "2/5", "fast"]],
  ["a score is above its best", ["Latency (weight 3)", "6/5", "5/5"]],
  ["a cell is missing", ["Latency (weight 3)", "2/5"]],
  ["a date looks like a score", ["Latency (weight 3)", "2/5/2026", "5/5"]],
])("there are none where %s", (_, row) => {
  expect(weightedTotals(table(header, row))).toBeUndefined();
});
