import { expect, test } from "vitest";
import { daysBetween, isIsoDate } from "../../src/model/iso-date.ts";

test.each([
  ["2026-11-20", true],
  ["2028-02-29", true],
  ["2026-02-29", false],
  ["2024-13-45", false],
  ["2026-1-5", false],
  ["2026-11-20T10:00:00Z", false],
  ["", false],
])("%j is a day of the calendar: %s", (text, valid) => {
  expect(isIsoDate(text)).toBe(valid);
});

test("days are counted across a change of the clocks and a leap day", () => {
  expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
  expect(daysBetween("2028-03-01", "2028-02-28")).toBe(-2);
});
