import { describe, expect, it } from "vitest";
import { readUsage } from "../../src/parse/usage.ts";

describe("a usage file", () => {
  it("is read by its column names, with what latency it has", () => {
    const text =
      '\u{FEFF}feature,month,cost,requests,p95_ms,team\r\n"Support answers, Welsh",2026-10,6840.50,905000,1940,cx\r\n\r\nTriage,2026-10,137,810000,,cx\r\n';
    expect(readUsage(text)).toEqual({
      rows: [
        { month: "2026-10", feature: "Support answers, Welsh", requests: 905_000, cost: 6840.5, p95: 1940 },
        { month: "2026-10", feature: "Triage", requests: 810_000, cost: 137 },
      ],
      problems: [],
    });
  });

  it("says by line what cannot be read, and keeps the rest", () => {
    const header = "month,feature,requests,cost,p50_ms,p95_ms\n";
    const read = readUsage(
      `${header}2026-13,Triage,1,1,,\n2026-10,Triage,many,1,,\n2026-10,,1,1,,\n2026-10,Triage,1,$5,,\n2026-10,Triage,1,5,fast,\n2026-10,Triage,1,5\n`,
    );
    expect(read.problems).toEqual([
      { line: 2, message: "Unexpected `2026-13` under month, expected a month such as 2026-10" },
      { line: 3, message: "Unexpected `many` under requests, expected a plain number" },
      { line: 4, message: "Unexpected `` under feature, expected the name of a feature" },
      { line: 5, message: "Unexpected `$5` under cost, expected a plain number" },
      { line: 6, message: "Unexpected `fast` under p50_ms, expected a plain number, or nothing" },
    ]);
    expect(read.rows).toHaveLength(1);
  });

  it("names the line on which a record begins, and takes the first of two columns", () => {
    const text =
      'Month,feature,requests,cost,note,cost\n2026-10,"Support\nanswers",many,1,,9\n2026-10,Triage,1,5,,9\n';
    expect(readUsage(text)).toMatchObject({
      rows: [{ feature: "Triage", cost: 5 }],
      problems: [{ line: 2 }],
    });
  });

  it.each([
    ["", "Unexpected header without month, feature, requests, cost"],
    ["month,cost\n2026-10,5\n", "Unexpected header without feature, requests"],
    ['month,feature,requests,cost\n2026-10,"Tri"age,1,1\n', "Unexpected quote inside a field"],
    ['month,feature,requests,cost\n2026-10,"Triage,1,1\n', "Unexpected end of the file inside quotes"],
  ])("never throws: %j", (text, message) => {
    expect(readUsage(text)).toMatchObject({
      rows: [],
      problems: [{ message: expect.stringContaining(message) }],
    });
  });
});
