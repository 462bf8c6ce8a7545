import path from "node:path";
import type { Finding, Problem } from "../model/finding.ts";
import type { Card, MarkdownRecord } from "../model/record.ts";
import type { Corpus } from "../corpus/load.ts";
import type { Usage } from "../model/usage.ts";
import type { ParsedRecord } from "../parse/record.ts";
import { isCostPage } from "../register/cost.ts";
import { decisionGraph } from "../register/graph.ts";
import { pricedPage } from "./cost-view.ts";
import type { PricedPage } from "./cost-view.ts";
import { decisionView } from "./decision-view.ts";
import type { DocView } from "./docs-view.ts";
import { evidenceViews } from "./evidence-view.ts";
import type { JudgedEvidence, ShareInterval } from "./evidence-view.ts";
import { docPlaces, siteExtras } from "./extras.ts";
import type { ExtrasSource } from "./extras.ts";
import type { Forge } from "./forge.ts";
import type { Highlight } from "./highlight.ts";
import { pagePlaces } from "./page-places.ts";
import { relationFinder } from "./relations.ts";
import { registerViews } from "./register-view.ts";
import type { RegisterViews } from "./register-view.ts";
import { readRisks } from "./risk-register-view.ts";
import type { ReadRisk } from "./risk-register-view.ts";
import { recordSlugs } from "./slugs.ts";
import type { ThemeView } from "./theme.ts";
import type { ChangeView, DecisionView, ProblemView, ReferenceView, SiteFile } from "./view.ts";

/** Everything that the pages show; plain values, as all views are. */
export interface SiteView {
  title: string;
  /** One sentence under the home page's title. */
  description?: string;
  /** The day the site was built for, ISO; what a script recomputes when the page is read later. */
  today: string;
  /** Newest first by the day that lists go by; records without a day come last. */
  decisions: DecisionView[];
  /** What is asked of all records at once. */
  registers: RegisterViews;
  /** Pages of documentation, in the order of their files. */
  docs: DocView[];
  theme: ThemeView;
  /** Whether pages can draw the diagrams that they have. */
  drawsDiagrams?: boolean;
  /** What stands beside the pages: images that the records show, what programs read. */
  files: SiteFile[];
}

/** What a site is made of. The judged evidence and the findings come from parts that the site has no way to. */
export interface SiteSource {
  /** Enough of every file to resolve references; records are then read one at a time. */
  corpus: Corpus<Card>;
  records: Iterable<ParsedRecord>;
  today: string;
  /** The evidence that a record names, with its gate's report, and what could not be read of it. */
  evidence: (record: MarkdownRecord) => { judged: readonly JudgedEvidence[]; problems: readonly Problem[] };
  /** The commits that changed a file, the latest first; none where there is no repository. */
  history: (file: string) => ChangeView[];
  /** What features really cost, and what of it could not be read. */
  usage: { rows: readonly Usage[]; notes: readonly string[] };
  /** Findings of the level error, by file. */
  findings: ReadonlyMap<string, readonly Finding[]>;
  shareInterval: ShareInterval;
  highlight: Highlight;
  /** Where the repository's files can be read. */
  forge?: Forge;
  extras: ExtrasSource;
}

/** Everything that the pages show, newest first. */
export function siteView(source: SiteSource): SiteView {
  const { corpus, today } = source;
  const { config } = corpus;
  const slugs = recordSlugs(corpus.records);
  const reference = referenceFinder(corpus, slugs);
  const relations = relationFinder(corpus.records, reference);
  const places = pagePlaces({ ...source, docs: docPlaces(source.extras.docs) }, slugs, reference);
  const decisions: DecisionView[] = [];
  const risks: ReadRisk[] = [];
  const costs: PricedPage[] = [];
  for (const parsed of source.records) {
    const { record } = parsed;
    const slug = slugs.get(record.file);
    if (slug === undefined) continue;
    const targets = places.targets(record);
    const { judged, problems: unread } = source.evidence(record);
    const evidence = judged.flatMap((one) => evidenceViews(one, source.shareInterval));
    const problems = [
      ...(source.findings.get(record.file) ?? []).map((finding) => problemView(finding, finding.file)),
      ...unread.map((problem) => ({ ...problemView(problem, record.file), section: "evidence" })),
    ];
    decisions.push(
      decisionView(parsed, {
        config,
        today,
        slug,
        targets,
        highlight: source.highlight,
        relations: relations(record),
        reference,
        evidence,
        history: source.history(record.file).map((change) => ({
          ...change,
          ...(source.forge ? { url: source.forge.commit(change.commit) } : {}),
        })),
        problems,
      }),
    );
    risks.push(...readRisks(record, { slug, today, config, reference }));
    if (isCostPage(record)) costs.push(pricedPage(record, slug, config, today));
  }
  decisions.sort(newestFirst);
  const { docs, theme, files } = siteExtras(source.extras, places, source.highlight);
  const { title, description } = config.site;
  return {
    title: title ?? path.basename(corpus.root),
    ...(description === undefined ? {} : { description }),
    today,
    decisions,
    registers: registerViews({
      decisions,
      risks,
      costs,
      usage: source.usage,
      graph: decisionGraph(corpus.records),
      reference,
      currency: config.currency,
      today,
    }),
    docs,
    theme,
    files: [...files, ...places.files()],
  };
}

function referenceFinder(
  corpus: Corpus<Card>,
  slugs: ReadonlyMap<string, string>,
): (id: string) => ReferenceView {
  return (id) => {
    const [found] = corpus.byId(id);
    if (!found) return { id };
    const slug = slugs.get(found.file);
    return {
      id,
      ...(slug === undefined ? {} : { slug }),
      ...(found.title === undefined ? {} : { title: found.title }),
      ...(found.values.status === undefined ? {} : { status: found.values.status }),
    };
  };
}

function problemView({ message, hint, range }: Problem, file: string): ProblemView {
  return { message, hint, file, line: range.start.line };
}

function newestFirst(one: DecisionView, other: DecisionView): number {
  const days = (other.day ?? "").localeCompare(one.day ?? "");
  return days === 0 ? (other.id ?? "").localeCompare(one.id ?? "", "en", { numeric: true }) : days;
}
