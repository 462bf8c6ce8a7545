import type { Status } from "../model/frontmatter.ts";
import { daysBetween } from "../model/iso-date.ts";
import { DOORS } from "../model/reversal.ts";
import type { Door } from "../model/reversal.ts";
import type { DecisionView, ReversalView } from "./view.ts";

/** A window that closed no longer ago than this is still shown. */
const RECENT = 90;

/** A decision with what going back from it costs. */
export interface DoorView {
  slug: string;
  id: string;
  title: string;
  owner?: string;
  status: Status;
  reversal: ReversalView;
}

/** Decisions by whether and when the price of going back rises. */
export interface DoorRegisterView {
  /** Whose price rises on a day or with an event, the next day first. */
  open: DoorView[];
  /** Whose window closed in the last 90 days, the latest first. */
  closed: DoorView[];
  /** Whose price stays as it is, by their door, the hardest first; proposed ones among them. */
  lasting: { door: Door; decisions: DoorView[] }[];
}

/** The doors of decisions that stand, and of those that are proposed. */
export function doorRegisterView(decisions: readonly DecisionView[], today: string): DoorRegisterView {
  const doors = decisions.flatMap(({ slug, id = slug, title, owner, status, reversal }): DoorView[] =>
    reversal && (status === "accepted" || status === "proposed")
      ? [{ slug, id, title, ...(owner === undefined ? {} : { owner }), status, reversal }]
      : [],
  );
  const standing = doors.filter(({ status }) => status === "accepted");
  const isClosed = ({ reversal: { until } }: DoorView): boolean => until !== undefined && until < today;
  const closes = ({ reversal: { until, untilEvent } }: DoorView): boolean =>
    until !== undefined || untilEvent !== undefined;
  return {
    open: standing.filter((door) => closes(door) && !isClosed(door)).toSorted(nextFirst),
    closed: standing
      .filter((door) => isClosed(door) && daysBetween(door.reversal.until!, today) <= RECENT)
      .toSorted((one, other) => nextFirst(other, one)),
    lasting: DOORS.toReversed().flatMap((door) => {
      const own = doors.filter(
        (view) => view.reversal.door === door && (view.status === "proposed" || !closes(view)),
      );
      return own.length > 0 ? [{ door, decisions: own }] : [];
    }),
  };
}

function nextFirst({ reversal: one }: DoorView, { reversal: other }: DoorView): number {
  return (one.until ?? "9999").localeCompare(other.until ?? "9999");
}
