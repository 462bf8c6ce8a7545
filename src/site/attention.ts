import { daysBetween } from "../model/iso-date.ts";
import type { DueDate } from "../model/record-entry.ts";
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
  /** The first of them. */
  items: DueItem[];
  /** How many are due in all. */
  total: number;
  /** The page that shows the rest. */
  page?: "risks" | "doors";
  /** The first that is further off, where nothing is due. */
  next?: DueItem;
}

/** Items further off than this are not due yet. */
const HORIZON = 90;

/** Items beyond these are only counted. */
const LISTED = 30;

/** Reviews and risks that are due or overdue, and windows that are closing, of decisions that stand. */
export function attention(decisions: readonly DecisionView[], today: string): DueList[] {
  const items = (what: DueDate["what"], isShown: (due: DueDate, decision: DecisionView) => boolean) =>
    decisions.flatMap((decision) =>
      decision.due
        .filter((due) => due.what === what && isShown(due, decision))
        .map((due) => dueItem(due, decision)),
    );
  return [
    dueList(
      "Reviews due",
      items("review", () => true),
      today,
    ),
    dueList(
      "Risks due",
      items("risk", () => true),
      today,
      "risks",
    ),
    dueList(
      "Doors closing",
      // Of the days on which the price rises, the one on which the decision's own price ends.
      items("door", ({ on }, { reversal }) => on === reversal?.until && on >= today),
      today,
      "doors",
    ),
  ];
}

function dueItem({ on, what, subject, text }: DueDate, decision: DecisionView): DueItem {
  const { slug, title, id = slug } = decision;
  if (what !== "risk") return { slug, id, title, day: on };
  const row = decision.risks?.rows.find((risk) => subject.endsWith(`/${risk.id}`));
  return { slug, ...(row ? { anchor: row.anchor } : {}), id: subject, title: text, day: on };
}

function dueList(
  heading: string,
  items: readonly DueItem[],
  today: string,
  page?: "risks" | "doors",
): DueList {
  const sorted = items.toSorted(
    (one, other) =>
      one.day.localeCompare(other.day) || one.id.localeCompare(other.id, "en", { numeric: true }),
  );
  const due = sorted.filter(({ day }) => daysBetween(today, day) <= HORIZON);
  const next = sorted[due.length];
  return {
    heading,
    items: due.slice(0, LISTED),
    total: due.length,
    ...(page === undefined ? {} : { page }),
    ...(due.length === 0 && next ? { next } : {}),
  };
}
