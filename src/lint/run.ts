import { buildCorpus, cardOf, readRecords } from "../corpus/load.ts";
import type { Corpus, CorpusSource, LoadedRecord } from "../corpus/load.ts";
import type { EvidenceResult } from "../evidence/file.ts";
import { holdEvidence, holdsEvidence } from "../evidence/held.ts";
import { folderOf, loadEvidence } from "../evidence/load.ts";
import { fileDigest, sourceFiles } from "../evidence/source-files.ts";
import { recordsFolder } from "../model/config.ts";
import { LEVELS } from "../model/finding.ts";
import type { Finding, Level, Problem } from "../model/finding.ts";
import { FILE_START } from "../model/position.ts";
import type { Profile } from "../model/foreign.ts";
import type { Card } from "../model/record.ts";
import type { Base } from "./base.ts";
import { concernsOf } from "./concerns.ts";
import type { ConfiguredRules } from "./configure.ts";
import type { EvidenceInput, FileProblem, RecordInput, Rule, RuleContext } from "./rule.ts";
import { applySuppressions, readSuppressions } from "./suppress.ts";
import type { SuppressedFinding, Suppression } from "./suppress.ts";

/** What lint found, and in how many files. */
export interface LintResult {
  /** By file, place and rule. */
  findings: Finding[];
  /** Findings that a comment in the record answers for. */
  suppressed: SuppressedFinding[];
  /** Markdown files that were asked for. */
  files: number;
  /** Records among them. */
  records: number;
}

/** Reads an evidence file of a record by its name. */
type LoadEvidence = (name: string, record: Card) => EvidenceResult;

/** What lint works with beside the corpus; each is taken from the disk unless a caller has it elsewhere. */
export interface LintInputs {
  read?: Iterable<LoadedRecord>;
  /** Whether a file, by its path from the root, was asked for, and so is counted; all are where absent. */
  asked?: (file: string) => boolean;
  /** What was there before; findings are then those that the change answers for. */
  base?: Base | undefined;
  /** Reads an evidence file by its name. */
  evidence?: LoadEvidence;
  /** SHA-256 of the file at an absolute path. */
  digest?: (file: string) => string | undefined;
}

/**
 * Lints every file of a corpus. Files are read one at a time; only their cards are kept for the rules that look at the
 * corpus, and whole only the records that hold evidence.
 * @param today the day that dates are held against, as an ISO date
 */
export function lint(
  source: CorpusSource,
  rules: ConfiguredRules,
  today: string,
  { read = readRecords(source), asked = () => true, base, evidence, digest = fileDigest }: LintInputs = {},
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
  const load = evidence ?? ((name, record) => loadEvidence(folderOf(corpus, record), name));
  run.evidence({ corpus, parser: source.parser }, load, digest);
  const { findings, suppressed } = run.finish();
  const concerns = base ? concernsOf(base, corpus, run.rules) : () => true;
  return {
    findings: findings.filter(concerns).toSorted(byPlace),
    suppressed: suppressed.filter(concerns).toSorted(byPlace),
    files: cards.filter(({ file }) => asked(file)).length,
    records: corpus.records.filter(({ file }) => asked(file)).length,
  };
}

/** Gathers what the rules of one run yield. */
class Run {
  readonly rules: ConfiguredRules["rules"];
  readonly #configured: ConfiguredRules;
  readonly #findings: Finding[] = [];
  readonly #suppressions = new Map<string, Suppression[]>();
  readonly #ids = new Map<string, string | undefined>();
  /** Profiles of the dialects of records that are not in Reckon's own. */
  readonly #foreign = new Map<string, Profile>();
  /** What rules about evidence look at once the corpus is whole; nothing where none is on. */
  readonly #holding: RecordInput[] = [];
  readonly #asksEvidence: boolean;

  constructor(configured: ConfiguredRules, hasBase: boolean) {
    this.#configured = configured;
    this.rules = configured.rules.filter(({ rule }) => hasBase || !rule.needsBase);
    this.#asksEvidence = this.rules.some(({ rule }) => rule.evidence !== undefined);
  }

  record(card: Card, { record, tree }: LoadedRecord, context: Omit<RuleContext, "options">): void {
    const { file, isRecord } = record;
    this.#ids.set(file, record.id);
    if (record.foreign) this.#foreign.set(file, record.foreign.profile);
    const suppressions = readSuppressions(record, tree);
    if (suppressions.length > 0) this.#suppressions.set(file, suppressions);
    const before = context.base?.changed.has(file)
      ? context.base.before(card)
      : context.base && { record, tree };
    const shared = { ...context, record, tree, suppressions, ...(before ? { before } : {}) };
    // One object for all rules: a rule has read it to its end before the next one sees it.
    const input: RecordInput = { ...shared, options: undefined };
    if (this.#asksEvidence && isRecord && holdsEvidence(record)) this.#holding.push(input);
    for (const { rule, options } of this.#rulesFor(file).values()) {
      if (!rule.record || !(rule.everyFile || isRecord) || (rule.needsBase && !context.base)) continue;
      input.options = options;
      this.report(rule, file, () => rule.record!(input));
    }
  }

  /** Shows the records that hold evidence to the rules about it, each judged once. */
  evidence(
    shared: { corpus: Corpus<Card> } & Pick<EvidenceInput, "parser">,
    load: LoadEvidence,
    digest: NonNullable<LintInputs["digest"]>,
  ): void {
    const { corpus } = shared;
    const folders = new Map<string, EvidenceInput["filesNamed"]>();
    const filesNamed = (record: Card): EvidenceInput["filesNamed"] => {
      const folder = recordsFolder(corpus.config, record.source);
      const found = folders.get(folder) ?? sourceFiles(corpus.repository, corpus.root, folder, digest);
      folders.set(folder, found);
      return found;
    };
    for (const record of this.#holding) {
      const { file } = record.record;
      const held = holdEvidence(record, corpus, (name) => load(name, record.record));
      const input: EvidenceInput = { ...record, ...shared, held, filesNamed: filesNamed(record.record) };
      for (const { rule, options } of this.#rulesFor(file).values()) {
        if (!rule.evidence) continue;
        input.options = options;
        this.report(rule, file, () => rule.evidence!(input));
      }
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
    const level = this.#rulesFor(problem.file).get(rule.id)?.level;
    if (!level) return;
    const { atMost = level, ...found } = problem;
    const named = this.#named(problem.file);
    this.#findings.push({ ...found, rule: rule.id, level: lower(level, atMost), ...named });
  }

  #rulesFor(file: string): ReturnType<ConfiguredRules["forFile"]> {
    return this.#configured.forFile(file, this.#foreign.get(file));
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
      (rule, file) => ran.has(rule) && this.#rulesFor(file).has(rule),
    );
    this.#findings.length = 0;
    for (const { rule } of this.rules) if (rule.unused) this.report(rule, ".", () => rule.unused!(unused));
    return { findings: [...findings, ...this.#findings], suppressed };
  }
}

function lower(one: Level, other: Level): Level {
  return LEVELS.indexOf(one) > LEVELS.indexOf(other) ? one : other;
}

function byPlace(one: Finding, other: Finding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return (
    one.range.start.offset - other.range.start.offset ||
    (one.rule < other.rule ? -1 : one.rule > other.rule ? 1 : 0)
  );
}
