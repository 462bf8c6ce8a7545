import type { LintResult } from "../lint/run.ts";
import type { Level } from "../model/finding.ts";

/** Where and how a report is shown. */
export interface FormatContext {
  /** Whether the reader's terminal takes colour. */
  color: boolean;
  /** Columns of the terminal. */
  width: number;
  /** The text of a line, counted from 1, for a source frame. */
  sourceLine(file: string, line: number): string | undefined;
}

/** Turns what lint found into text. To add one: a file in `formatters/`, and its line in `formatters/index.ts`. */
export interface Formatter {
  /** The word after `--format`. */
  name: string;
  format(result: LintResult, context: FormatContext): string;
}

/** How many findings of each level there are. */
export function countLevels(result: LintResult): Record<Level, number> {
  const counts = { error: 0, warning: 0, advice: 0 };
  for (const finding of result.findings) counts[finding.level]++;
  return counts;
}
