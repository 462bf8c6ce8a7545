import type { RegisteredRisk } from "../risk-register-view.ts";

/** Marks that stand on one another; beyond them a number says how many more. */
const STACK = 10;

/** Pixels from one mark to the next. */
const STEP = 13;

/** A mark at its stated likelihood. */
export interface StripMark {
  ref: string;
  /** Percent of the width. */
  x: string;
  /** Pixels from the line between the two lanes. */
  offset: number;
}

/** Marks of one likelihood that no longer fit. */
export interface StripRest {
  x: string;
  offset: number;
  words: string;
}

export interface StripLane {
  count: number;
  marks: StripMark[];
  rest: StripRest[];
  /** Pixels that the highest stack takes. */
  height: number;
}

/** Closed risks at what was stated: those that happened above the line, those that did not below. */
export interface ClosedStrip {
  happened: StripLane;
  not: StripLane;
}

/** Only risks that count for the calibration: that materialised or did not, with a likelihood that can be read. */
export function closedStrip(risks: readonly RegisteredRisk[]): ClosedStrip {
  const lane = (state: string): StripLane => {
    const own = risks.filter(({ entry }) => entry.state === state && entry.likelihood !== undefined);
    const stacks = [...Map.groupBy(own, ({ entry }) => entry.likelihood!)];
    const at = (likelihood: number): string => `${likelihood.toFixed(2)}%`;
    return {
      count: own.length,
      marks: stacks.flatMap(([likelihood, members]) =>
        members
          .slice(0, STACK)
          .map(({ entry }, index) => ({ ref: entry.ref, x: at(likelihood), offset: (index + 1) * STEP })),
      ),
      rest: stacks
        .filter(([, members]) => members.length > STACK)
        .map(([likelihood, members]) => ({
          x: at(likelihood),
          offset: (STACK + 1) * STEP,
          words: `+${members.length - STACK}`,
        })),
      height:
        STEP * Math.min(STACK + 1, Math.max(1, ...stacks.map(([, members]) => members.length))) + STEP / 2,
    };
  };
  return { happened: lane("materialised"), not: lane("did-not-materialise") };
}
