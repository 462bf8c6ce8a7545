import path from "node:path";
import type { Finding, Problem } from "../model/finding.ts";
import type { Card, MarkdownRecord } from "../model/record.ts";
import type { Corpus } from "../corpus/load.ts";
import type { ParsedRecord } from "../parse/record.ts";
import { decisionView } from "./decision-view.ts";
import { evidenceViews } from "./evidence-view.ts";
import type { JudgedEvidence, ShareInterval } from "./evidence-view.ts";
import type { Forge } from "./forge.ts";
import type { Highlight } from "./highlight.ts";
import { pagePlaces } from "./page-places.ts";
import { relationFinder } from "./relations.ts";
import { recordSlugs } from "./slugs.ts";
import type { DecisionView, ProblemView, ReferenceView, SiteView } from "./view.ts";

/** What a site is made of. The judged evidence and the findings come from parts that the site has no way to. */
export interface SiteSource {
  /** Enough of every file to resolve references; records are then read one at a time. */
  corpus: Corpus<Card>;
  records: Iterable<ParsedRecord>;
  today: string;
  /** The evidence that a record names, with its gate's report, and what could not be read of it. */
  evidence: (record: MarkdownRecord) => { judged: readonly JudgedEvidence[]; problems: readonly Problem[] };
  /** Findings of the level error, by file. */
  findings: ReadonlyMap<string, readonly Finding[]>;
  shareInterval: ShareInterval;
  highlight: Highlight;
  /** Where the repository's files can be read. */
  forge?: Forge;
}

/** Everything that the pages show, newest first. */
export function siteView(source: SiteSource): SiteView {
  const { corpus, today } = source;
  const slugs = recordSlugs(corpus.records);
  const reference = referenceFinder(corpus, slugs);
  const relations = relationFinder(corpus.records, reference);
  const places = pagePlaces(source, slugs, reference);
  const decisions: DecisionView[] = [];
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
        config: corpus.config,
        today,
        slug,
        targets,
        highlight: source.highlight,
        relations: relations(record),
        reference,
        evidence,
        problems,
      }),
    );
  }
  const { title, description } = corpus.config.site;
  return {
    title: title ?? path.basename(corpus.root),
    ...(description === undefined ? {} : { description }),
    today,
    decisions: decisions.toSorted(newestFirst),
    files: [...places.files()],
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
