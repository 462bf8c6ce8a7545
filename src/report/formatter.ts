import type { Rule } from "../lint/rule.ts";
import type { LintResult } from "../lint/run.ts";
import type { Finding, Level } from "../model/finding.ts";

/** Where and how a report is shown. */
export interface FormatContext {
  /** Whether the reader's terminal takes colour. */
  color: boolean;
  /** Columns of the terminal. */
  width: number;
  /** The text of a line, counted from 1, for a source frame. */
  sourceLine(file: string, line: number): string | undefined;
  /** The path from the root of the repository, which is what code hosts show files by; the path itself where absent. */
  inRepository?(file: string): string;
  /** What has looked, for formats that describe it. */
  tool?: {
    version: string;
    /** Address of the project. */
    home: string;
    /** Address of a rule's page. */
    page(rule: string): string;
    rules: readonly Rule[];
  };
}

/** What lint found, as it is shown. */
export interface ShownResult extends Pick<LintResult, "findings" | "files" | "records" | "troubles"> {
  suppressed?: LintResult["suppressed"];
  /** Findings that the baseline knows; they fail nothing. */
  known?: readonly Finding[];
}

/** Turns what lint found into text. To add one: a file in `formatters/`, and its line in `formatters/index.ts`. */
export interface Formatter {
  format(result: ShownResult, context: FormatContext): string;
}

/** A formatter by its name, for the list of all. */
export interface LazyFormatter {
  /** The word after `--format`. */
  name: string;
  load(): Promise<Formatter>;
}

/** How many findings of each level there are. */
export function countLevels(result: ShownResult): Record<Level, number> {
  const counts = { error: 0, warning: 0, advice: 0 };
  for (const finding of result.findings) counts[finding.level]++;
  return counts;
}
