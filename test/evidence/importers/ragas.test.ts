import { describe, expect, it } from "vitest";
import { evidenceOf, fixtureFile, readFile, refusal, rowsOf } from "../results.ts";

const FILES = [
  "synthetic-csvwriter-nan.csv",
  "synthetic-pandas-style-blank.csv",
  "synthetic-nan-tokens.jsonl",
];

describe("result tables of ragas", () => {
  it.each(FILES)("reads the same scores from %s, and counts what could not be graded", async (name) => {
    const { imported, tool } = await readFile(fixtureFile(`ragas/${name}`));
    expect(tool).toBe("ragas");
    expect(rowsOf(imported).map(({ scores }) => Object.fromEntries(scores))).toEqual([
      { faithfulness: 1, answer_relevancy: 0.97, context_recall: 1 },
      { faithfulness: 0, answer_relevancy: 0.41, context_recall: 0.5 },
      { answer_relevancy: 0.88, context_recall: 1 },
      { faithfulness: 1 },
    ]);
    expect(imported.notes).toEqual([expect.stringMatching(/^3 scores are not a number/)]);
  });

  it("pairs a table with one in the other form by the question", async () => {
    const files = [fixtureFile(`ragas/${FILES[0]}`), fixtureFile(`ragas/${FILES[2]}`)] as const;
    const { metrics, counts } = await evidenceOf(files, { metrics: ["faithfulness"] });
    expect(counts).toMatchObject({ paired: 4, unpaired: 0 });
    // ragas' own mean leaves the NaN out too; the case is missing from n.
    expect(metrics[0]?.overall).toMatchObject({ n: 3, baseline: 200 / 3, delta: 0 });
  });

  it("takes a column of the user's for category, and none of its text for a metric", async () => {
    const content =
      "user_input,response,topic,persona,faithfulness\nWhere?,Here.,refund,angry,0.5\nWhen?,Now.,refund,3,\n";
    const { imported } = await readFile({ name: "table.csv", content }, { categoryKey: "topic" });
    expect(imported.metrics.map(({ name }) => name)).toEqual(["faithfulness"]);
    expect(rowsOf(imported).map(({ category, outcome }) => [category, outcome])).toEqual([
      ["refund", "scored"],
      ["refund", "errored"],
    ]);
  });

  it("refuses a table without samples or without scores", async () => {
    expect(
      (await refusal({ name: "a.csv", content: "user_input,response,faithfulness\n" })).message,
    ).toContain("without a single sample");
    expect(
      (await refusal({ name: "a.csv", content: "user_input,response\nWhere?,Here.\n" })).message,
    ).toContain("without a column of scores");
  });
});
