import { describe, expect, test } from "vitest";
import { todayOf, usesColor } from "../../src/cli/context.ts";
import { contextOf } from "./terminal.ts";

describe("today", () => {
  test("is the day where the clock is", () => {
    const now = () => new Date(2026, 10, 20, 23, 59);
    expect(todayOf({ ...contextOf("."), now })).toBe("2026-11-20");
  });

  test("may be named", () => {
    expect(todayOf(contextOf("."), "2028-02-29")).toBe("2028-02-29");
  });

  test.each(["2026-02-30", "2026-2-3", "tomorrow", "", "2026-11-20T00:00:00Z", "-2026-11-20"])(
    "is not %j",
    (day) => {
      expect(() => todayOf(contextOf("."), day)).toThrow(`Unexpected \`--today ${day}\`, expected a day`);
    },
  );
});

describe("colour", () => {
  const terminal = { write: () => {}, isTerminal: true, columns: 80 };
  const pipe = { ...terminal, isTerminal: false };

  test.each([
    [{}, terminal, undefined, true],
    [{}, pipe, undefined, false],
    [{ NO_COLOR: "1" }, terminal, undefined, false],
    [{ NO_COLOR: "" }, terminal, undefined, true],
    [{ FORCE_COLOR: "1" }, pipe, undefined, true],
    [{ FORCE_COLOR: "0" }, terminal, undefined, false],
    [{ NO_COLOR: "1", FORCE_COLOR: "1" }, terminal, undefined, false],
    [{ TERM: "dumb" }, terminal, undefined, false],
    [{ NO_COLOR: "1" }, pipe, true, true],
    [{ FORCE_COLOR: "1" }, terminal, false, false],
  ])("%j, %j and the flag %s: %s", (env, output, flag, colored) => {
    expect(usesColor({ ...contextOf("."), env }, output, flag)).toBe(colored);
  });
});
