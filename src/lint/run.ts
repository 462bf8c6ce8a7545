import { buildCorpus, cardOf, readRecords } from "../corpus/load.ts";
import type { CorpusSource, LoadedRecord } from "../corpus/load.ts";
import type { Finding, Problem } from "../model/finding.ts";
import { FILE_START } from "../model/position.ts";
import type { Card } from "../model/record.ts";
import type { Base } from "./base.ts";
import { concernsOf } from "./concerns.ts";
import type { ConfiguredRules } from "./configure.ts";
import type { FileProblem, RecordInput, Rule, RuleContext } from "./rule.ts";
import { applySuppressions, readSuppressions } from "./suppress.ts";
import type { SuppressedFinding, Suppression } from "./suppress.ts";

/** What lint found, and in how many files. */
export interface LintResult {
  /** By file, place and rule. */
  findings: Finding[];
  /** Findings that a comment in the record answers for. */
  suppressed: SuppressedFinding[];
  /** Markdown files read. */
  files: number;
  /** Records among them. */
  records: number;
}

/**
 * Lints every file of a corpus. Files are read one at a time; only their cards are kept for the rules that look at the
 * corpus.
 * @param today the day that dates are held against, as an ISO date
 * @param read where the records come from; the source's folders unless a caller has them elsewhere
 * @param base what was there before; findings are then those that the change answers for
 */
export function lint(
  source: CorpusSource,
  rules: ConfiguredRules,
  today: string,
  read: Iterable<LoadedRecord> = readRecords(source),
  base?: Base,
): LintResult {
  const { root, config, repository } = source;
  const context = { config, today, repository, root, ruleIds: rules.ids, ...(base ? { base } : {}) };
  const run = new Run(rules, base !== undefined);
  const cards: Card[] = [];
  for (const loaded of read) {
    const card = cardOf(loaded.record);
    cards.push(card);
    run.record(card, loaded, context);
  }
  const corpus = buildCorpus(source, cards);
  for (const { rule, options } of run.rules) {
    const ruleContext: RuleContext = { ...context, options };
    if (rule.corpus) run.report(rule, ".", () => rule.corpus!(corpus, ruleContext));
  }
  const { findings, suppressed } = run.finish();
  const concerns = base ? concernsOf(base, corpus, run.rules) : () => true;
  return {
    findings: findings.filter(concerns).toSorted(byPlace),
    suppressed: suppressed.filter(concerns).toSorted(byPlace),
    files: cards.length,
    records: corpus.records.length,
  };
}

/** Gathers what the rules of one run yield. */
class Run {
  readonly rules: ConfiguredRules["rules"];
  readonly #configured: ConfiguredRules;
  readonly #findings: Finding[] = [];
  readonly #suppressions = new Map<string, Suppression[]>();
  readonly #ids = new Map<string, string | undefined>();

  constructor(configured: ConfiguredRules, hasBase: boolean) {
    this.#configured = configured;
    this.rules = configured.rules.filter(({ rule }) => hasBase || !rule.needsBase);
  }

  record(card: Card, { record, tree }: LoadedRecord, context: Omit<RuleContext, "options">): void {
    const { file, isRecord } = record;
    this.#ids.set(file, record.id);
    const suppressions = readSuppressions(record, tree);
    if (suppressions.length > 0) this.#suppressions.set(file, suppressions);
    const before = context.base?.changed.has(file)
      ? context.base.before(card)
      : context.base && { record, tree };
    const shared = { ...context, record, tree, suppressions, ...(before ? { before } : {}) };
    // One object for all rules: a rule has read it to its end before the next one sees it.
    const input: RecordInput = { ...shared, options: undefined };
    for (const { rule, options } of this.#configured.forFile(file).values()) {
      if (!rule.record || !(rule.everyFile || isRecord) || (rule.needsBase && !context.base)) continue;
      input.options = options;
      this.report(rule, file, () => rule.record!(input));
    }
  }

  /** A rule that throws is a bug of that rule, reported as such; the others still run. */
  report(rule: Rule, file: string, yielded: () => Iterable<Problem | FileProblem>): void {
    try {
      for (const problem of yielded()) this.#add(rule, { file, ...problem });
    } catch (error) {
      this.#findings.push({
        rule: rule.id,
        level: "error",
        file,
        ...this.#named(file),
        range: FILE_START,
        message: `Unexpected failure of the rule itself: ${error instanceof Error ? error.message : String(error)}`,
        hint: `This is a bug in Reckon. Report it with this file, and set \`${rule.id}: off\` under \`rules:\` until it is mended.`,
      });
    }
  }

  #add(rule: Rule, problem: FileProblem): void {
    const level = this.#configured.forFile(problem.file).get(rule.id)?.level;
    if (level) this.#findings.push({ ...problem, rule: rule.id, level, ...this.#named(problem.file) });
  }

  #named(file: string): { record?: string } {
    const record = this.#ids.get(file);
    return record === undefined ? {} : { record };
  }

  /** Takes out what comments answer for, and adds what is to say about comments that hid nothing. */
  finish(): { findings: readonly Finding[]; suppressed: SuppressedFinding[] } {
    const ran = new Set(this.rules.map(({ rule }) => rule.id));
    const { findings, suppressed, unused } = applySuppressions(
      this.#findings,
      this.#suppressions,
      (rule, file) => ran.has(rule) && this.#configured.forFile(file).has(rule),
    );
    this.#findings.length = 0;
    for (const { rule } of this.rules) if (rule.unused) this.report(rule, ".", () => rule.unused!(unused));
    return { findings: [...findings, ...this.#findings], suppressed };
  }
}

function byPlace(one: Finding, other: Finding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return (
    one.range.start.offset - other.range.start.offset ||
    (one.rule < other.rule ? -1 : one.rule > other.rule ? 1 : 0)
  );
}
