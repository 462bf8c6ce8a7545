import { expect, test } from "vitest";
import { readForeign, understood } from "./reading.ts";

test("the last turn of the status log counts", () => {
  const text = `# 1. 缓存提示

日期: 2026-10-02

## 状态

2026-10-02 提议

2026-10-09 已接受

## 背景

提示重复。

## 决策

缓存提示。
`;
  const record = readForeign("docs/adr/0001-缓存提示.md", text);
  expect(understood(record)).toEqual({
    dialect: "phodal",
    id: "ADR-0001",
    title: "缓存提示",
    status: "accepted",
    date: "2026-10-09",
  });
  expect(record.sections.map(({ name }) => name)).toEqual(["状态", "Context", "Decision"]);
});
