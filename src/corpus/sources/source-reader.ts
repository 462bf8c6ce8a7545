import type { Config, SourceConfig } from "../../model/config.ts";
import type { MarkdownParser } from "../../parse/markdown.ts";
import type { ParsedRecord } from "../../parse/record.ts";

/** Why a source, or a part of it, could not be read, and the exact next step. */
export interface SourceProblem {
  message: string;
  hint: string;
}

/** What of the source of that name could not be read. */
export interface SourceTrouble extends SourceProblem {
  source: string;
}

/**
 * Reads the records of sources one by one, with their ids and files qualified; what of a source cannot be read is
 * trouble, and the rest is read.
 * @param wanted names of those to read; all where absent
 */
export type ReadElsewhere = (
  wanted?: ReadonlySet<string>,
) => Iterable<{ parsed: ParsedRecord } | { trouble: SourceTrouble }>;

/** Reads sources, and keeps of each record what `keep` makes of it. */
export function gatherElsewhere<T>(
  found: ReturnType<ReadElsewhere>,
  keep: (parsed: ParsedRecord) => T,
): { kept: T[]; troubles: SourceTrouble[] } {
  const kept: T[] = [];
  const troubles: SourceTrouble[] = [];
  for (const each of found) {
    if ("trouble" in each) troubles.push(each.trouble);
    else kept.push(keep(each.parsed));
  }
  return { kept, troubles };
}

/** Records of another repository one by one, as that one knows them, and what of it could not be read. */
export type SourceRecords = Iterable<{ parsed: ParsedRecord } | { problem: SourceProblem }>;

/** What a reader works with. */
export interface SourcePlace {
  /** Absolute path of the folder of `reckon.yaml`; paths of sources are from there. */
  root: string;
  /** The own settings: limits are theirs, whatever a source says. */
  config: Config;
  parser: MarkdownParser;
}

/**
 * A way to read records of elsewhere. To add one: its key in `Source` in `src/model/config.ts`, a file beside this one,
 * and its line in `index.ts`. A reader changes nothing, runs nothing of the source, and throws nothing but bugs:
 * what cannot be read is a problem, and the other sources still serve.
 */
export interface SourceReader {
  /** The key of `reckon.yaml` that it is for. */
  key: "folder" | "git" | "export";
  read(named: string, source: SourceConfig, place: SourcePlace): SourceRecords;
}
