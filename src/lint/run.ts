import { buildCorpus, cardOf, readRecords } from "../corpus/load.ts";
import type { CorpusSource, LoadedRecord } from "../corpus/load.ts";
import type { Finding, Problem } from "../model/finding.ts";
import { FILE_START } from "../model/position.ts";
import type { Card } from "../model/record.ts";
import type { ConfiguredRule } from "./configure.ts";
import type { FileProblem, RuleContext } from "./rule.ts";

/** What lint found, and in how many files. */
export interface LintResult {
  /** By file, place and rule. */
  findings: Finding[];
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
 */
export function lint(
  source: CorpusSource,
  rules: readonly ConfiguredRule[],
  today: string,
  read: Iterable<LoadedRecord> = readRecords(source),
): LintResult {
  const { root, config, repository } = source;
  const context = { config, today, repository, root };
  const findings: Finding[] = [];
  const cards: Card[] = [];
  for (const { record, tree } of read) {
    const card = cardOf(record);
    cards.push(card);
    for (const configured of rules) {
      const { rule, options } = configured;
      if (!rule.record || !(rule.everyFile || record.isRecord)) continue;
      const problems = (): Iterable<Problem> => rule.record!({ ...context, options, record, tree });
      report(
        findings,
        configured,
        card,
        () => withFile(problems(), record.file),
        new Map([[record.file, card]]),
      );
    }
  }
  const corpus = buildCorpus(source, cards);
  const byFile = new Map(cards.map((card) => [card.file, card]));
  for (const configured of rules) {
    const { rule, options } = configured;
    const ruleContext: RuleContext = { ...context, options };
    if (rule.corpus) report(findings, configured, undefined, () => rule.corpus!(corpus, ruleContext), byFile);
  }
  findings.sort(byPlace);
  return { findings, files: cards.length, records: corpus.records.length };
}

function* withFile(problems: Iterable<Problem>, file: string): Generator<FileProblem> {
  for (const problem of problems) yield { file, ...problem };
}

/** Gathers what one rule yields. A rule that throws is a bug of that rule, reported as such; the others still run. */
function report(
  findings: Finding[],
  { rule, level }: ConfiguredRule,
  card: Card | undefined,
  yielded: () => Iterable<FileProblem>,
  cards: ReadonlyMap<string, Card>,
): void {
  try {
    for (const problem of yielded()) {
      const record = cards.get(problem.file)?.id;
      findings.push({ ...problem, rule: rule.id, level, ...(record === undefined ? {} : { record }) });
    }
  } catch (error) {
    findings.push({
      rule: rule.id,
      level: "error",
      file: card?.file ?? ".",
      ...(card?.id === undefined ? {} : { record: card.id }),
      range: FILE_START,
      message: `Unexpected failure of the rule itself: ${error instanceof Error ? error.message : String(error)}`,
      hint: `This is a bug in Reckon. Report it with this file, and set \`${rule.id}: off\` under \`rules:\` until it is mended.`,
    });
  }
}

function byPlace(one: Finding, other: Finding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return (
    one.range.start.offset - other.range.start.offset ||
    (one.rule < other.rule ? -1 : one.rule > other.rule ? 1 : 0)
  );
}
