import { describe, expect, it } from "vitest";
import { UserError } from "../../../src/model/user-error.ts";
import { answers, fixture, fixtureEvidence, promptfooFile, read, rowsOf } from "../results.ts";
import type { Answer } from "../results.ts";

/** [both passed, baseline only, candidate only, neither] of a comparison. */
function cells({
  n,
  passed,
  discordant,
}: {
  n: number;
  passed?: number[] | undefined;
  discordant?: number[] | undefined;
}): number[] {
  const [before = 0] = passed ?? [];
  const [baselineOnly = 0, candidateOnly = 0] = discordant ?? [];
  const both = before - baselineOnly;
  return [both, baselineOnly, candidateOnly, n - both - baselineOnly - candidateOnly];
}

async function problemOf(name: string, content: string | Uint8Array): Promise<UserError> {
  const error: unknown = await read(name, content).catch((reason: unknown) => reason);
  if (error instanceof UserError) return error;
  throw new Error("expected the file to be refused", { cause: error });
}

describe("promptfoo results as promptfoo wrote them", () => {
  it("gives 54 to 52 of 61 for baseline and candidate, case by case", async () => {
    const { metrics, counts } = await fixtureEvidence(["baseline.json", "candidate.json"]);
    const [pass] = metrics;
    expect(pass?.overall.passed).toEqual([54, 52]);
    expect(cells(pass!.overall)).toEqual([47, 7, 5, 2]);
    expect(pass?.overall.delta).toBe(-200 / 61);
    expect(
      Object.fromEntries(
        pass!.categories.map((category) => [category.name, [category.n, ...(category.passed ?? [])]]),
      ),
    ).toEqual({
      factual: [20, 19, 18],
      formatting: [15, 15, 15],
      reasoning: [15, 9, 14],
      safety: [10, 10, 4],
    });
    expect(cells(pass!.categories.find(({ name }) => name === "safety")!)).toEqual([4, 6, 0, 0]);
    expect(cells(pass!.categories.find(({ name }) => name === "reasoning")!)).toEqual([9, 0, 5, 1]);
    expect(counts).toEqual({
      expected: 61,
      paired: 61,
      errored: { baseline: 0, candidate: 0 },
      skipped: 0,
      unpaired: 0,
    });
  });

  it("reads the same from JSONL, which has neither run, time nor version", async () => {
    const json = await fixtureEvidence(["baseline.json", "candidate.json"]);
    const jsonl = await fixtureEvidence(["baseline.jsonl", "candidate.jsonl"]);
    expect(jsonl.metrics).toEqual(json.metrics);
    expect(jsonl.cases).toEqual(json.cases);
    expect(jsonl.sources[0]).toEqual({
      tool: "promptfoo",
      format: "promptfoo JSONL",
      file: "baseline.jsonl",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect(jsonl.dataset.name).toBeUndefined();
  });

  it("counts an answer that could not be had as a failure, and says so", async () => {
    const { metrics, counts } = await fixtureEvidence(["baseline.json", "candidate-errors.json"]);
    expect(cells(metrics[0]!.overall)).toEqual([46, 8, 5, 2]);
    expect(metrics[0]?.overall.passed).toEqual([54, 51]);
    expect(counts.errored).toEqual({ baseline: 0, candidate: 1 });
    expect(metrics[0]?.scores).toMatchObject({ candidate: expect.stringMatching(/^[01]*e[01]*$/) as string });
  });

  it("takes two providers from one file by their labels", async () => {
    const { metrics, counts, runs, sources } = await fixtureEvidence(["2providers.json"]);
    expect(metrics[0]?.overall.passed).toEqual([54, 50]);
    expect(counts.errored).toEqual({ baseline: 0, candidate: 2 });
    expect(sources).toHaveLength(1);
    expect([runs.baseline.model, runs.candidate.model]).toEqual([
      "fake:model-a-2026-01",
      "fake:model-b-2026-06",
    ]);
  });

  it.each(["v0.55.0.json", "v0.81.5.json"])(
    "finds categories and errors of version 2 in %s",
    async (file) => {
      const { metrics, counts, sources, notes } = await fixtureEvidence([file]);
      expect(metrics[0]?.overall.passed).toEqual([58, 51]);
      expect(counts.errored).toEqual({ baseline: 0, candidate: 2 });
      expect(metrics[0]?.categories.map(({ name, n }) => [name, n])).toEqual([
        ["factual", 20],
        ["formatting", 15],
        ["reasoning", 15],
        ["safety", 10],
      ]);
      expect(sources[0]?.toolVersion).toBeUndefined();
      expect(notes).toEqual([]);
    },
  );

  it("invents no time where the file states none", async () => {
    const old = await fixtureEvidence(["v0.55.0.json"]);
    expect(old.sources[0]).not.toHaveProperty("created");
    const late = await fixtureEvidence(["baseline.json", "candidate.json"]);
    expect(late.sources[0]?.created).toBe("2026-11-20T15:29:09.500Z");
  });

  it("knows repeats for one case, and a filtered run for a part of the set", async () => {
    const { counts, metrics, notes } = await fixtureEvidence(["baseline.json", "repeat3.json"]);
    expect(counts).toMatchObject({ expected: 61, paired: 20, unpaired: 41 });
    expect(metrics[0]?.overall.passed).toEqual([19, 18]);
    expect(notes).toContain("20 cases have several attempts; their mean is the case's score.");
  });

  it("counts what timed out as errored, with its category", async () => {
    const { counts, metrics } = await fixtureEvidence(["baseline.json", "timeout.json"]);
    expect(counts).toMatchObject({ paired: 61, errored: { baseline: 0, candidate: 57 } });
    expect(metrics[0]?.categories.find(({ name }) => name === "safety")?.n).toBe(10);
  });

  it("agrees with promptfoo's own sums, but for the errors that promptfoo leaves out", async () => {
    for (const file of ["baseline.json", "candidate-errors.json", "2providers.json"]) {
      const { imported } = await read(file, fixture(`promptfoo/${file}`));
      const document = JSON.parse(fixture(`promptfoo/${file}`)) as {
        results: {
          prompts: {
            metrics: {
              testPassCount: number;
              testErrorCount: number;
              score: number;
              namedScores: Record<string, number>;
              namedScoreWeights?: Record<string, number>;
              cost: number;
            };
          }[];
        };
      };
      for (const [index, { metrics }] of document.results.prompts.entries()) {
        const rows = rowsOf(imported, index);
        const sum = (metric: string) => rows.reduce((total, row) => total + (row.scores.get(metric) ?? 0), 0);
        expect(sum("pass")).toBe(metrics.testPassCount);
        expect(rows.filter((row) => row.outcome === "errored")).toHaveLength(metrics.testErrorCount);
        expect(sum("score")).toBeCloseTo(metrics.score, 9);
        expect(sum("format")).toBeCloseTo(metrics.namedScores.format ?? 0, 9);
        expect(imported.runs[index]?.rows.spent.figures().cost?.total ?? 0).toBeCloseTo(metrics.cost, 9);
      }
    }
  });

  it("judges another metric by name: the mean score moves by half a point where passes fall by three", async () => {
    const { metrics } = await fixtureEvidence(["baseline.json", "candidate.json"], {
      metrics: ["pass", "score", "safety"],
    });
    expect(metrics.map(({ name, overall }) => [name, overall.n, overall.delta?.toFixed(2)])).toEqual([
      ["pass", 61, "-3.28"],
      ["score", 61, "-0.55"],
      ["safety", 10, "0.00"],
    ]);
  });

  it("leaves a cost of 0 out, because promptfoo writes it where it knows none", async () => {
    const { runs } = await fixtureEvidence(["baseline.json", "candidate.json"]);
    expect(runs.baseline.cost).toEqual({
      total: expect.closeTo(0.02649, 12) as number,
      currency: "USD",
      rows: 61,
    });
    expect(runs.candidate).not.toHaveProperty("cost");
    expect(runs.candidate.tokens).toEqual({ input: 1904, output: 745, total: 2649, rows: 61 });
    expect(runs.candidate.latency?.rows).toBe(61);
  });

  it("takes category and case from the keys that the user names", async () => {
    const { metrics, cases } = await fixtureEvidence(["baseline.json", "candidate.json"], {
      categoryKey: "severity",
      caseKey: "case_id",
    });
    expect(metrics[0]?.categories.map(({ name, passed }) => [name, passed])).toEqual([
      ["critical", [10, 4]],
      ["normal", [43, 47]],
    ]);
    expect(cases?.categories.filter((category) => category === null)).toHaveLength(1);
  });
});

describe("promptfoo rows with a twist", () => {
  const refund: Answer = { id: "refund", category: "billing-dispute", outcome: "fail" };

  it("believes failureReason, not the error that a failed assertion leaves", async () => {
    const failed = { ...refund, row: { error: "Expected output to contain “14 days”", failureReason: 1 } };
    const { imported } = await read("current.json", promptfooFile("current", [failed]));
    expect(rowsOf(imported)[0]?.outcome).toBe("scored");
  });

  it("without failureReason, takes an error without grading for an error", async () => {
    const rows = [
      { ...refund, row: { failureReason: undefined, error: "socket hang up", gradingResult: undefined } },
      {
        ...refund,
        id: "tax",
        row: { failureReason: undefined, error: "Expected “VAT”", gradingResult: { pass: false, score: 0 } },
      },
    ];
    const { imported } = await read("old.json", promptfooFile("current", rows));
    expect(rowsOf(imported).map((row) => row.outcome)).toEqual(["errored", "scored"]);
  });

  it("weighs the assertions of a metric, where early versions only add them up", async () => {
    const component = (score: number, weight?: number) => ({
      pass: score === 1,
      score,
      assertion: { type: "contains", metric: "facts", weight },
    });
    const row = {
      namedScores: { facts: 2 },
      gradingResult: { componentResults: [component(1, 3), component(0, 1), component(1)] },
    };
    const { imported } = await read("old.json", promptfooFile("current", [{ ...refund, row }]));
    expect(rowsOf(imported)[0]?.scores.get("facts")).toBe(0.8);
    expect(imported.metrics.find(({ name }) => name === "facts")).toEqual({
      name: "facts",
      scale: "share",
      higherIsBetter: true,
    });
  });

  it("declares no scale for a metric that leaves 0 to 1", async () => {
    const { imported } = await read(
      "current.json",
      promptfooFile("current", [{ ...refund, row: { namedScores: { words: 240 } } }]),
    );
    expect(imported.metrics.find(({ name }) => name === "words")?.scale).toBe("number");
  });

  it("leaves the latency of an answer from the cache out", async () => {
    const row = { latencyMs: 2, response: { cached: true } };
    const { imported } = await read("current.json", promptfooFile("current", [{ ...refund, row }]));
    expect(imported.runs[0]?.rows.spent.figures()).not.toHaveProperty("latency");
  });

  it("names runs of one provider by their prompts", async () => {
    const rows = [0, 1].map((promptIdx) => ({
      ...refund,
      row: { promptIdx, prompt: { label: promptIdx === 0 ? "formal" : "friendly" } },
    }));
    const { imported } = await read("prompts.json", promptfooFile("current", rows));
    expect(imported.runs.map((run) => run.name)).toEqual(["current with formal", "current with friendly"]);
  });

  it("states the judges and what they graded", async () => {
    const components = [
      { score: 1, assertion: { type: "llm-rubric", metric: "facts", provider: "example:judge-2" } },
    ];
    const { imported } = await read(
      "current.json",
      promptfooFile("current", [{ ...refund, row: { gradingResult: { componentResults: components } } }]),
    );
    expect(imported.grader).toEqual({ judges: ["example:judge-2"], criteria: ["facts: llm-rubric"] });
  });
});

describe("promptfoo's CSV", () => {
  const pair = ["baseline.csv", "candidate-errors.csv"] as const;

  it("gives the figures of the JSON that it was written from, but for what is rounded or not in it", async () => {
    const metrics = ["pass", "accuracy", "format", "safety"];
    const table = await fixtureEvidence(pair, { metrics });
    const whole = await fixtureEvidence(["baseline.json", "candidate-errors.json"], { metrics });
    const figures = ({ metrics: compared }: typeof table) =>
      compared.map(({ name, overall }) => [name, overall]);
    expect(figures(table)).toEqual(figures(whole));
    expect(table.counts).toEqual(whole.counts);
    expect(table.metrics[0]?.overall).toMatchObject({ passed: [54, 51], discordant: [8, 5] });
    expect(table.sources[0]).toMatchObject({ tool: "promptfoo", format: "promptfoo CSV" });
    expect(table.runs.candidate).not.toHaveProperty("cost");
    expect(table.assumed).toEqual(["The table rounds `score` to two decimals, and so are its means."]);
  });

  it("pairs by a variable, and takes another for the category", async () => {
    const evidence = await fixtureEvidence(pair, { caseKey: "case_id", categoryKey: "expected" });
    expect(evidence.counts.paired).toBe(61);
    expect(evidence.categories).toHaveLength(61);
  });

  it("has a run for each answer beside the variables, whatever line ends their prompts have", async () => {
    const group = (label: string) => `"[${label}] Answer kindly.\nBriefly.",Status,Score,Named Scores`;
    const content = `question,${group("current")},${group("successor")}\r\n"Late, or lost?",Soon,PASS,1.00,"{""facts"":1}",,ERROR,0.00,\r\n`;
    const { imported } = await read("answers.csv", content);
    expect(imported.runs.map(({ name }) => name)).toEqual(["current", "successor"]);
    expect(rowsOf(imported).map(({ scores }) => Object.fromEntries(scores))).toEqual([
      { pass: 1, score: 1, facts: 1 },
    ]);
    expect(rowsOf(imported, 1)).toMatchObject([{ outcome: "errored" }]);
  });

  it.each([
    [
      "a status",
      "MAYBE,1.00,",
      /^answers\.csv, line 2: Unexpected status `MAYBE`, expected PASS, FAIL or ERROR/,
    ],
    ["a score", "PASS,high,", /Unexpected `high` as score, expected a number/],
    ["named scores", "PASS,1.00,facts", /Unexpected named scores `facts`, expected a JSON object/],
  ])("refuses %s that promptfoo does not write", async (_, beside, message) => {
    const content = `question,[current] kind,Status,Score,Named Scores\nLate?,Soon,${beside}\n`;
    await expect(read("answers.csv", content)).rejects.toThrow(message);
  });
});

describe("files that are no promptfoo results", () => {
  const good = promptfooFile("current", answers("billing-dispute", 3, 1));

  it.each([
    [
      "truncated",
      good.slice(0, 900),
      /^results\.json, line 1, column 901: Unexpected end of the file inside/,
    ],
    [
      "with NaN",
      good.replace('"score":1', '"score":NaN'),
      /^results\.json, line 1, column \d+: Unexpected `NaN`/,
    ],
    [
      "with a number as text",
      good.replace('"score":1', '"score":"0.9"'),
      /^results\.json, \/results\/results\/0\/score: Unexpected value as score/,
    ],
    [
      "with an infinity as number",
      good.replace('"score":1', '"score":1.797e308'),
      /\/results\/results\/0\/score: Unexpected value as score/,
    ],
    [
      "with a duplicate key",
      good.replace('"success":true', '"success":true,"success":false'),
      /Unexpected second key `success`/,
    ],
    [
      "with __proto__",
      good.replace('"namedScores":{}', '"namedScores":{"__proto__":1}'),
      /Unexpected key `__proto__`/,
    ],
    [
      "with a row without success",
      good.replace('"success":true', '"passed":true'),
      /\/results\/results\/0\/success: Unexpected row without `success`/,
    ],
    [
      "with 10,000 nested arrays",
      good.replace('"stats":{}', `"stats":${"[".repeat(10_000)}`),
      /Unexpected nesting of more than 64 levels/,
    ],
    [
      "of a later version",
      good.replace('"version":3', '"version":4'),
      /^results\.json, \/results\/version: Unexpected results version 4, expected 2 or 3/,
    ],
    [
      "without version",
      good.replace('"version":3,', ""),
      /Unexpected results without a version, expected 2 or 3/,
    ],
    [
      "without rows",
      promptfooFile("current", []),
      /^results\.json: Unexpected file without a single result row/,
    ],
    [
      "without the list of rows",
      '{"results":{"version":3,"stats":{}}}',
      /\/results\/results: Unexpected file without result rows/,
    ],
    [
      "that is a web page",
      "<!doctype html><title>Sign in</title>",
      /Unexpected content of results\.json, expected the results of an eval tool \(tried promptfoo: it neither begins with a JSON object nor has columns Status and Score;/,
    ],
    ["that is a number", "42", /Unexpected content of results\.json/],
    ["that is null", "null", /Unexpected content of results\.json/],
    ["that is empty", "", /Unexpected content of results\.json/],
    [
      "of another tool",
      '{"version":2,"status":"success","results":{"total_samples":61,"scores":[]}}',
      /it has no `results` object and no result rows/,
    ],
    ["that is a zip", "PK\u0003\u0004", /it does not begin with a JSON object/],
  ])("refuses a file %s, with place and next step", async (_, content, message) => {
    const error = await problemOf("results.json", content);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain("Sign in");
    expect(error.hint).not.toBe("");
  });

  it("names the line of a JSONL file", async () => {
    const rows = fixture("promptfoo/baseline.jsonl").split("\n").slice(0, 3);
    const broken = `${rows[0]}\r\n\r\n${rows[1]}\n${rows[2]?.slice(0, 60)}`;
    expect((await problemOf("results.jsonl", broken)).message).toMatch(
      /^results\.jsonl, line 4, column 61: Unexpected end of the file/,
    );
    expect((await problemOf("results.jsonl", `${rows[0]}${rows[1]}\n`)).message).toMatch(
      /^results\.jsonl, line 1, column \d+: Unexpected text after the JSON value/,
    );
  });

  it("reads a JSONL file with a BOM, CRLF and no last line end", async () => {
    const text = `\uFEFF${fixture("promptfoo/baseline.jsonl").trimEnd().replaceAll("\n", "\r\n")}`;
    expect(rowsOf((await read("results.jsonl", text)).imported)).toHaveLength(61);
  });
});
