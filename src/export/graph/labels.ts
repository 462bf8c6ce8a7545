import type { DecisionGraph } from "../../model/decision-graph.ts";
import type { Status } from "../../model/frontmatter.ts";

/** Longest line of a label; a title is broken at words into at most two. */
const LINE = 28;
const LINES = 2;

/** How a state is drawn: the colour of the box, and whether it is a thing of the past. */
export const GRAPH_STATUS: Readonly<Record<Status | "unknown", { fill: string; isPast: boolean }>> = {
  draft: { fill: "#ffffff", isPast: false },
  proposed: { fill: "#fff4d6", isPast: false },
  accepted: { fill: "#e2f3e5", isPast: false },
  rejected: { fill: "#fbe4e2", isPast: true },
  deprecated: { fill: "#eeeeee", isPast: true },
  superseded: { fill: "#eeeeee", isPast: true },
  unknown: { fill: "#ffffff", isPast: true },
};

/** The lines of a node's label: its id and state, and its title; what hides or reorders text becomes U+FFFD. */
export function labelLines({ id, title, status }: DecisionGraph["nodes"][number]): string[] {
  const head = status === undefined ? id : `${id} · ${status}`;
  return [head, ...titleLines(title ?? "no record has this id")].map((line) =>
    line.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "\u{FFFD}"),
  );
}

function titleLines(title: string): string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/u)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= LINES) return lines;
  return [...lines.slice(0, LINES - 1), `${lines[LINES - 1]}…`];
}
