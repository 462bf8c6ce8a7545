import { describe, expect, it } from "vitest";
import { ImportMapping } from "../../../src/model/import-mapping.ts";
import { evidenceOf, fixtureFile, idOf, readFile, refusal, rowsOf } from "../results.ts";

const HEADER = "case_id,category,model,score,pass,error,tokens,cost,latency_ms";

function table(name: string, ...lines: string[]) {
  return { name, content: [HEADER, ...lines].join("\n") };
}

const current = table(
  "current.csv",
  "T-101,billing-dispute,support-1,0.90,true,,412,0.0041,820",
  "T-102,billing-dispute,support-1,0.40,false,,398,0.0040,790",
  "T-103,refund,support-1,1.00,true,,377,0.0038,910",
);
const successor = table(
  "successor.csv",
  "T-103,refund,support-2,0.80,PASS,,350,0.0030,610",
  "T-101,billing-dispute,support-2,,,rate limited,,,",
  "T-102,billing-dispute,support-2,0.95,1,,340,0.0029,640",
);

describe("a table in CSV with the plain columns", () => {
  it("pairs two files by case, whatever the order, and counts what errored", async () => {
    const { metrics, counts, runs, dataset } = await evidenceOf([current, successor]);
    expect(metrics[0]?.overall.passed).toEqual([2, 2]);
    expect(metrics[0]?.overall.discordant).toEqual([1, 1]);
    expect(counts).toEqual({
      expected: 3,
      paired: 3,
      errored: { baseline: 0, candidate: 1 },
      skipped: 0,
      unpaired: 0,
    });
    expect(runs.baseline).toMatchObject({
      name: "support-1",
      model: "support-1",
      cost: { total: 0.0119, rows: 3 },
      tokens: { total: 1187, rows: 3 },
      latency: { p50: 820, p95: 910, rows: 3 },
    });
    expect(runs.candidate.latency?.rows).toBe(2);
    expect(dataset.name).toBeUndefined();
  });

  it("takes two runs from one file by its model column", async () => {
    const both = table(
      "both.csv",
      ...[current, successor].flatMap(({ content }) => content.split("\n").slice(1)),
    );
    const { metrics, sources } = await evidenceOf([both], { baseline: "support-1", candidate: "support-2" });
    expect(sources).toHaveLength(1);
    expect(metrics[0]?.overall.passed).toEqual([2, 2]);
  });

  it("leaves a score without a declared scale as it is, and takes the scale that is declared", async () => {
    const bare = await evidenceOf([current, successor], { metrics: ["score"] });
    expect(bare.metrics[0]).toMatchObject({ scale: "number", overall: { n: 2 } });
    const declared = { scales: { score: "share" }, lowerIsBetter: [] };
    const share = await evidenceOf([current, successor], { metrics: ["score"] }, { declared });
    expect(share.metrics[0]).toMatchObject({ scale: "share", overall: { n: 3, baseline: 230 / 3 } });
    const rubric = { scales: { score: "0..5" }, lowerIsBetter: ["score"] };
    const range = await evidenceOf([current, successor], { metrics: ["score"] }, { declared: rubric });
    expect(range.metrics[0]).toMatchObject({ scale: "range", range: [0, 5], higherIsBetter: false });
  });

  it("refuses percentages where shares were declared", async () => {
    const percent = table("percent.csv", "T-101,refund,support-1,92,true,,,,");
    const declared = { scales: { score: "share" }, lowerIsBetter: [] };
    const error = await refusal(percent, { declared });
    expect(error.message).toBe("Unexpected 92 as score in percent.csv, expected 0 to 1");
    expect(error.hint).toContain("--scale score=percent");
  });

  it("counts scores that are no numbers as missing, and says so", async () => {
    const gaps = table(
      "gaps.csv",
      ...["NaN", "N/A", "", "inf"].map((score, index) => `T-${index},refund,m,${score},true,,,,`),
      "T-9,refund,m,0.5,true,,,,",
    );
    const { imported } = await readFile(gaps);
    expect(rowsOf(imported).filter(({ scores }) => scores.has("score"))).toHaveLength(1);
    expect(imported.notes).toEqual([
      "4 scores are not a number (blank, NaN, infinite or N/A) and missing, not 0.",
    ]);
  });

  it("knows a case without any result for skipped", async () => {
    const { imported } = await readFile(
      table("partial.csv", "T-101,refund,m,,,,,,", "T-102,refund,m,1,true,,,,"),
    );
    expect(rowsOf(imported).map(({ outcome }) => outcome)).toEqual(["skipped", "scored"]);
  });

  it("refuses a table whose column of models is none", async () => {
    const records = Array.from({ length: 1001 }, (_, ticket) => `T-${ticket},answer ${ticket},true`);
    const content = ["case_id,model,pass", ...records].join("\n");
    const { message, hint } = await refusal({ name: "answers.csv", content });
    expect(message).toBe("Unexpected more than 1,000 runs in the results");
    expect(hint).toContain("column that names the model");
  });

  it("reads quotes, line ends inside them, CRLF and a BOM", async () => {
    const content = `\uFEFF${HEADER}\r\n"T-1, ""late""\nrefund",refund,m,1,true,,,,\r\n`;
    const { imported } = await readFile({ name: "quoted.csv", content });
    expect(rowsOf(imported)[0]).toMatchObject({ id: idOf('T-1, "late"\nrefund'), category: "refund" });
  });

  it.each([
    ["a line short of a field", "T-101,refund,m,1,true,,,", /line 2: Unexpected number of fields/],
    ["a truncated quote", '"T-101,refund,m,1,true,,,,', /line 2: Unexpected end of the file inside quotes/],
    [
      "a percentage as score",
      "T-101,refund,m,95%,true,,,,",
      /line 2: Unexpected `95%` as score, expected a number/,
    ],
    ["a result that is neither", "T-101,refund,m,1,maybe,,,,", /line 2: Unexpected `maybe` as result/],
    ["a case without id", ",refund,m,1,true,,,,", /line 2: Unexpected record without `case_id`/],
    ["a negative cost", "T-101,refund,m,1,true,,,-1,", /line 2: Unexpected `-1` as cost/],
    ["half a token", "T-101,refund,m,1,true,,1.5,,", /line 2: Unexpected part of a token/],
    ["a number beyond all bounds", "T-101,refund,m,1e999,true,,,,", /line 2: Unexpected `1e999` as score/],
  ])("refuses %s, with its line", async (_, line, message) => {
    expect((await refusal(table("bad.csv", line))).message).toMatch(message);
  });

  it("refuses a header that names a column twice, no record, no result, and half the models", async () => {
    const twice = { name: "twice.csv", content: "case_id,pass,pass\nT-1,1,1\n" };
    expect((await refusal(twice)).message).toContain("line 1: Unexpected second column “pass”");
    expect((await refusal(table("empty.csv"))).message).toContain("without a single record");
    expect((await refusal(table("blank.csv", "T-1,,,,,,,,"))).message).toContain(
      "without a single result, expected values in `pass` or `score`",
    );
    const half = table("half.csv", "T-1,,m,,true,,,,", "T-1,,,,true,,,,");
    expect((await refusal(half)).message).toContain("records without a model beside records with one");
  });

  it("refuses UTF-16 and bytes that are not UTF-8", async () => {
    const utf16 = Buffer.from(`\uFEFF${HEADER}\n`, "utf16le");
    expect((await refusal({ name: "utf16.csv", content: utf16 }, { importer: "csv" })).message).toContain(
      "UTF-16",
    );
  });
});

describe("a table in JSONL", () => {
  const lines = [
    { case_id: "T-101", category: "refund", score: 0.5, pass: true, latency_ms: 12 },
    { case_id: "T-102", category: "refund", score: 1, pass: false, error: "timeout" },
  ].map((record) => JSON.stringify(record));

  it("reads the plain fields, and NaN as missing", async () => {
    const nan = '{"case_id": "T-103", "score": NaN, "pass": false}';
    const { imported, tool } = await readFile({ name: "run.jsonl", content: [...lines, nan].join("\n") });
    expect(tool).toBe("jsonl");
    expect(imported.runs).toMatchObject([{ name: "run" }]);
    expect(rowsOf(imported).map(({ outcome }) => outcome)).toEqual(["scored", "errored", "scored"]);
    expect(imported.notes).toHaveLength(1);
  });

  it.each([
    ["truncated", `${lines[0]}\n${lines[1]?.slice(0, 20)}`, /run\.jsonl, line 2, column 21: Unexpected end/],
    [
      "with a duplicate key",
      `${lines[0]}\n{"case_id":"a","case_id":"b"}`,
      /line 2, column 16: Unexpected second key/,
    ],
    ["with __proto__", `${lines[0]}\n{"__proto__":1}`, /Unexpected key `__proto__`/],
    ["with deep nesting", `${lines[0]}\n{"case_id":${"[".repeat(10_000)}`, /nesting of more than 64 levels/],
  ])("refuses a file %s", async (_, content, message) => {
    expect((await refusal({ name: "run.jsonl", content })).message).toMatch(message);
  });
});

describe("a mapping of a team's own", () => {
  const evalint = ImportMapping.parse({
    format: "csv",
    case: "item_id",
    input: "text",
    model: "system",
    metrics: { score: { scale: "share" } },
  });
  const file = fixtureFile("generic/evalint-example-results.csv");

  it("reads a real table by its own column names", async () => {
    const evidence = await evidenceOf(
      [file],
      { importer: "evalint", metrics: ["score"], baseline: "gpt-4o-mini", candidate: "claude-haiku" },
      { mappings: { evalint } },
    );
    expect(evidence.sources[0]).toMatchObject({ tool: "evalint", format: "CSV" });
    // Counted with another program: 138 and 152 of 240, of which 40 and 54 by that system alone.
    expect(evidence.metrics[0]?.overall).toMatchObject({ n: 240, passed: [138, 152], discordant: [40, 54] });
  });

  it("is needed, since the columns are not guessed", async () => {
    const error = await refusal(file);
    expect(error.message).toContain("csv: its header has no column case_id");
    expect(error.hint).toContain("importers:");
    const named = await refusal(file, { importer: "csv" });
    expect(named.message).toContain("line 2: Unexpected record without `case_id`");
    expect(named.hint).toContain("--case-key");
  });

  it("finds rows in a document, and scores in a list by their name", async () => {
    const langfuse = ImportMapping.parse({
      format: "json",
      rows: "/data/items",
      case: "experimentItemId",
      category: "/metadata/topic",
      metrics: {
        helpful: { field: "/scores/name=helpful/value", scale: "share" },
        tone: { field: "/scores/name=tone/value", scale: [1, 5] },
      },
    });
    const items = [
      {
        experimentItemId: "i1",
        metadata: { topic: "refund" },
        scores: [
          { name: "tone", value: 4 },
          { name: "helpful", value: true },
        ],
      },
      { experimentItemId: "i2", metadata: {}, scores: [{ name: "helpful", value: 0 }] },
    ];
    const content = JSON.stringify({ data: { items } });
    const { imported } = await readFile(
      { name: "export.json", content },
      { importer: "langfuse", mappings: { langfuse } },
    );
    expect(imported.metrics).toEqual([
      { name: "helpful", scale: "share", higherIsBetter: true },
      { name: "tone", scale: "range", range: [1, 5], higherIsBetter: true },
    ]);
    expect(rowsOf(imported).map(({ category, scores }) => [category, ...scores.values()])).toEqual([
      ["refund", 1, 4],
      [undefined, 0],
    ]);
  });

  it("finds rows that are lists under the names of their columns", async () => {
    const mlflow = ImportMapping.parse({
      format: "json",
      columns: "/columns",
      rows: "/data",
      input: "inputs",
      metrics: { "answer_similarity/v1/score": { scale: [1, 5] } },
    });
    const content = JSON.stringify({
      columns: ["inputs", "answer_similarity/v1/score"],
      data: [["How do I pay?", 4]],
    });
    const options = { importer: "mlflow", mappings: { mlflow } };
    const { imported } = await readFile({ name: "eval_results_table.json", content }, options);
    expect(rowsOf(imported)[0]?.scores).toEqual(new Map([["answer_similarity/v1/score", 4]]));
    const outside = content.replace(",4]", ",6]");
    expect((await refusal({ name: "table.json", content: outside }, options)).message).toContain(
      "/data/0: Unexpected `6` as answer_similarity/v1/score, expected 1 to 5",
    );
    expect((await refusal({ name: "table.json", content: "{}" }, options)).message).toContain(
      "/data: Unexpected value",
    );
  });

  it("says what tells cases apart, and what is measured", () => {
    const messages = (mapping: object) =>
      ImportMapping.safeParse(mapping).error?.issues.map(({ message }) => message);
    expect(messages({ format: "csv", pass: "ok" })).toEqual([
      expect.stringContaining("what tells cases apart"),
    ]);
    expect(messages({ format: "csv", case: "id" })).toEqual([expect.stringContaining("what is measured")]);
    expect(messages({ format: "csv", case: "id", metrics: { tone: {} } })).toHaveLength(1);
  });
});
