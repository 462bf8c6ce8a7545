import { scaleLinear } from "d3-scale";

/** A scale from nothing to the longest bar. */
export interface BarScale {
  /** Position of a value, in percent. */
  at(value: number): string;
  ticks: { value: number; at: string; anchor: "start" | "middle" | "end" }[];
}

/** Bars begin at nothing, so that their lengths compare. */
export function barScale(values: readonly number[]): BarScale {
  const scale = scaleLinear()
    .domain([0, Math.max(...values)])
    .range([0, 100])
    .nice(4);
  const at = (value: number): string => `${scale(value).toFixed(2)}%`;
  const ticks = scale.ticks(4);
  return {
    at,
    ticks: ticks.map((value, index) => ({
      value,
      at: at(value),
      anchor: index === 0 ? "start" : index === ticks.length - 1 ? "end" : "middle",
    })),
  };
}
