import { scaleLinear } from "d3-scale";
import type { UsageView } from "../cost-view.ts";
import { monthWords } from "../day.ts";

/** Features with a part of their own; the rest are one. */
const PARTS = 5;

/** A month within so many percent of its budget carries its total. */
const NEAR = 90;

/** A piece of a month's stack, in percent of the height from the top. */
export interface StackPart {
  feature: string;
  y: number;
  height: number;
  /** 0 is the largest feature, in the accent. */
  rank: number;
}

export interface StackMonth {
  month: string;
  /** In percent of the width. */
  x: number;
  width: number;
  parts: StackPart[];
  total?: number;
  /** Where the total is written. */
  top: number;
  forecast: boolean;
  /** The forecast's range, in percent from the top. */
  range?: { high: number; low: number };
  near: boolean;
  over: boolean;
  /** `Oct`, with the year below it where it begins. */
  word: string;
  year?: string;
}

/** Costs by month, ready to draw. */
export interface CostStacks {
  months: StackMonth[];
  ticks: { value: number; y: number }[];
  /** In percent from the top. */
  budget?: number;
  /** Features in the order of their parts, the largest first, with what the latest month cost. */
  features: { feature: string; rank: number; cost: number | undefined }[];
}

const REST = "The rest";

/** Stacks features by month, the largest of the latest month at the bottom, and after them the months to come. */
export function costStacks({ history, latest, forecast }: UsageView): CostStacks {
  const features = partsOf(history.features);
  const { budget } = latest;
  const most = Math.max(
    ...history.totals.map((total) => total ?? 0),
    ...forecast.map(({ high }) => high),
    budget ?? 0,
  );
  const scale = scaleLinear().domain([0, most]).range([100, 0]).nice(4);
  const count = history.months.length + forecast.length;
  const place = (
    month: string,
    index: number,
  ): Pick<StackMonth, "month" | "x" | "width" | "word" | "year"> => {
    const isYear = index === 0 || month.endsWith("-01");
    return {
      month,
      x: ((index + 0.09) / count) * 100,
      width: (0.82 / count) * 100,
      word: monthWords(`${month}-01`).slice(0, 3),
      ...(isYear ? { year: month.slice(0, 4) } : {}),
    };
  };
  const past = history.months.map((month, index): StackMonth => {
    const parts = stack(
      features.map(({ costs }) => costs[index] ?? 0),
      features,
      scale,
    );
    const total = history.totals[index];
    return {
      ...place(month, index),
      parts,
      ...(total === undefined ? {} : { total }),
      top: scale(total ?? 0),
      forecast: false,
      near: total !== undefined && budget !== undefined && total >= (budget * NEAR) / 100,
      over: total !== undefined && budget !== undefined && total > budget,
    };
  });
  const coming = forecast.map(({ month, cost, low, high }, index): StackMonth => ({
    ...place(month, history.months.length + index),
    parts: [{ feature: "All features", y: scale(cost), height: 100 - scale(cost), rank: -1 }],
    total: cost,
    top: scale(high),
    forecast: true,
    range: { high: scale(high), low: scale(low) },
    near: budget !== undefined && cost >= (budget * NEAR) / 100,
    over: budget !== undefined && cost > budget,
  }));
  return {
    months: [...past, ...coming],
    ticks: scale.ticks(4).map((value) => ({ value, y: scale(value) })),
    ...(budget === undefined ? {} : { budget: scale(budget) }),
    features: features.map(({ feature, costs }, rank) => ({ feature, rank, cost: costs.at(-1) })),
  };
}

type Feature = UsageView["history"]["features"][number];

function partsOf(features: readonly Feature[]): Feature[] {
  if (features.length <= PARTS) return [...features];
  const rest = features.slice(PARTS - 1);
  const costs = rest[0]!.costs.map((_, index) => {
    const known = rest.flatMap((feature) => feature.costs[index] ?? []);
    return known.length === 0 ? undefined : known.reduce((sum, cost) => sum + cost, 0);
  });
  return [...features.slice(0, PARTS - 1), { feature: REST, costs }];
}

function stack(
  costs: readonly number[],
  features: readonly Feature[],
  scale: (value: number) => number,
): StackPart[] {
  let below = 0;
  return costs.flatMap((cost, rank) => {
    if (cost <= 0) return [];
    const [from, to] = [scale(below), scale(below + cost)];
    below += cost;
    return [{ feature: features[rank]!.feature, y: to, height: from - to, rank }];
  });
}
