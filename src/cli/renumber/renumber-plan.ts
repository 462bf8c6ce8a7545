import type { FileText } from "../../corpus/write.ts";

/** A file whose text changes. */
export interface ChangedText extends FileText {
  /** Path from the root of the corpus, before it is moved. */
  file: string;
  /** Its text before, without byte order mark. */
  was: string;
  /** Its text after, without byte order mark. */
  is: string;
  /** References that follow. */
  count: number;
}

/** Everything that a renumbering writes. */
export interface RenumberPlan {
  texts: ChangedText[];
  /** Absolute paths, in the order of moving: what lies in a folder before it. */
  moves: { from: string; to: string }[];
  /** Ids that may mean either of two records, and stay. */
  left: { file: string; line: number }[];
  /** Files that a glob names and that are no text, or too large. */
  passedOver: string[];
}
