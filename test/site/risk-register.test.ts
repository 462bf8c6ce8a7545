import { describe, expect, test } from "vitest";
import { calibrationMarks, calibrationSentence } from "../../src/site/charts/calibration-plot.ts";
import { closedStrip } from "../../src/site/charts/closed-strip.ts";
import { riskMatrix } from "../../src/site/charts/risk-matrix.ts";
import { risksSentence } from "../../src/site/register-sentences.ts";
import { sentenceText } from "../../src/site/view.ts";
import { readFixture } from "./fixture.ts";

const { view } = await readFixture("year");
const { risks } = view.registers;
const refs = (found: typeof risks.open): string[] => found.map(({ entry }) => entry.ref);

describe("the register of a year", () => {
  test("has what is open by its review, and says what is late and what has tripped", () => {
    const days = risks.open.map(({ entry }) => entry.reviewBy!);
    expect(days).toEqual(days.toSorted());
    expect(sentenceText(risksSentence(risks))).toBe(
      "8 open. 2 reviews are late and 1 signal has tripped: A pinned version is switched off.",
    );
  });

  test("leads from a risk to its row on the record's page, and from one that came true to its postmortem", () => {
    expect(risks.open[0]).toMatchObject({ slug: "adr-0011", anchor: "R1" });
    const cameTrue = risks.closed.filter(({ entry }) => entry.state === "materialised");
    expect(cameTrue).toHaveLength(8);
    expect(cameTrue.every(({ postmortem }) => postmortem?.slug?.startsWith("post-"))).toBe(true);
  });

  test("places every open risk in the band of its likelihood, the likeliest on top", () => {
    const { rows, columns, unplaced } = riskMatrix(risks.open);
    expect(columns).toEqual(["minor", "moderate", "major", "severe"]);
    expect(rows.map(({ range }) => range)).toEqual([
      "50 % and above",
      "25 to 50 %",
      "10 to 25 %",
      "below 10 %",
    ]);
    expect(refs(rows[0]!.cells[2]!.risks)).toEqual(["ADR-0011/R1"]);
    expect(rows[0]!.cells.map(({ shade }) => shade)).toEqual([3, 4, 5, 6]);
    expect(unplaced).toEqual([]);
  });
});

test("a risk whose impact cannot be read is named beside the matrix, and one cell shows at most eight", () => {
  const [first] = risks.open;
  const { impact: _, ...vague } = first!.entry;
  const many = Array.from({ length: 30 }, () => first!);
  const matrix = riskMatrix([{ ...first!, entry: vague }, ...many]);
  expect(refs(matrix.unplaced)).toEqual(["ADR-0011/R1"]);
  expect(matrix.rows[0]!.cells[2]).toMatchObject({ more: 22, risks: { length: 8 } });
});

describe("the closed risks", () => {
  test("stand at what was stated, those that happened apart; what was mitigated says nothing", () => {
    const { happened, not } = closedStrip(risks.closed);
    expect([happened.count, not.count]).toEqual([8, 13]);
    expect(happened.marks.filter(({ x }) => x === "70.00%").map(({ offset }) => offset)).toEqual([
      13, 26, 39, 52,
    ]);
  });

  test("do not pile up without an end", () => {
    const one = risks.closed.find(({ entry }) => entry.state === "did-not-materialise")!;
    const { not } = closedStrip(Array.from({ length: 60 }, () => one));
    expect(not.marks).toHaveLength(10);
    expect(not.rest).toMatchObject([{ words: "+50" }]);
    expect(not.height).toBeLessThan(160);
  });

  test("are compared with what chance allows", () => {
    expect(calibrationMarks(risks.calibration).map(({ words }) => words)).toEqual([
      "0 of 2, too few",
      "1 of 8",
      "3 of 6",
      "4 of 5, too few",
    ]);
    expect(sentenceText(calibrationSentence(risks.calibration))).toBe(
      "All four groups lie inside their boxes, so nothing shows that we over- or understate. With 21 closed risks the boxes are wide: only a large bias would show.",
    );
  });

  test("say so where more happened than chance allows", () => {
    const bin = { from: 10, to: 25, n: 10, happened: 7, stated: 15, range: [0, 4], few: false };
    const report = { ...risks.calibration, bins: [{ ...bin, range: [0, 4] as [number, number] }] };
    expect(sentenceText(calibrationSentence(report))).toBe(
      "Risks stated at 10 to 25 % (7 of 10) happened more often than chance allows: we understate them.",
    );
  });
});
