import type { Status } from "./frontmatter.ts";

/**
 * The states that a record may go to from each of its states. A decision that was taken is never taken back: it is
 * deprecated, or superseded by another; a rejected one is proposed anew as a record of its own.
 */
export const TRANSITIONS: Readonly<Record<Status, readonly Status[]>> = {
  draft: ["proposed", "accepted", "rejected"],
  proposed: ["draft", "accepted", "rejected"],
  accepted: ["deprecated", "superseded"],
  rejected: [],
  deprecated: ["superseded"],
  superseded: [],
};

/** The verbs that move a record, and the state that each leads to. Back to `draft` leads only an edit by hand. */
export const MOVES = {
  propose: "proposed",
  accept: "accepted",
  reject: "rejected",
  deprecate: "deprecated",
  supersede: "superseded",
} as const satisfies Record<string, Status>;
export type Move = keyof typeof MOVES;

/** Whether a record may go from one state to another; staying where it is is no transition. */
export function mayMove(from: Status, to: Status): boolean {
  return TRANSITIONS[from].includes(to);
}

/** The verbs that are open to a record in a state. */
export function movesFrom(status: Status): Move[] {
  return (Object.keys(MOVES) as Move[]).filter((move) => mayMove(status, MOVES[move]));
}
