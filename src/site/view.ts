import type { Status } from "../model/frontmatter.ts";
import type { Verdict } from "../model/gate.ts";
import type { Door } from "../model/reversal.ts";
import type { DueDate } from "../model/record-entry.ts";
import type { RiskStatus } from "../model/risk.ts";

/*
 * What the pages show: plain values that survive being serialised, and nothing that a page would have to look up.
 * The pages in `site/` consume these and never a record, so that a page cannot invent what a record does not say.
 * A value that is not known is absent.
 */

/** A file to publish, by its path below the site's base: a copy of one on disk, or a text. */
export type SiteFile = { path: string } & ({ copyOf: string } | { text: string | Uint8Array });

/** A record as a page. */
export interface DecisionView {
  /** The page's path below the base: `memo-0018`. Unique, never taken from a `slug:` key. */
  slug: string;
  /** Path from the root of the corpus. */
  file: string;
  /** Name of the package or the source, `root` for the own records; absent where there are neither. */
  source?: string;
  id?: string;
  /** The digits of the id, as typed to open it: `18`. */
  number?: string;
  kind?: { name: string; title: string };
  title: string;
  status?: Status;
  /** The status of a record in another dialect as it is written, where that is not the same word. */
  statusWritten?: string;
  /** The day the status last changed. */
  date?: string;
  /** The day that lists and years go by: decided, else date. */
  day?: string;
  owner?: string;
  deciders: string[];
  approvals: { by: string; role: string; on: string }[];
  tags: string[];
  tier?: 0 | 1 | 2;
  commentBy?: string;
  reviewBy?: string;
  retrospective: boolean;
  amended: { on: string; why: string }[];
  /** One line for lists: the first sentence of the decision. */
  summary?: string;
  /** The conclusion in words, at the head of the page. Empty where nothing is decided or proposed. */
  verdict: Sentence;
  options?: OptionsView;
  reversal?: ReversalView;
  risks?: RisksView;
  evidence: EvidenceView[];
  /** Id of the eval plan that governs it. */
  plan?: string;
  relations: RelationView[];
  sections: SectionView[];
  /** Days by which something of it is due, the earliest first. */
  due: DueDate[];
  /** The commits that changed it, the latest first; empty where git knows none. */
  history: ChangeView[];
  /** What is wrong with the record, for the banner and where it stands. */
  problems: ProblemView[];
  /** Plain text of the sections, for the search index. */
  text: string;
}

/** A sentence in pieces, of which the strong ones are what a reader takes away. */
export type Sentence = { text: string; strong?: true }[];

/** A record that another names. The slug is absent where no such record exists. */
export interface ReferenceView {
  id: string;
  slug?: string;
  title?: string;
  status?: Status;
}

/** A commit that changed a record. */
export interface ChangeView {
  /** ISO date. */
  on: string;
  /** The commit's first line. */
  subject: string;
  author: string;
  /** Its object id. */
  commit: string;
  /** Where it can be read on the web. */
  url?: string;
}

export interface RelationView {
  /** How the named records relate: “Supersedes”, “Builds on”. */
  word: string;
  records: ReferenceView[];
}

/** The options table, columns being options. */
export interface OptionsView {
  columns: { key: string; title: string; chosen: boolean }[];
  rows: OptionRowView[];
  chosen?: { key: string; title: string };
  /** The option marked in the Recommendation row. */
  recommended?: { key: string; title: string };
}

export interface OptionRowView {
  dimension: string;
  weight?: number;
  role: "criterion" | "recommendation" | "reversal";
  cells: OptionCellView[];
}

export interface OptionCellView {
  /** Sanitised inline HTML; empty where nothing was written. */
  html: string;
  /** A remark in brackets at its end. */
  remark?: string;
  /** What going back from this option means, in the reversal row. */
  door?: Door;
}

export interface ReversalView {
  cost: string;
  door: Door;
  /** The day from which the first phase runs: when it was decided. */
  from?: string;
  /** One phase at least. The window is the end of the phase that has the decision's own cost. */
  phases: PhaseView[];
  /** Last day on which going back can be had at `cost`. */
  until?: string;
  untilEvent?: string;
  /** What it costs afterwards, where a phase says so. */
  after?: string;
  rehearsed?: string;
  /** It stands, and its window closes within a fortnight. */
  closing?: true;
}

export interface PhaseView {
  cost: string;
  /** What its price makes of the door. */
  door?: Door;
  from?: string;
  /** Its last day. */
  until?: string;
  untilEvent?: string;
}

export interface RisksView {
  rows: RiskView[];
}

export interface RiskView {
  id?: string;
  /** Anchor on the record's page. */
  anchor: string;
  /** Plain text, for lists. */
  text: string;
  html: string;
  likelihood?: string;
  impact?: string;
  owner?: string;
  signalHtml?: string;
  /** The measure's latest reading, as the record states it. */
  now?: string;
  reviewBy?: string;
  /** The review cell where it is not a day. */
  review?: string;
  state?: RiskStatus["state"];
  stateOn?: string;
  postmortem?: ReferenceView;
}

/** One judged metric of one evidence file. */
export interface EvidenceView {
  name: string;
  metric: string;
  /** Whether values are points from 0 to 100. */
  percent: boolean;
  higherIsBetter: boolean;
  baseline?: string;
  candidate?: string;
  verdict: Verdict;
  /** All first, then the worst change first. */
  rows: EvidenceRowView[];
  /** The files that it was pulled from. */
  sources: SourceView[];
  /** Short facts about the run, in the order to show them. */
  facts: { word: string; text: string }[];
}

/** A result file that evidence was pulled from. */
export interface SourceView {
  file: string;
  /** With its version, where the file states one. */
  tool: string;
  sha256: string;
  /** ISO date of the run, as the file states it. */
  created?: string;
}

export interface EvidenceRowView {
  name: string;
  overall: boolean;
  n: number;
  baseline?: ReadingView;
  candidate?: ReadingView;
  delta?: number;
  /** Paired interval of `delta`. */
  interval?: [number, number];
  floor?: number;
  verdict?: Verdict;
  /** The risk that accepts its drop. */
  accepted?: string;
}

/** A score with the interval that its own cases support. */
export interface ReadingView {
  value: number;
  low?: number;
  high?: number;
}

/** A part of the page with its own heading. */
export interface SectionView {
  /** Canonical name, lower case: what components hang on. */
  name: string;
  heading: string;
  anchor: string;
  blocks: BlockView[];
  /** Footnotes that the section refers to, shown beside it. */
  notes: NoteView[];
}

/** A piece of a section, in the order of the record. A table that a component draws is a block of its own. */
export type BlockView =
  | { type: "prose"; html: string }
  | { type: "options" }
  | { type: "risks" }
  | { type: "reversal" }
  | { type: "evidence"; name: string }
  | { type: "problem"; problem: ProblemView };

export interface NoteView {
  /** Anchor of the note. */
  id: string;
  label: string;
  html: string;
}

export interface ProblemView {
  message: string;
  hint: string;
  file: string;
  line: number;
  /** Canonical name of the section that it concerns, where that is not the one of its line. */
  section?: string;
}

/** The plain words of a sentence. */
export function sentenceText(sentence: Sentence): string {
  return sentence.map((piece) => piece.text).join("");
}
