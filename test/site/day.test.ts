import { expect, test } from "vitest";
import { dayWords, monthWords, relativeDay, shortDay } from "../../src/site/day.ts";

const today = "2026-11-20";

test("a day is written as a person would, whatever the zone of the machine", () => {
  expect(dayWords("2027-01-31")).toBe("31 Jan 2027");
  expect(shortDay("2026-12-05", today)).toBe("5 Dec");
  expect(shortDay("2027-01-31", today)).toBe("31 Jan 2027");
  expect(monthWords("2025-06-24")).toBe("Jun 2025");
});

test.each([
  ["2026-11-14", "6 days late", "late"],
  ["2026-11-19", "1 day late", "late"],
  ["2026-11-20", "today", "soon"],
  ["2026-11-21", "tomorrow", "soon"],
  ["2026-12-04", "in 14 days", "soon"],
  ["2026-12-05", "5 Dec", undefined],
])("a review due on %s reads “%s”", (day, words, urgency) => {
  expect(relativeDay(day, today, "due")).toEqual(urgency === undefined ? { words } : { words, urgency });
});

test.each([
  ["2026-10-28", "Closed 28 Oct", undefined],
  ["2026-11-20", "Last day", "soon"],
  ["2026-11-21", "1 day left", "soon"],
  ["2026-12-20", "30 days left", "soon"],
  ["2027-01-31", "72 days left", undefined],
])("a window until %s reads “%s”", (day, words, urgency) => {
  expect(relativeDay(day, today, "window")).toEqual(urgency === undefined ? { words } : { words, urgency });
});
