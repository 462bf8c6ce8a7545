import stringWidth from "fast-string-width";
import { describe, expect, it } from "vitest";
import type { RecordEntry } from "../../src/model/record-entry.ts";
import { painter } from "../../src/report/paint.ts";
import { listTable } from "../../src/report/views/list.ts";

const entry = (title: string): RecordEntry => ({
  id: "ADR-0001",
  file: "adr/adr-0001.md",
  status: "superseded",
  date: "2026-11-20",
  owner: "ana",
  title,
  decisionMakers: ["ana"],
  tags: [],
  due: [],
});

const titles = [
  "Migrate the support model to its successor after a month in which both models answer every question",
  "回答モデルを後継モデルへ移行する前に三十日間両方のモデルを並行稼働させて品質を比較する決定",
  "👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻",
];

describe("a list of records", () => {
  it.each(titles)("fits 80 columns with the title %s", (title) => {
    const lines = listTable([entry(title)], { width: 80, paint: painter(false) }).split("\n");
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
    expect(lines[1]).toMatch(/^ADR-0001  superseded  2026-11-20  –     ana    .+…$/u);
  });

  it("cuts nothing where it is piped", () => {
    expect(listTable([entry(titles[0]!)], { paint: painter(false) })).toContain(titles[0]);
  });
});
