import * as z from "zod";
import type { Range } from "./position.ts";

/** Only errors, and warnings beyond `--max-warnings`, make the exit status 1. */
export const LEVELS = ["error", "warning", "advice"] as const;
export type Level = (typeof LEVELS)[number];

/** Replaces `range` of the file's text by `text`. */
export interface Edit {
  range: Range;
  text: string;
}

/** A second place that explains a finding. */
export interface Related {
  /** Path from the root of the corpus, with `/`. */
  file: string;
  range: Range;
  message: string;
}

/** What is wrong, where, and the exact next step. */
export interface Problem {
  message: string;
  hint: string;
  range: Range;
  related?: Related[];
  /** Edits of the same file that mend it; applied together or not at all. */
  fix?: Edit[];
  /** For a problem that matters less than what its rule is about; never raises the rule's level. */
  atMost?: Level;
}

/** A problem as a rule reports it. */
export interface Finding extends Omit<Problem, "atMost"> {
  rule: string;
  level: Level;
  /** Path from the root of the corpus, with `/`. */
  file: string;
  /** The record's id, where the file has a readable one. */
  record?: string;
}

const place = {
  file: z.string(),
  line: z.int().positive(),
  column: z.int().positive(),
};

/** `lint --format json`; see CLI documentation. Changed only by adding. */
export const LintReport = z.lazy(() =>
  z.strictObject({
    version: z.literal(1),
    findings: z.array(
      z.strictObject({
        rule: z.string().meta({ description: "`group/name` of the rule; its page is docs/rules/<rule>.md." }),
        level: z.enum(LEVELS),
        message: z.string().meta({ description: "What is wrong: “Unexpected …, expected …”." }),
        hint: z.string().meta({ description: "The exact next step." }),
        record: z.string().optional(),
        ...place,
        endLine: z.int().positive(),
        endColumn: z.int().positive(),
        related: z.array(z.strictObject({ ...place, message: z.string() })),
        fixable: z.boolean(),
      }),
    ),
    summary: z.strictObject({
      files: z.int().nonnegative(),
      records: z.int().nonnegative(),
      errors: z.int().nonnegative(),
      warnings: z.int().nonnegative(),
      advice: z.int().nonnegative(),
    }),
  }),
);
export type LintReport = z.infer<typeof LintReport>;
