import { expect, test } from "vitest";
import { numberInName, numberedId, slugOf } from "../../src/model/record-name.ts";

test.each([
  ["Migrate the support model", "migrate-the-support-model"],
  ["  Keep p95 < 2.5 s: really?  ", "keep-p95-2-5-s-really"],
  ["Crème brûlée à la carte", "creme-brulee-a-la-carte"],
  ["İstanbul'a TAŞIN", "istanbul-a-tasin"],
  ["支援モデルの移行が必要", "支援モデルの移行が必要"],
  ["हिन्दी उत्तर", "हिन्दी-उत्तर"],
  ["../../etc/passwd", "etc-passwd"],
  ["🚀", ""],
  ["--help", "help"],
])("the title %j becomes %j", (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test("a long title is cut after a word, a long word after a character", () => {
  expect(slugOf("Answer billing disputes with the new model before the old contract ends in January")).toBe(
    "answer-billing-disputes-with-the-new-model-before-the-old",
  );
  expect(slugOf("模".repeat(100))).toBe("模".repeat(20));
});

test.each([
  [7, "ADR-0007"],
  [12_345, "ADR-12345"],
])("number %d is written %s", (number, id) => {
  expect(numberedId("ADR", number)).toBe(id);
});

test.each([
  ["adr-0007-migrate.md", 7],
  ["ADR-0007.md", 7],
  ["adr-12345-x.md", 12_345],
  ["adr-20261120-migrate.md", undefined],
  ["adr-99999999999999999999-x.md", undefined],
  ["adr-0007x.md", undefined],
  ["memo-0007-migrate.md", undefined],
  ["adr-migrate.md", undefined],
])("%s has the number %s", (name, number) => {
  expect(numberInName(name, "ADR")).toBe(number);
});
