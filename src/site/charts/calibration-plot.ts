import type { CalibrationReport } from "../../model/risk-report.ts";
import type { Sentence } from "../view.ts";
import { numberWord } from "../words.ts";
import { numbered } from "../../model/wording.ts";

/** A bin of the plot; positions in percent from the left and from the top. */
export interface CalibrationMark {
  x: string;
  y: string;
  /** The count that chance allows, 90 times in 100, where the statements are right. */
  box: { y: string; height: string };
  words: string;
  few: boolean;
  /** Towards which side its words stand. */
  anchor: "start" | "end";
}

/** Lays the bins out: stated likelihood to the right, the share that happened upwards. */
export function calibrationMarks({ bins }: CalibrationReport): CalibrationMark[] {
  return bins.map(({ stated, happened, n, range: [low, high], few }) => ({
    x: percent(stated),
    y: percent(100 - (100 * happened) / n),
    box: { y: percent(100 - (100 * high) / n), height: percent((100 * (high - low)) / n) },
    words: `${happened} of ${n}${few ? ", too few" : ""}`,
    few,
    anchor: stated > 60 ? "end" : "start",
  }));
}

function percent(value: number): string {
  return `${value.toFixed(2)}%`;
}

/** What the plot says, in words. */
export function calibrationSentence({ bins, n }: CalibrationReport): Sentence {
  const more = bins.filter(({ happened, range }) => happened > range[1]);
  const fewer = bins.filter(({ happened, range }) => happened < range[0]);
  if (more.length + fewer.length > 0)
    return [
      ...outside(more, "more", "understate"),
      ...(more.length > 0 && fewer.length > 0 ? [{ text: " " }] : []),
      ...outside(fewer, "less", "overstate"),
    ];
  const groups =
    bins.length === 1
      ? "The one group lies inside its box"
      : `All ${numberWord(bins.length)} groups lie inside their boxes`;
  return [
    { text: `${groups}, so nothing shows that we over- or understate. ` },
    { text: `With ${numbered(n, "closed risk")} the boxes are wide: only a large bias would show.` },
  ];
}

function outside(
  bins: CalibrationReport["bins"],
  often: "more" | "less",
  bias: "understate" | "overstate",
): Sentence {
  if (bins.length === 0) return [];
  const ranges = bins.map(({ from, to, happened, n }) => `${from} to ${to} % (${happened} of ${n})`);
  return [
    { text: `Risks stated at ${ranges.join(" and ")} happened ${often} often than chance allows: we ` },
    { text: bias, strong: true },
    { text: " them." },
  ];
}
