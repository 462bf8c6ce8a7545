import type { ActivityReport } from "../model/activity-report.ts";
import type { Config } from "../model/config.ts";
import { isDecided } from "../model/frontmatter.ts";
import { daysBetween } from "../model/iso-date.ts";
import { weighsOptions } from "../model/kind.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { actionsOf } from "../model/task.ts";
import { acceptedRisks, isClosed, isLive } from "./risks.ts";

type Practice = ActivityReport["practice"];

/**
 * How a team decides, over a year: how long a proposal waits for its decision, how many decisions rest on evidence, and
 * whether risks are looked at and actions closed by their day. Nothing is concluded from what nobody wrote down.
 * @param proposed the day on which a record was proposed, by its file, where that is known
 */
export function practiceOf(
  records: readonly MarkdownRecord[],
  config: Pick<Config, "likelihood">,
  proposed: ReadonlyMap<string, string>,
  since: string,
  today: string,
): Practice {
  const within = (day: string | undefined): boolean => day !== undefined && day >= since && day <= today;
  const weighed = records.filter(
    ({ kind, values }) => kind && weighsOptions(kind) && isDecided(values.status) && within(values.decided),
  );
  const leads = weighed.flatMap(({ file, values }) => {
    const from = proposed.get(file);
    const days = from === undefined || values.retrospective ? -1 : daysBetween(from, values.decided!);
    return days < 0 ? [] : [days];
  });
  const median = medianOf(leads);
  return {
    since,
    decisions: weighed.length,
    ...(median === undefined ? {} : { leadTime: { n: leads.length, median } }),
    ...shareOf(
      "withEvidence",
      weighed.map(({ values }) => (values.evidence ?? []).length > 0),
    ),
    ...shareOf("riskReviewsOnTime", riskReviews(records, config, within, today)),
    ...shareOf("actionsOnTime", actions(records, within, today)),
  };
}

/** Whether each risk that was closed, or should have been looked at, was so by its day. */
function riskReviews(
  records: readonly MarkdownRecord[],
  config: Pick<Config, "likelihood">,
  within: (day: string | undefined) => boolean,
  today: string,
): boolean[] {
  return acceptedRisks(records, config).flatMap((risk) => {
    const { status, reviewBy } = risk;
    if (reviewBy === undefined || status === undefined) return [];
    if (isClosed(status) && "on" in status) return within(status.on) ? [status.on <= reviewBy] : [];
    return isLive(risk) && reviewBy < today && within(reviewBy) ? [false] : [];
  });
}

/** Whether each action that was closed, or should have been, was so by its day. */
function actions(
  records: readonly MarkdownRecord[],
  within: (day: string | undefined) => boolean,
  today: string,
): boolean[] {
  return records.flatMap(actionsOf).flatMap(({ due, closed, closedOn }) => {
    if (due === undefined) return [];
    if (closed) return closedOn !== undefined && within(closedOn) ? [closedOn <= due] : [];
    return due < today && within(due) ? [false] : [];
  });
}

function shareOf<K extends string>(
  key: K,
  did: readonly boolean[],
): Partial<Record<K, { of: number; count: number }>> {
  if (did.length === 0) return {};
  return { [key]: { of: did.length, count: did.filter(Boolean).length } } as Record<
    K,
    { of: number; count: number }
  >;
}

function medianOf(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return undefined;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
