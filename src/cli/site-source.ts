import path from "node:path";
import { buildCorpus, cardOf, readRecord, readRecords } from "../corpus/load.ts";
import type { CorpusSource } from "../corpus/load.ts";
import { gatherElsewhere } from "../corpus/sources/source-reader.ts";
import type { ReadElsewhere, SourceTrouble } from "../corpus/sources/source-reader.ts";
import { loadUsage } from "../corpus/usage.ts";
import { folderOf, loadEvidence } from "../evidence/load.ts";
import { policyFor } from "../evidence/policy.ts";
import { judgeForRecord } from "../evidence/record.ts";
import { wilson } from "../evidence/statistics.ts";
import { configureRules } from "../lint/configure.ts";
import type { Rule } from "../lint/rule.ts";
import { RULES } from "../lint/rules/index.ts";
import { lint } from "../lint/run.ts";
import { dialectsOf } from "../model/foreign.ts";
import type { DialectName } from "../model/dialects.ts";
import type { Finding, Problem } from "../model/finding.ts";
import { valuePlace } from "../model/record.ts";
import type { Card, MarkdownRecord } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";
import type { Corpus } from "../corpus/load.ts";
import { openGit } from "../git/git.ts";
import { originOf } from "../git/origin.ts";
import type { JudgedEvidence } from "../site/evidence-view.ts";
import { diagramFiles } from "../site/diagrams.ts";
import { forgeOf } from "../site/forge.ts";
import type { Forge } from "../site/forge.ts";
import { addCodeLanguages, highlightLoader } from "../site/highlight.ts";
import type { HighlightLoader } from "../site/highlight.ts";
import type { ParsedRecord } from "../parse/record.ts";
import { exportRecord } from "../register/export-record.ts";
import { readDocs } from "./site-docs.ts";
import { siteInterfaces } from "./site-interfaces.ts";
import type { ExportedFile } from "./site-interfaces.ts";
import { siteView } from "../site/site-view.ts";
import type { SiteView } from "../site/site-view.ts";
import { recordHistory } from "./record-history.ts";
import type { RecordHistory } from "./record-history.ts";

/** What the pages show, and the findings that they show beside it. */
export interface ReadSite {
  view: SiteView;
  corpus: Corpus;
  /** Records have diagrams, and nothing is installed that draws them. */
  lacksMermaid: boolean;
  /** Of the level error. */
  errors: Finding[];
  /** What of the sources could not be read. */
  troubles: SourceTrouble[];
  /** How many records are written in which other dialect. */
  dialects: ReadonlyMap<DialectName, number>;
}

/** How a site is read where not as usual. */
interface ReadingOptions {
  rules?: readonly Rule[];
  /** Kept between readings while the site is developed. */
  highlight?: HighlightLoader;
  /** What git knows of the records, where not what the repository says. */
  history?: RecordHistory;
  /** Path below which the site will stand. */
  base?: string;
}

/** Reads, lints and judges a corpus for its site. Records are read twice, so that no more than one is in memory. */
export async function readSite(
  source: CorpusSource,
  today: string,
  {
    rules = RULES,
    highlight: load = highlightLoader(source.root),
    history = recordHistory(source),
    base = "/",
  }: ReadingOptions = {},
): Promise<ReadSite> {
  const languages = new Set<string>();
  const cards = Array.from(readRecords(source), ({ record, tree }) => {
    addCodeLanguages(languages, tree);
    return cardOf(record);
  });
  const elsewhere = source.elsewhere ?? (() => []);
  const { kept, troubles } = gatherElsewhere(elsewhere(), ({ record, tree }) => {
    addCodeLanguages(languages, tree);
    return cardOf(record);
  });
  const docs = readDocs(source);
  for (const { parsed } of docs) addCodeLanguages(languages, parsed.tree);
  const highlight = await load(languages);
  const corpus = buildCorpus(source, [...cards, ...kept]);
  const { findings } = lint(source, configureRules(rules, source.config, new Map()), today);
  const all = findings.filter(({ level }) => level === "error");
  // Old records of other tools are shown as they are, with what is wrong with them.
  const tolerant = source.config.profile !== "strict" && cards.some(({ foreign }) => foreign !== undefined);
  const errors = all.filter(({ file }) => !tolerant || isOwn(corpus.byFile(file)));
  const byFile = Map.groupBy(all, ({ file }) => file);
  const exported = new Map<string, ExportedFile>();
  const view = siteView({
    corpus,
    records: exporting(source, elsewhere, exported),
    today,
    highlight,
    ...forge(source),
    extras: {
      docs,
      dir: path.join(source.root, source.config.dir),
      read: (file) => readRecord(source, file),
      base,
    },
    evidence: (record) => {
      if (record.external) return { judged: [], problems: [] };
      const { judged, problems } = judgedEvidence(corpus, record);
      // What lint says of a file already stands on the page.
      const said = byFile.get(record.file)?.some(({ rule }) => rule === "evidence/file-valid");
      return { judged, problems: said ? [] : problems };
    },
    history,
    usage: loadUsage(path.join(source.root, source.config.dir)),
    findings: byFile,
    shareInterval: (passed, n) => {
      const [low, high] = wilson(passed, n);
      return [low * 100, high * 100];
    },
  });
  view.files.push(...siteInterfaces(view, exported));
  const diagrams = languages.has("mermaid") ? diagramFiles(source.root) : undefined;
  view.files.push(...(diagrams ?? []));
  view.drawsDiagrams = diagrams !== undefined && diagrams.length > 0;
  return {
    view,
    corpus,
    errors,
    troubles,
    dialects: dialectsOf(cards),
    lacksMermaid: diagrams?.length === 0,
  };
}

function isOwn(card: Card | undefined): boolean {
  return card !== undefined && card.isRecord && !card.foreign;
}

/** Reads the records, and keeps of each what programs get. */
function* exporting(
  source: CorpusSource,
  elsewhere: ReadElsewhere,
  exported: Map<string, ExportedFile>,
): Generator<ParsedRecord> {
  for (const loaded of readRecords(source)) {
    const { record, path: copyOf } = loaded;
    const isRead = record.problems.every(({ rule }) => rule !== "record/readable");
    if (record.isRecord)
      exported.set(record.file, { record: exportRecord(record), ...(isRead ? { copyOf } : {}) });
    yield loaded;
  }
  for (const found of elsewhere()) {
    if ("trouble" in found) continue;
    const { record } = found.parsed;
    if (record.isRecord) exported.set(record.file, { record: exportRecord(record), text: record.text });
    yield found.parsed;
  }
}

/** Where the repository's files can be read; nowhere outside of git, and where git itself is missing. */
function forge({ repository, config }: CorpusSource): { forge?: Forge } {
  const git = openGit(repository.root);
  try {
    const found = git && forgeOf({ ...originOf(git), config: config.site });
    return found ? { forge: found } : {};
  } catch (error) {
    if (error instanceof UserError) return {};
    throw error;
  }
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
