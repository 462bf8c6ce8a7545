import { scaleLinear } from "d3-scale";
import type { EvidenceRowView } from "../view.ts";

/** Fewer cases dash the marks: the interval is too wide to read a dot as a value. */
export const FEW_CASES = 30;

/** A scale for the plot column of an evidence table, in percent of its width. */
export interface PlotScale {
  /** Position of a value, held within the plot. */
  at(value: number): string;
  ticks: { value: number; at: string; word: string }[];
}

/**
 * The scale that all rows share. For percentages it runs from the ten at or below the smallest mark up to 100, so that
 * a point is worth the same everywhere; marks are dots, which a cut scale does not distort as it would bars.
 */
export function plotScale(rows: readonly EvidenceRowView[], percent: boolean): PlotScale {
  const values = rows.flatMap(({ baseline, candidate, floor }) => [
    ...[baseline, candidate].flatMap((reading) =>
      reading ? [reading.value, reading.low, reading.high] : [],
    ),
    floor,
  ]);
  const known = values.filter((value) => value !== undefined);
  const least = known.length > 0 ? Math.min(...known) : 0;
  const most = known.length > 0 ? Math.max(...known) : 100;
  const scale = scaleLinear().range([0, 100]);
  if (percent) scale.domain([Math.max(0, Math.min(90, Math.floor(least / 10) * 10)), 100]);
  else scale.domain(least === most ? [least - 1, most + 1] : [least, most]).nice(5);
  const at = (value: number): string => `${Math.min(100, Math.max(0, scale(value))).toFixed(2)}%`;
  const ticks = scale.ticks(percent ? 6 : 5);
  return {
    at,
    ticks: ticks.map((value, index) => ({
      value,
      at: at(value),
      // Every other tick has its word where there are many, and the last its unit.
      word:
        (ticks.length - 1 - index) % (ticks.length > 5 ? 2 : 1) === 0
          ? tickWord(value, percent, index === ticks.length - 1)
          : "",
    })),
  };
}

function tickWord(value: number, percent: boolean, last: boolean): string {
  return percent && last ? `${value} %` : String(value);
}

/** `90.7`; a figure's one decimal, with a true minus sign. */
export function figure(value: number): string {
  // What rounds to nothing has no sign.
  return value
    .toFixed(1)
    .replace(/^-(?=0\.0$)/u, "")
    .replace("-", "−");
}

/** `+2.5`, `−1.6`, `0.0`. */
export function change(value: number): string {
  const words = figure(value);
  return Number(value.toFixed(1)) > 0 ? `+${words}` : words;
}
