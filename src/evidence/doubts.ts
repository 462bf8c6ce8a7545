import type { Comparison } from "../model/comparison.ts";
import { fixed, plain, span } from "./numbers.ts";
import { includesZero, isWholeDrop } from "./thresholds.ts";

/** What is compared: the whole set, or a category by name. */
interface Compared extends Comparison {
  name: string;
}

/**
 * Where the figures that stand beside an interval say otherwise than it does: a category whose drop is news by itself
 * but not among so many, and a bootstrap that draws the line of zero elsewhere.
 * @param confidence of the intervals, from 0 to 1
 */
export function doubts(
  overall: Comparison,
  categories: readonly Compared[],
  { higherIsBetter, confidence }: { higherIsBetter: boolean; confidence: number },
): string[] {
  const tested = categories.filter(({ p }) => p !== undefined).length;
  const limit = Number((1 - confidence).toFixed(6));
  const alone = categories.flatMap(({ name, interval, pAdjusted }) =>
    pAdjusted !== undefined && pAdjusted > limit && isWholeDrop(interval, higherIsBetter)
      ? [
          `The drop of ${name} is above the noise by itself, but not as one of ${tested} categories: its p adjusted for their number is ${fixed(pAdjusted, 3)}, above ${plain(limit)}.`,
        ]
      : [],
  );
  const drawn = [{ ...overall, name: "the whole set" }, ...categories].flatMap(
    ({ name, interval, bootstrap }) =>
      interval && bootstrap && includesZero(interval) !== includesZero(bootstrap)
        ? [
            `Of ${name} the bootstrap gives ${span(bootstrap, 2)} and the t interval is ${span(interval, 2)}: they disagree on whether the change is noise.`,
          ]
        : [],
  );
  return [...alone, ...drawn];
}
