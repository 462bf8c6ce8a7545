import type { Status } from "../model/frontmatter.ts";
import type { Verdict } from "../model/gate.ts";
import type { Door } from "../model/reversal.ts";
import type { RiskStatus } from "../model/risk.ts";
import { numbered } from "../model/wording.ts";

/** How a state is shown: its word, its shape and the tone of its colour, which never stands alone. */
export interface StateWord {
  word: string;
  icon: string;
  tone: "good" | "warn" | "bad" | "open" | "past";
}

export const STATUS_WORDS: Readonly<Record<Status, StateWord>> = {
  draft: { word: "Draft", icon: "proposed", tone: "past" },
  proposed: { word: "Proposed", icon: "proposed", tone: "open" },
  accepted: { word: "Accepted", icon: "accepted", tone: "good" },
  superseded: { word: "Superseded", icon: "superseded", tone: "past" },
  rejected: { word: "Rejected", icon: "rejected", tone: "bad" },
  deprecated: { word: "Deprecated", icon: "deprecated", tone: "past" },
};

export const RISK_WORDS: Readonly<Record<RiskStatus["state"], StateWord>> = {
  open: { word: "Open", icon: "watching", tone: "past" },
  tripped: { word: "Tripped", icon: "tripped", tone: "warn" },
  mitigated: { word: "Mitigated", icon: "accepted", tone: "good" },
  materialised: { word: "Materialised", icon: "square", tone: "bad" },
  "did-not-materialise": { word: "Did not materialise", icon: "square-open", tone: "good" },
};

export const GATE_WORDS: Readonly<Record<Verdict, StateWord>> = {
  pass: { word: "Passed", icon: "tick", tone: "good" },
  inconclusive: { word: "Inconclusive", icon: "wave", tone: "warn" },
  block: { word: "Blocked", icon: "cross", tone: "bad" },
};

/** What a page of the documentation is among decisions. */
export const DOCS_WORD = "Documentation";

export const DOOR_WORDS: Readonly<Record<Door, string>> = {
  "two-way": "Two-way",
  costly: "Costly",
  "one-way": "One-way",
};

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** `two`, `12`: a small number as a word. */
export function numberWord(count: number): string {
  return NUMBERS[count] ?? String(count);
}

/** `1 risk`, `1,430 risks`; for pages, which import from here alone. */
export function counted(count: number, one: string, several?: string): string {
  return numbered(count, one, several);
}
