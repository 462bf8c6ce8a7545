/**
 * The public API: read records, ask what is wrong with them, judge eval results. What is exported here changes only by
 * adding within a major version; everything else in the package may change at any time.
 */
export { loadConfig, readConfig } from "./corpus/config.ts";
export type { LoadedConfig } from "./corpus/config.ts";
export { buildCorpus, loadCorpus, readRecords } from "./corpus/load.ts";
export type { Corpus, CorpusSource, LoadedRecord } from "./corpus/load.ts";
export { openRepository } from "./corpus/repository.ts";
export type { Repository } from "./corpus/repository.ts";
export { judge } from "./evidence/gate.ts";
export type { Accepts } from "./evidence/accepts.ts";
export { readEvidence } from "./evidence/file.ts";
export { configureRules } from "./lint/configure.ts";
export { RULES } from "./lint/rules/index.ts";
export type { Rule } from "./lint/rule.ts";
export { lint } from "./lint/run.ts";
export type { LintResult } from "./lint/run.ts";
export type { Config } from "./model/config.ts";
export type { Evidence } from "./model/evidence.ts";
export type { Finding, Level, LintReport } from "./model/finding.ts";
export type { FrontmatterValues, Status } from "./model/frontmatter.ts";
export type { GatePolicy, Verdict } from "./model/gate.ts";
export type { GateReport } from "./model/gate-report.ts";
export type { OptionsTable } from "./model/options.ts";
export type { Card, MarkdownRecord } from "./model/record.ts";
export { doorOf, parseReversalCost } from "./model/reversal.ts";
export type { Door, ReversalCost } from "./model/reversal.ts";
export { parseMoney } from "./model/money.ts";
export type { Money } from "./model/money.ts";
export { UserError } from "./model/user-error.ts";
export { loadMarkdownParser } from "./parse/markdown.ts";
export type { MarkdownParser } from "./parse/markdown.ts";
export { parseRecord } from "./parse/record.ts";
export type { ParsedRecord } from "./parse/record.ts";
