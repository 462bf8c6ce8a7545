import path from "node:path";
import { buildCorpus, cardOf, readRecord, readRecords } from "../corpus/load.ts";
import type { Corpus, CorpusSource, LoadedRecord } from "../corpus/load.ts";
import { gatherElsewhere } from "../corpus/sources/source-reader.ts";
import type { SourceTrouble } from "../corpus/sources/source-reader.ts";
import type { EvidenceResult } from "../evidence/file.ts";
import { holdEvidence } from "../evidence/held.ts";
import { folderOf, loadEvidence } from "../evidence/load.ts";
import { fileDigest, sourceFiles } from "../evidence/source-files.ts";
import { recordsFolder } from "../model/config.ts";
import type { Config } from "../model/config.ts";
import type { Finding } from "../model/finding.ts";
import { dialectsOf } from "../model/foreign.ts";
import type { DialectName } from "../model/dialects.ts";
import { sourceOf } from "../model/qualified-id.ts";
import type { Card } from "../model/record.ts";
import { referencesOf } from "../model/references.ts";
import type { Base } from "./base.ts";
import { checkFiles, inputOf } from "./check-files.ts";
import type { CheckContext, CheckedFile } from "./check-files.ts";
import { concernsOf } from "./concerns.ts";
import type { ConfiguredRules } from "./configure.ts";
import { Gathered } from "./gather.ts";
import { profileOf } from "./profiles.ts";
import type { RecordProfile } from "./profiles.ts";
import type { EvidenceInput, RecordInput, RuleContext } from "./rule.ts";
import { applySuppressions } from "./suppress.ts";
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
  /** How many of those are written in which other dialect. */
  dialects: ReadonlyMap<DialectName, number>;
  /** What of the sources that records name could not be read: references to these are not judged. */
  troubles?: SourceTrouble[];
}

/** Reads an evidence file of a record by its name. */
type LoadEvidence = (name: string, record: Card) => EvidenceResult;

/** What lint works with beside the corpus; each is taken from the disk unless a caller has it elsewhere. */
export interface LintInputs {
  read?: Iterable<LoadedRecord>;
  /** The files as the rules about single files have seen them, where they are not to be read here. */
  checked?: Iterable<CheckedFile>;
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
  inputs: LintInputs = {},
): LintResult {
  const { asked = () => true, base } = inputs;
  const { root, config, repository } = source;
  const context = { config, today, repository, root, ruleIds: rules.ids, ...(base ? { base } : {}) };
  const run = new Run(source, rules, context);
  for (const file of inputs.checked ?? checkFiles(inputs.read ?? readRecords(source), rules, context))
    run.add(file);
  const corpus = run.corpus(inputs);
  const { troubles } = run;
  const { findings, suppressed } = run.finish();
  const concerns = base ? concernsOf(base, corpus, run.rules) : () => true;
  return {
    findings: findings.filter(concerns).toSorted(byPlace),
    suppressed: suppressed.filter(concerns).toSorted(byPlace),
    files: corpus.files.filter(({ file }) => asked(file)).length,
    records: corpus.records.filter(({ file }) => asked(file)).length,
    dialects: dialectsOf(corpus.records.filter(({ file }) => asked(file))),
    ...(troubles.length > 0 ? { troubles } : {}),
  };
}

/** Puts together what is known of the files, and shows the whole to the rules about it. */
class Run {
  readonly rules: ConfiguredRules["rules"];
  readonly #source: CorpusSource;
  readonly #configured: ConfiguredRules;
  readonly #context: CheckContext;
  readonly #gathered: Gathered;
  readonly #cards: Card[] = [];
  readonly #findings: Finding[] = [];
  readonly #suppressions = new Map<string, readonly Suppression[]>();
  readonly #ids = new Map<string, string | undefined>();
  /** Profiles of the records that were not written as Reckon's own. */
  readonly #profiles = new Map<string, RecordProfile>();
  /** What rules about evidence look at once the corpus is whole; nothing where none is on. */
  readonly #holding: RecordInput[] = [];
  readonly #asksEvidence: boolean;
  /** What of the sources that records name could not be read. */
  troubles: SourceTrouble[] = [];

  constructor(source: CorpusSource, configured: ConfiguredRules, context: CheckContext) {
    this.#source = source;
    this.#configured = configured;
    this.#context = context;
    this.#gathered = new Gathered(
      (file) => this.#rulesOf(file),
      (file) => this.#ids.get(file),
    );
    this.rules = configured.rules.filter(({ rule }) => context.base !== undefined || !rule.needsBase);
    this.#asksEvidence = this.rules.some(({ rule }) => rule.evidence !== undefined);
  }

  add({ card, findings, suppressions, holdsEvidence, loaded }: CheckedFile): void {
    this.#cards.push(card);
    this.#ids.set(card.file, card.id);
    const profile = profileOf(card);
    if (profile) this.#profiles.set(card.file, profile);
    for (const finding of findings) this.#findings.push(finding);
    if (suppressions.length > 0) this.#suppressions.set(card.file, suppressions);
    if (!this.#asksEvidence || !holdsEvidence) return;
    const whole = loaded ?? readRecord(this.#source, path.join(this.#source.root, card.file));
    this.#holding.push(inputOf(whole, card, suppressions, this.#context));
  }

  /** Shows the corpus to the rules about it, and then the records that hold evidence to the rules about that. */
  corpus({ evidence, digest = fileDigest }: LintInputs): Corpus<Card> {
    const named = sourcesNamed(this.#cards, this.#source.config);
    const found = named.size > 0 ? (this.#source.elsewhere?.(named) ?? []) : [];
    const { kept, troubles } = gatherElsewhere(found, ({ record }) => cardOf(record));
    this.troubles = troubles;
    const unread = new Set(troubles.map(({ source }) => source));
    const corpus = buildCorpus(this.#source, this.#cards, kept, unread);
    for (const { rule, options } of this.rules) {
      const context: RuleContext = { ...this.#context, options };
      if (rule.corpus) this.#gathered.report(rule, ".", () => rule.corpus!(corpus, context));
    }
    this.#evidence(
      corpus,
      evidence ?? ((name, record) => loadEvidence(folderOf(corpus, record), name)),
      digest,
    );
    return corpus;
  }

  #evidence(corpus: Corpus<Card>, load: LoadEvidence, digest: NonNullable<LintInputs["digest"]>): void {
    const { parser } = this.#source;
    const folders = new Map<string, EvidenceInput["filesNamed"]>();
    const filesNamed = (record: Card): EvidenceInput["filesNamed"] => {
      const folder = recordsFolder(corpus.config, record.source);
      const found = folders.get(folder) ?? sourceFiles(corpus.repository, corpus.root, folder, digest);
      folders.set(folder, found);
      return found;
    };
    for (const holding of this.#holding) {
      const { record } = holding;
      // Judged once for all rules.
      const held = holdEvidence(holding, corpus, (name) => load(name, record));
      const input: EvidenceInput = { ...holding, corpus, parser, held, filesNamed: filesNamed(record) };
      for (const { rule, options } of this.#rulesOf(record.file).values()) {
        if (!rule.evidence) continue;
        input.options = options;
        this.#gathered.report(rule, record.file, () => rule.evidence!(input));
      }
    }
  }

  #rulesOf(file: string): ReturnType<ConfiguredRules["forFile"]> {
    return this.#configured.forFile(file, this.#profiles.get(file));
  }

  /** Takes out what comments answer for, and adds what is to say about comments that hid nothing. */
  finish(): { findings: readonly Finding[]; suppressed: SuppressedFinding[] } {
    const ran = new Set(this.rules.map(({ rule }) => rule.id));
    const { findings, suppressed, unused } = applySuppressions(
      [...this.#findings, ...this.#gathered.take()],
      this.#suppressions,
      (rule, file) => ran.has(rule) && this.#rulesOf(file).has(rule),
    );
    for (const { rule } of this.rules)
      if (rule.unused) this.#gathered.report(rule, ".", () => rule.unused!(unused));
    return { findings: [...findings, ...this.#gathered.take()], suppressed };
  }
}

/** Sources that a record names a record of: the others need not be read. */
function sourcesNamed(cards: readonly Card[], { sources }: Config): Set<string> {
  const names = new Set<string>();
  if (Object.keys(sources).length === 0) return names;
  for (const card of cards) {
    for (const { id } of referencesOf(card)) {
      const name = sourceOf(id);
      if (name !== undefined && Object.hasOwn(sources, name)) names.add(name);
    }
  }
  return names;
}

function byPlace(one: Finding, other: Finding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return (
    one.range.start.offset - other.range.start.offset ||
    (one.rule < other.rule ? -1 : one.rule > other.rule ? 1 : 0)
  );
}
