import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMoney } from "../../src/model/money.ts";

const plain = { approximate: false, remark: "" };

describe("an amount of the format", () => {
  test.each([
    ["$1,200", { min: 1200, max: 1200, currency: "USD", ...plain }],
    ["€940", { min: 940, max: 940, currency: "EUR", ...plain }],
    ["USD 2.1k", { min: 2100, max: 2100, currency: "USD", ...plain }],
    ["1,200/month", { min: 1200, max: 1200, per: "month", ...plain }],
    ["$1k–$2k", { min: 1000, max: 2000, currency: "USD", ...plain }],
    ["~$940", { min: 940, max: 940, currency: "USD", approximate: true, remark: "" }],
    [
      "$2,100 (transition only)",
      { min: 2100, max: 2100, currency: "USD", approximate: false, remark: "(transition only)" },
    ],
  ])("%s", (text, money) => {
    expect(parseMoney(text)).toEqual(money);
  });
});

test.each([
  ["  £12.50  ", 12.5, 12.5],
  ["800 USD", 800, 800],
  ["940 €", 940, 940],
  ["$1–2k", 1000, 2000],
  ["$1.5M to $2M", 1.5e6, 2e6],
  ["CHF 1’200", 1200, 1200],
  ["1\u202F200 EUR", 1200, 1200],
  ["$0.003 per call", 0.003, 0.003],
  ["$1.234M", 1_234_000, 1_234_000],
  ["About $940 a month", 940, 940],
  ["$7,500, cached", 7500, 7500],
  ["$940 - as today", 940, 940],
])("%s runs from %d to %d", (text, min, max) => {
  expect(parseMoney(text)).toMatchObject({ min, max });
});

test.each([
  ["$14,400/yr", "year"],
  ["$1,200 per month", "month"],
  ["$1,200/mo, cached", "month"],
])("%s recurs every %s", (text, per) => {
  expect(parseMoney(text)).toMatchObject({ per });
});

describe("no amount", () => {
  test.each([
    ["", "nothing"],
    ["about the same", "words"],
    ["$1,20", "a comma that groups no thousands"],
    ["€1.200", "a point that may group thousands"],
    ["1 200 EUR", "a space that groups no thousands"],
    ["$1.2.3", "two points"],
    ["12 %", "a percentage"],
    ["3 FTE", "three capitals that are no currency"],
    ["SLA 2", "three capitals that are no currency"],
    ["$2k–$1k", "a range that runs backwards"],
    ["$1k–€2k", "two currencies"],
    ["-$200", "a sign"],
  ])("%s: %s", (text) => {
    expect(parseMoney(text)).toBeUndefined();
  });
});

test("a printed amount reads back as what it was", () => {
  const amount = fc.record({
    value: fc.integer({ min: 0, max: 10_000_000 }),
    currency: fc.constantFrom("USD", "EUR", "JPY"),
  });
  fc.assert(
    fc.property(amount, ({ value, currency }) => {
      const printed = `${currency} ${value.toLocaleString("en-US")}`;
      expect(parseMoney(printed)).toEqual({ min: value, max: value, currency, ...plain });
    }),
  );
});

test.each([
  ["digits", "1".repeat(200_000)],
  ["digits before a letter", `${"1".repeat(200_000)}x`],
  ["grouped thousands", `${",111".repeat(50_000).slice(1)}x`],
  ["points", "1.".repeat(100_000)],
])(
  "200,000 characters of %s are no amount, at once",
  (_, text) => {
    expect(parseMoney(text)).toBeUndefined();
  },
  2000,
);
