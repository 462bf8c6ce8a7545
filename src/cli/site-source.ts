import { buildCorpus, cardOf, readRecords } from "../corpus/load.ts";
import type { CorpusSource } from "../corpus/load.ts";
import { folderOf, loadEvidence } from "../evidence/load.ts";
import { policyFor } from "../evidence/policy.ts";
import { judgeForRecord } from "../evidence/record.ts";
import { wilson } from "../evidence/statistics.ts";
import { configureRules } from "../lint/configure.ts";
import type { Rule } from "../lint/rule.ts";
import { RULES } from "../lint/rules/index.ts";
import { lint } from "../lint/run.ts";
import type { Finding, Problem } from "../model/finding.ts";
import { valuePlace } from "../model/record.ts";
import type { Card, MarkdownRecord } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";
import type { Corpus } from "../corpus/load.ts";
import type { JudgedEvidence } from "../site/evidence-view.ts";
import { siteView } from "../site/site-view.ts";
import type { SiteView } from "../site/view.ts";

/** What the pages show, and the findings that they show beside it. */
export interface ReadSite {
  view: SiteView;
  /** Of the level error. */
  errors: Finding[];
}

/** Reads, lints and judges a corpus for its site. Records are read twice, so that no more than one is in memory. */
export function readSite(source: CorpusSource, today: string, rules: readonly Rule[] = RULES): ReadSite {
  const cards = [...readRecords(source)].map(({ record }) => cardOf(record));
  const corpus = buildCorpus(source, cards);
  const { findings } = lint(source, configureRules(rules, source.config, new Map()), today);
  const errors = findings.filter(({ level }) => level === "error");
  const byFile = Map.groupBy(errors, ({ file }) => file);
  const view = siteView({
    corpus,
    records: readRecords(source),
    today,
    evidence: (record) => {
      const { judged, problems } = judgedEvidence(corpus, record);
      // What lint says of a file already stands on the page.
      const said = byFile.get(record.file)?.some(({ rule }) => rule === "evidence/file-valid");
      return { judged, problems: said ? [] : problems };
    },
    findings: byFile,
    shareInterval: (passed, n) => {
      const [low, high] = wilson(passed, n);
      return [low * 100, high * 100];
    },
  });
  return { view, errors };
}

function judgedEvidence(
  corpus: Corpus<Card>,
  record: MarkdownRecord,
): { judged: JudgedEvidence[]; problems: Problem[] } {
  const judged: JudgedEvidence[] = [];
  const problems: Problem[] = [];
  const dir = folderOf(corpus, record);
  for (const [index, name] of (record.values.evidence ?? []).entries()) {
    const refuse = (message: string, hint: string): void => {
      const range = valuePlace(record.places, ["evidence", index]);
      problems.push({ message: `Evidence \`${name}\`: ${message}`, hint, range });
    };
    const loaded = loadEvidence(dir, name);
    if (!loaded.ok) {
      refuse(loaded.message, loaded.hint);
      continue;
    }
    try {
      const { report } = judgeForRecord(loaded.evidence, policyFor(corpus, record), record);
      judged.push({ evidence: loaded.evidence, report });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refuse(error.message, error.hint);
    }
  }
  return { judged, problems };
}
