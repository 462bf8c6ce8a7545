import { describe, expect, test } from "vitest";
import { doorScale } from "../../src/site/charts/door-timeline.ts";
import { doorRegisterView } from "../../src/site/door-register-view.ts";
import type { DoorView } from "../../src/site/door-register-view.ts";
import { doorsSentence } from "../../src/site/register-sentences.ts";
import { sentenceText } from "../../src/site/view.ts";
import type { ReversalView } from "../../src/site/view.ts";
import { readFixture } from "./fixture.ts";

const TODAY = "2026-11-20";
const { view } = await readFixture("year");
const { doors } = view.registers;

const dualRun: ReversalView = {
  cost: "1 sprint + $3,000",
  door: "costly",
  from: "2026-11-12",
  until: "2027-01-31",
  phases: [
    { cost: "5 minutes", door: "two-way", from: "2026-11-12", until: "2026-12-14" },
    { cost: "1 sprint + $3,000", door: "costly", from: "2026-12-15", until: "2027-01-31" },
    { cost: "$18,000 + 6 weeks", door: "costly", from: "2027-02-01" },
  ],
};
const door = (reversal: ReversalView): DoorView => ({
  slug: "memo-0018",
  id: "MEMO-0018",
  title: "Move support answers to Kestrel-M",
  status: "accepted",
  reversal,
});

describe("the doors of a year", () => {
  test("that close come by their day, an event last; those that closed lately after them", () => {
    expect(doors.open.map(({ id }) => id)).toEqual(["MEMO-0004", "MEMO-0007", "ADR-0017"]);
    expect(doors.closed.map(({ reversal }) => reversal.until)).toEqual([
      "2026-10-31",
      "2026-10-31",
      "2026-09-30",
    ]);
    expect(doors.lasting.map(({ door: kind }) => kind)).toEqual(["one-way", "costly", "two-way"]);
  });

  test("open with the next to close, on its day and not in so many days", () => {
    expect(sentenceText(doorsSentence(doors))).toBe(
      "Three ways back are open. The next one closes on 31 Dec 2026: Let customers change their tariff in chat. Until then going back costs 1 week + $6,000.",
    );
  });

  test("a superseded decision has no door to close any more", () => {
    const superseded = view.decisions.map((decision) => ({ ...decision, status: "superseded" as const }));
    const none = doorRegisterView(superseded, TODAY);
    expect(none).toEqual({ open: [], closed: [], lasting: [] });
    expect(sentenceText(doorsSentence(none))).toBe("No way back closes on a day that is known.");
  });
});

describe("a window on the timeline", () => {
  const scale = doorScale(TODAY);

  test("has passed in grey, is thicker as the price rises, and ends at its post", () => {
    const { stretches, post, earlier } = scale.track(door(dualRun));
    expect(stretches.map(({ tone, thickness }) => [tone, thickness])).toEqual([
      ["past", 3],
      ["open", 3],
      ["open", 7],
    ]);
    // 1 Feb 2027 is 73 days ahead, and today stands 146 days from the left of 365.
    expect(post).toBeCloseTo(((73 + 146) / 365) * 100, 8);
    expect(earlier).toBe(false);
  });

  test("of thirty days or less is about to close", () => {
    const { stretches } = doorScale("2027-01-05").track(door(dualRun));
    expect(stretches.filter(({ tone }) => tone === "soon")).toHaveLength(1);
  });

  test("that has closed shows what going back costs since, up to the edge where that has no end", () => {
    const { stretches } = doorScale("2027-02-20").track(door(dualRun));
    const closed = stretches.filter(({ tone }) => tone === "closed");
    expect(closed.at(-1)).toMatchObject({ to: 100, thickness: 13 });
  });

  test("that ends with an event is dotted, to the edge and without a post", () => {
    const track = scale.track(
      door({
        cost: "3 days",
        door: "two-way",
        from: "2025-11-12",
        untilEvent: "five million rows",
        phases: [{ cost: "3 days", door: "two-way", from: "2025-11-12", untilEvent: "five million rows" }],
      }),
    );
    expect(track).not.toHaveProperty("post");
    expect(track.earlier).toBe(true);
    expect(track.stretches.at(-1)).toMatchObject({ estimated: true, to: 100 });
  });

  test("stands over twelve months, each with its first day, every other one with its name", () => {
    expect(scale.months).toHaveLength(12);
    expect(scale.months.map(({ words }) => words).filter(Boolean)).toEqual([
      "Jul 2026",
      "Sep",
      "Nov",
      "Jan 2027",
      "Mar",
      "May",
    ]);
  });
});
