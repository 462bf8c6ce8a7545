import { daysFrom } from "./day.ts";
import type { DecisionView } from "./view.ts";

/** Something that falls due. */
export interface DueItem {
  slug: string;
  /** Anchor on the record's page. */
  anchor?: string;
  id: string;
  title: string;
  day: string;
}

/** What is due soon or overdue, the most urgent first. */
export interface DueList {
  heading: string;
  items: DueItem[];
  /** The first that is further off, where nothing is due. */
  next?: DueItem;
}

/** Items further off than this are not due yet. */
const HORIZON = 90;

/** Reviews and risks that are due or overdue, and windows that are closing, of decisions that stand. */
export function attention(decisions: readonly DecisionView[], today: string): DueList[] {
  const standing = decisions.filter(({ status }) => status === "accepted");
  const item = (decision: DecisionView, day: string): DueItem => ({
    slug: decision.slug,
    id: decision.id ?? decision.slug,
    title: decision.title,
    day,
  });
  const reviews = standing.flatMap((decision) =>
    decision.reviewBy === undefined ? [] : [item(decision, decision.reviewBy)],
  );
  const risks = standing.flatMap((decision) =>
    (decision.risks?.rows ?? [])
      .filter(({ state }) => state === "open" || state === "tripped")
      .flatMap((risk) =>
        risk.reviewBy === undefined
          ? []
          : [
              {
                ...item(decision, risk.reviewBy),
                anchor: risk.anchor,
                id: [decision.id, risk.id].filter(Boolean).join("/"),
                title: risk.text,
              },
            ],
      ),
  );
  const doors = standing.flatMap((decision) => {
    const until = decision.reversal?.until;
    return until === undefined || until < today ? [] : [item(decision, until)];
  });
  return [
    dueList("Reviews due", reviews, today),
    dueList("Risks due", risks, today),
    dueList("Doors closing", doors, today),
  ];
}

function dueList(heading: string, items: readonly DueItem[], today: string): DueList {
  const sorted = items.toSorted(
    (one, other) => one.day.localeCompare(other.day) || one.id.localeCompare(other.id, "en"),
  );
  const due = sorted.filter(({ day }) => daysFrom(today, day) <= HORIZON);
  const next = sorted[due.length];
  return { heading, items: due, ...(due.length === 0 && next ? { next } : {}) };
}
