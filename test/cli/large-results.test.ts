import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GateReport } from "../../src/model/gate-report.ts";
import { spawned } from "./spawned.ts";

/** Questions of a support desk, each answered by two models. */
const CASES = 50_000;

let cwd = "";
beforeAll(() => {
  cwd = mkdtempSync(path.join(tmpdir(), "reckon-large-"));
  mkdirSync(path.join(cwd, "adr"));
  const file = openSync(path.join(cwd, "answers.jsonl"), "w");
  for (let index = 0; index < CASES; index += 1000) {
    const ids = Array.from({ length: 1000 }, (_, offset) => index + offset);
    const answer = (model: string, id: number, pass: boolean) =>
      `{"case_id":"ticket-${id}","category":"queue-${id % 7}","model":"${model}","pass":${pass},"score":${id / 7},"latency_ms":${id / 3}}\n`;
    const lines = ids.map((id) => answer("current", id, id % 10 > 0) + answer("successor", id, id % 9 > 0));
    writeSync(file, lines.join(""));
  }
  closeSync(file);
});
afterAll(() => rmSync(cwd, { recursive: true }));

describe("a result file with more rows than there is room for objects", () => {
  it("is judged with a heap that holds little beside the program", async () => {
    const args = ["gate", "answers.jsonl", "--baseline", "current", "--candidate", "successor", "--json"];
    // An object for each of the rows would not fit.
    const { status, stdout, stderr } = await spawned(cwd, args, {
      NODE_OPTIONS: "--max-old-space-size=48",
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const [metric] = GateReport.parse(JSON.parse(stdout)).metrics;
    expect(metric?.overall).toMatchObject({ n: CASES, discordant: [5000, 4444] });
  });
});
