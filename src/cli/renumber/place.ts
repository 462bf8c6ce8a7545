import type { Corpus } from "../../corpus/load.ts";
import type { MarkdownRecord } from "../../model/record.ts";
import type { SelectedSource } from "../source.ts";

/** The corpus that a renumbering works on, while no other process of Reckon writes to it. */
export interface RenumberPlace {
  source: SelectedSource;
  corpus: Corpus<MarkdownRecord>;
  /** ISO date. */
  today: string;
  /** Absolute path of each record's file, and whether it begins with a byte order mark. */
  files: ReadonlyMap<MarkdownRecord, { path: string; bom: boolean }>;
}
