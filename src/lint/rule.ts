import type { Root } from "mdast";
import type * as z from "zod";
import type { Config } from "../model/config.ts";
import type { Level, Problem } from "../model/finding.ts";
import type { Card, MarkdownRecord } from "../model/record.ts";
import type { Corpus } from "../corpus/load.ts";
import type { HeldEvidence } from "../evidence/held.ts";
import type { SourceFile } from "../evidence/source-files.ts";
import type { MarkdownParser } from "../parse/markdown.ts";
import type { ParsedRecord } from "../parse/record.ts";
import type { Repository } from "../corpus/repository.ts";
import type { Base } from "./base.ts";
import type { Suppression } from "./suppress.ts";

/**
 * A lint rule. To add one, write these and nothing else:
 *
 * 1. `src/lint/rules/<group>/<name>.ts` exporting a `Rule` made by {@link defineRule}
 * 2. its line in `src/lint/rules/index.ts`
 * 3. `docs/rules/<group>/<name>.md`, whose examples are run as tests
 * 4. `test/lint/rules/<group>/<name>.test.ts`, which calls `testRule` and adds what the examples leave out
 *
 * A rule is pure: it reads the model, yields problems, and never throws on content. Its message reads “Unexpected …,
 * expected …”; its hint is the exact next step. A value that could not be read is somebody else's finding: a rule says
 * nothing of it.
 */
export interface Rule<Options = unknown> {
  /** `group/name`; never renamed. */
  id: string;
  /** The level unless `reckon.yaml` says otherwise. */
  level: Level;
  /** What it asks for, in one sentence. */
  description: string;
  /** Options of the rule in `reckon.yaml`, beside `level`. Every option has a default. */
  options?: z.ZodType<Options>;
  /** Whether some of its findings can be mended with `--fix`. */
  fixes?: boolean;
  /** Whether it looks at every Markdown file, not at records alone. */
  everyFile?: boolean;
  /** Whether it holds a record against what it was, and so runs with `--base` alone. */
  needsBase?: boolean;
  /** Looks at one file by itself. Called once per file, in the order of reading. */
  record?(file: RecordInput<Options>): Iterable<Problem>;
  /** Looks at one record that names evidence or has a block of it, after the last file was read. */
  evidence?(record: EvidenceInput<Options>): Iterable<Problem>;
  /** Looks at all files together, after the last was read. */
  corpus?(corpus: Corpus<Card>, context: RuleContext<Options>): Iterable<FileProblem>;
  /** Looks at the suppressions that hid nothing, after every other rule. */
  unused?(suppressions: readonly Suppression[]): Iterable<FileProblem>;
}

/** What every rule may ask. */
export interface RuleContext<Options = unknown> {
  config: Config;
  options: Options;
  /** The day that dates are held against, as an ISO date. */
  today: string;
  repository: Repository;
  /** Absolute path of the folder that findings name files from. */
  root: string;
  /** The ids of all rules, on or off. */
  ruleIds: readonly string[];
  /** What was there before, where `--base` names a revision. */
  base?: Base;
}

/** One file, and what every rule may ask. */
export interface RecordInput<Options = unknown> extends RuleContext<Options> {
  record: MarkdownRecord;
  /** The tree, for rules about prose; tables and sections are in the record. */
  tree: Root;
  /** The record as it was before, whatever it was called; absent without `--base`, and where the record is new. */
  before?: ParsedRecord;
  /** Comments by which the author answers for findings. */
  suppressions: readonly Suppression[];
}

/** A record with its evidence, read and judged once for all rules. */
export interface EvidenceInput<Options = unknown> extends RecordInput<Options> {
  corpus: Corpus<Card>;
  held: HeldEvidence;
  /** For comparing what a block says with what it has to say. */
  parser: MarkdownParser;
  /** The files below the records' folder that have a name. */
  filesNamed(name: string): readonly SourceFile[];
}

/** A problem of a rule that looks at the whole corpus. */
export interface FileProblem extends Problem {
  /** Path from the root of the corpus, with `/`. */
  file: string;
}

/** Checks a rule's type and forgets its options', so that rules of all kinds stand in one list. */
export function defineRule<Options>(rule: Rule<Options>): Rule {
  return rule as Rule;
}
