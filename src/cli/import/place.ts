import type { Corpus } from "../../corpus/load.ts";
import type { MarkdownRecord } from "../../model/record.ts";
import type { SelectedSource } from "../source.ts";

/** The corpus that an import works on. */
export interface ImportPlace {
  source: SelectedSource;
  corpus: Corpus<MarkdownRecord>;
  /** Absolute path of each record's file, and whether it begins with a byte order mark. */
  files: ReadonlyMap<MarkdownRecord, { path: string; bom: boolean }>;
}
