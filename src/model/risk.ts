import type { Range } from "./position.ts";
import type { Cell } from "./table.ts";
import { isIsoDate } from "./iso-date.ts";
import { meantId } from "./qualified-id.ts";
import type { Home } from "./qualified-id.ts";

/** Columns of the risks table, by the key that a {@link RiskRow} uses; matched without regard to case. */
export const RISK_COLUMNS = {
  id: "ID",
  risk: "Risk",
  likelihood: "Likelihood",
  impact: "Impact",
  owner: "Owner",
  signal: "Signal",
  reviewBy: "Review by",
  status: "Status",
} as const;
export type RiskColumn = keyof typeof RISK_COLUMNS;

/** Columns that a table may have besides. */
export const OPTIONAL_RISK_COLUMNS = { accepts: "Accepts", now: "Now" } as const;
export type OptionalRiskColumn = keyof typeof OPTIONAL_RISK_COLUMNS;

/** A row of the risks table: the cells that the table has, absent where it lacks the column or the row is short. */
export interface RiskRow extends Partial<Record<RiskColumn | OptionalRiskColumn, Cell>> {
  range: Range;
  /** Cells beyond those of the header, which no reader of the table sees. */
  surplus?: { cells: number; range: Range };
}

/** The table under Risks. */
export interface RisksTable {
  range: Range;
  header: Range;
  /** Required columns that it lacks. */
  missing: RiskColumn[];
  rows: RiskRow[];
}

/** Percent, for the words of likelihood; `likelihood:` in `reckon.yaml` changes them. */
export const DEFAULT_LIKELIHOOD: Readonly<Record<string, number>> = {
  rare: 5,
  unlikely: 15,
  possible: 35,
  likely: 70,
};

export const IMPACTS = ["minor", "moderate", "major", "severe"] as const;

/** Percent from 0 to 100, from `35 %` or a word; undefined where it is neither. */
export function parseLikelihood(text: string, words: Readonly<Record<string, number>>): number | undefined {
  const plain = text.trim().toLowerCase();
  if (Object.hasOwn(words, plain)) return words[plain];
  const percent = /^(?<value>\d{1,3}(?:\.\d+)?)\s?%$/u.exec(plain);
  const value = percent ? Number(percent.groups!.value) : Number.NaN;
  return value >= 0 && value <= 100 ? value : undefined;
}

/** Where a risk stands: open, tripped on a day, or closed on a day. */
export type RiskStatus =
  | { state: "open" }
  | {
      state: "tripped" | "mitigated" | "materialised" | "did-not-materialise";
      on: string;
      postmortem?: string;
    };

const STATUS =
  /^(?<state>tripped|mitigated|materialised|did-not-materialise)\s+(?<on>\d{4}-\d{2}-\d{2})(?:\s+\((?<post>[^)\s]+)\))?$/iu;

/**
 * Reads the Status cell: `open`, `tripped 2026-12-03`, `materialised 2027-02-01 (POST-0002)`; undefined where it is none
 * of them.
 * @param home the record that says so, from where a postmortem is named
 */
export function parseRiskStatus(text: string, home: Home = {}): RiskStatus | undefined {
  const plain = text.trim();
  if (plain.toLowerCase() === "open") return { state: "open" };
  const groups = STATUS.exec(plain)?.groups;
  if (!groups || !isIsoDate(groups.on!)) return undefined;
  const state = groups.state!.toLowerCase() as Exclude<RiskStatus["state"], "open">;
  const { on, post } = groups as { on: string; post?: string };
  if (!post) return { state, on };
  return { state, on, postmortem: meantId(post, home) };
}

/** How messages name a row: `R1`, or its place in the table where it has no id. */
export function riskName(table: RisksTable, row: RiskRow): string {
  return row.id?.text || `row ${table.rows.indexOf(row) + 1}`;
}

/** States that a Status cell begins with. */
export const RISK_STATES = ["open", "tripped", "mitigated", "materialised", "did-not-materialise"] as const;
export type RiskState = (typeof RISK_STATES)[number];

/** The state that a Status cell begins with, also where what follows it cannot be read. */
export function riskState(text: string): RiskState | undefined {
  const [word] = text
    .trim()
    .toLowerCase()
    .split(/[\s(,:;]/u, 1);
  return RISK_STATES.find((state) => state === word);
}
