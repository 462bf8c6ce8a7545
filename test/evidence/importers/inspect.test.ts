import { caseId } from "../../../src/evidence/digest.ts";
import { describe, expect, it } from "vitest";
import { judge } from "../../../src/evidence/gate.ts";
import { zipEntries } from "../../../src/evidence/zip.ts";
import { evidenceOf, fixtureFile, idOf, readFile, refusal, rowsOf } from "../results.ts";
import type { ResultFile } from "../results.ts";
import { zipOf } from "../zip-writer.ts";
import type { Packed } from "../zip-writer.ts";

const popularity = fixtureFile("inspect/popularity.eval");

/** The real archive's files, repacked. */
async function repacked(change: (file: Packed) => Packed | undefined): Promise<ResultFile> {
  const files: Packed[] = [];
  for await (const { name, bytes } of zipEntries(popularity.content as Buffer, () => true)) {
    const changed = change({ name, content: bytes });
    if (changed) files.push(changed);
  }
  return { name: "popularity.eval", content: zipOf(files) };
}

const sample = (id: string | number, extra: object = {}) => ({
  id,
  epoch: 1,
  input: `Where is order ${id}?`,
  scores: { match: { value: "C" } },
  ...extra,
});

function log(samples: readonly object[], extra: object = {}): ResultFile {
  const spec = { task: "support", run_id: "r1", created: "2026-11-19T09:00:00Z", model: "openai/support-2" };
  return {
    name: "log.json",
    content: JSON.stringify({ version: 2, status: "success", eval: spec, samples, ...extra }),
  };
}

describe("logs of Inspect AI", () => {
  it("agrees with the accuracy that Inspect computed, from an archive", async () => {
    const { imported, tool } = await readFile(popularity);
    const [run] = imported.runs;
    expect(tool).toBe("inspect");
    expect(run).toMatchObject({ name: "openai/gpt-4o-mini", expected: 100 });
    expect(rowsOf(imported)).toHaveLength(100);
    // header.json: accuracy 0.63, 6,055 tokens in, 100 out.
    expect(rowsOf(imported).filter(({ scores }) => scores.get("match") === 1)).toHaveLength(63);
    expect(run?.rows.spent.figures().tokens?.input).toBe(6055);
    expect(imported).toMatchObject({
      format: "Inspect AI .eval",
      toolVersion: "0.3.133",
      runId: "9zsQGSCUfJL6aZdSHP6PQc",
      created: "2025-09-23T08:09:58-04:00",
      dataset: { name: "popularity" },
      grader: { criteria: ["match"] },
    });
  });

  it("reads an archive packed with zstd alike", async () => {
    const zstd = await readFile(await repacked((file) => ({ ...file, method: "zstd" })));
    const deflated = await readFile(popularity);
    expect(zstd.imported).toEqual(deflated.imported);
  });

  it("reads what an interrupted run left, and says so", async () => {
    const left = await repacked((file) =>
      /^(?:header|summaries|reductions)\.json$|samples\/\d_/u.test(file.name) ? undefined : file,
    );
    const evidence = await evidenceOf([popularity, left]);
    expect(evidence.counts).toMatchObject({ expected: 100, paired: 91, unpaired: 9 });
    expect(evidence.runs.candidate.unfinished).toBe("its log has no header");
    expect(judge(evidence).reasons.map(({ code, message }) => `${code}: ${message}`)).toContain(
      "unfinished: the candidate's run did not come to its end: its log has no header",
    );
  });

  it.each(["started", "cancelled", "error"])(
    "gives no verdict on a run whose status is %s",
    async (status) => {
      const whole = Array.from({ length: 60 }, (_, id) => sample(id));
      const evidence = await evidenceOf([log(whole), log(whole, { status })]);
      const { verdict, reasons } = judge(evidence);
      expect([verdict, ...reasons.map(({ message }) => message)]).toEqual([
        "inconclusive",
        `the candidate's run did not come to its end: its status is ${status}`,
      ]);
      expect(judge(await evidenceOf([log(whole), log(whole)])).verdict).toBe("pass");
    },
  );

  it("reads logs in JSON of two models, limited to a part of the dataset", async () => {
    const files = [
      fixtureFile("inspect/arc-easy-qwen.json"),
      fixtureFile("inspect/arc-easy-sonnet.json"),
    ] as const;
    const { metrics, counts, notes, runs, assumed } = await evidenceOf(files);
    expect(metrics[0]?.overall).toMatchObject({ n: 3, passed: [1, 3] });
    expect(counts).toMatchObject({ expected: 2376, paired: 3, unpaired: 2 });
    expect(notes).toContain(
      "arc-easy-sonnet.json: The run was limited to 5 cases of the 2,376 that the dataset has.",
    );
    expect(runs.candidate).toMatchObject({ tokens: { input: 529, output: 851, rows: 5 } });
    expect(assumed).toContain("A case passes where its only scorer, choice, calls it correct.");
  });

  it("knows a sample that errored, though the run says success", async () => {
    const { imported } = await readFile(fixtureFile("inspect/cvebench-error.json"));
    expect(rowsOf(imported)).toMatchObject([{ outcome: "errored", id: idOf("CVE-2024-36858-one_day") }]);
  });

  it("counts a run in which every sample errored as a run that failed", async () => {
    const crashed = log([1, 2].map((id) => sample(id, { scores: {}, error: { message: "HTTP 500" } })));
    const { metrics, counts } = await evidenceOf([log([sample(1), sample(2)]), crashed]);
    expect(metrics[0]?.overall.passed).toEqual([2, 0]);
    expect(counts.errored).toEqual({ baseline: 0, candidate: 2 });
  });

  it("reads every kind of score, and counts what was not scored", async () => {
    const scores = (value: unknown) => ({ scores: { rubric: { value } } });
    const values = ["C", "P", "I", "N", true, "0.25", 3, null, "unclear", { tone: 4, facts: "C" }, [1, 0]];
    const { imported } = await readFile(log(values.map((value, index) => sample(index, scores(value)))));
    expect(rowsOf(imported).map((row) => Object.fromEntries(row.scores))).toEqual([
      { rubric: 1 },
      { rubric: 0.5 },
      { rubric: 0 },
      { rubric: 0 },
      { rubric: 1 },
      { rubric: 0.25 },
      { rubric: 3 },
      {},
      {},
      { "rubric/tone": 4, "rubric/facts": 1 },
      { "rubric/0": 1, "rubric/1": 0 },
    ]);
    expect(imported.notes).toEqual([expect.stringMatching(/^2 scores are not a number/)]);
    expect(imported.metrics.some(({ name }) => name === "pass")).toBe(false);
  });

  it("reads old logs: one score per sample, no version, NaN", async () => {
    const old = {
      name: "old.json",
      content:
        '{"status":"success","eval":{"task":"support","model":"m"},"results":{"scorer":{"name":"match"},"metrics":{"accuracy":{"value":NaN}}},' +
        '"samples":[{"id":1,"epoch":1,"input":"a","score":{"value":"C"}},{"id":2,"epoch":1,"input":"b","score":{"value":NaN}}]}',
    };
    const { imported } = await readFile(old);
    expect(rowsOf(imported).map((row) => row.scores.get("match"))).toEqual([1, undefined]);
    expect(imported.notes).toHaveLength(1);
  });

  it("takes epochs for attempts, and category, case and cluster from the metadata", async () => {
    const metadata = { category: "refund", ticket: "T-1", customer: "acme" };
    const file = log([sample(1, { metadata }), sample(1, { epoch: 2, metadata })]);
    const options = { caseKey: "ticket", clusterKey: "customer" };
    const { imported } = await readFile(file, options);
    expect(rowsOf(imported)[0]).toMatchObject({
      id: idOf("T-1"),
      category: "refund",
      cluster: caseId("acme"),
    });
    const { notes, counts } = await evidenceOf([file, file]);
    expect(counts.paired).toBe(1);
    expect(notes).toContain("1 case has several attempts; their mean is the case's score.");
  });
});

describe("archives and logs that are refused", () => {
  const header = JSON.stringify({ version: 2, eval: { task: "support", model: "m" } });
  const whole: Packed[] = [
    { name: "header.json", content: header },
    { name: "samples/1_epoch_1.json", content: JSON.stringify(sample(1)) },
  ];

  it("reads the small archive that the others are variants of", async () => {
    expect(rowsOf((await readFile({ name: "log.eval", content: zipOf(whole) })).imported)).toHaveLength(1);
  });

  it.each<[string, Packed[], RegExp]>([
    [
      "with `..` in a name",
      [...whole, { name: "../outside.json", content: "{}" }],
      /Unexpected archive: .*relative path/,
    ],
    [
      "with a size that is not true",
      [{ ...whole[0]!, declares: { size: 10 } }, whole[1]!],
      /header\.json, which cannot be unpacked|not what the archive declares/,
    ],
    [
      "with a wrong check sum",
      [whole[0]!, { ...whole[1]!, declares: { crc: 1 } }],
      /samples\/1_epoch_1\.json, which is not what the archive declares/,
    ],
    [
      "that unpacks to far more",
      [...whole, { name: "samples/2_epoch_1.json", content: Buffer.alloc(4_000_000) }],
      /far more than it holds/,
    ],
    ["with two entries of a name", [...whole, whole[1]!], /second entry samples\/1_epoch_1\.json/],
    ["of something else", [{ name: "_journal/notes.txt", content: "x" }], /without header\.json/],
    ["without samples", [whole[0]!], /without a single sample/],
    [
      "whose sample is truncated",
      [whole[0]!, { name: "samples/1_epoch_1.json", content: '{"id":' }],
      /samples\/1_epoch_1\.json, line 1, column 7: Unexpected end/,
    ],
    [
      "whose sample is not UTF-8",
      [whole[0]!, { name: "samples/1_epoch_1.json", content: Buffer.from([0xff]) }],
      /not UTF-8 in samples\/1_epoch_1\.json/,
    ],
    [
      "whose sample is named __proto__",
      [whole[0]!, { name: "samples/__proto__.json", content: '{"__proto__":1}' }],
      /Unexpected key `__proto__`/,
    ],
  ])("refuses an archive %s", async (_, files, message) => {
    const error = await refusal({ name: "log.eval", content: zipOf(files) });
    expect(error.message).toMatch(message);
    expect(error.hint).not.toBe("");
  });

  it("refuses an archive that is cut off", async () => {
    const cut = (popularity.content as Buffer).subarray(0, 100_000);
    expect((await refusal({ name: "log.eval", content: cut })).message).toContain("Unexpected archive: ");
  });

  it("refuses a log of a later version, without samples, or with a sample without id", async () => {
    expect((await refusal(log([sample(1)], { version: 4 }))).message).toContain(
      "/version: Unexpected log version 4",
    );
    expect((await refusal(log([]))).message).toContain("without a single sample");
    expect((await refusal(log([{ input: "a" }]))).message).toContain(
      "/samples/0: Unexpected sample without an id",
    );
  });
});
