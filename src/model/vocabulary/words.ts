import type { Status } from "../frontmatter.ts";

/** What a record says of itself on a line of its own, `Status: accepted`, or under a heading. */
export type Label = "status" | "date" | "decision-makers" | "consulted" | "informed" | "tags" | Relation;

/** How a record speaks of another. */
export type Relation =
  | "supersedes"
  | "superseded-by"
  | "amends"
  | "amended-by"
  | "refines"
  | "refined-by"
  | "depends-on"
  | "relates-to";

/** The words of one language. Everything is compared without regard to case; of two that fit, the longer counts. */
export interface Words {
  /** Headings, by the canonical name of the section. */
  sections: Readonly<Record<string, readonly string[]>>;
  /** What a status begins with. */
  statuses: Readonly<Partial<Record<Status, readonly string[]>>>;
  labels: Readonly<Partial<Record<Label, readonly string[]>>>;
  /** Before the record that is meant: `Superseded by [2. …](…)`. */
  relations: Readonly<Partial<Record<Relation, readonly string[]>>>;
  /** After the record that is meant: `[2. …](…) により廃止`. */
  relationsAfter?: Readonly<Partial<Record<Relation, readonly string[]>>>;
  /** What stands before the chosen option: `Chosen option: "…"`. */
  chosen?: readonly string[];
  /** What an argument for, neither for nor against, and against an option begins with. */
  arguments?: Readonly<Record<"good" | "neutral" | "bad", readonly string[]>>;
}
