import type { Root, Table } from "mdast";
import type { Config } from "../model/config.ts";
import type { FrontmatterValues } from "../model/frontmatter.ts";
import { isAccepted, isDecided } from "../model/frontmatter.ts";
import { localId, meantId, ROOT_SOURCE } from "../model/qualified-id.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { sectionOf } from "../model/record.ts";
import { conclusionOf, firstSentence } from "../model/verdict.ts";
import type { Conclusion } from "../model/verdict.ts";
import { plainText } from "../parse/markdown.ts";
import type { ParsedRecord } from "../parse/record.ts";
import { dueDates } from "../register/calendar.ts";
import type { Highlight } from "./highlight.ts";
import { htmlRenderer } from "./html.ts";
import type { LinkTargets } from "./targets.ts";
import { optionsView } from "./options-view.ts";
import { reversalView } from "./reversal-view.ts";
import { risksView } from "./risks-view.ts";
import { sectionViews } from "./sections.ts";
import { verdictSentence } from "./verdict.ts";
import type {
  BlockView,
  ChangeView,
  DecisionView,
  EvidenceView,
  ProblemView,
  ReferenceView,
  RelationView,
  SectionView,
} from "./view.ts";

/** What a page shows of a record that the record itself does not hold. */
export interface DecisionSource {
  config: Config;
  today: string;
  slug: string;
  targets: LinkTargets;
  highlight: Highlight;
  relations: RelationView[];
  reference: (id: string) => ReferenceView;
  evidence: EvidenceView[];
  history: ChangeView[];
  problems: ProblemView[];
}

/** A record as its page shows it. Pure: everything else comes in with `source`. */
export function decisionView({ record, tree }: ParsedRecord, source: DecisionSource): DecisionView {
  const { values, kind } = record;
  const html = htmlRenderer(tree, source.targets, source.highlight);
  const options = drawOptions(record, tree, source, html);
  const reference = (id: string) => source.reference(meantId(id, record));
  const risksNode = tableAt(tree, record.risks?.range.start.offset);
  const risks =
    record.risks && risksNode
      ? risksView({ table: record.risks, node: risksNode, html, reference })
      : undefined;
  const reversal = reversalView(values, source.config, source.today);
  const names = new Set(source.evidence.map(({ name }) => name));
  const draws = { options: options !== undefined, risks: risks !== undefined };
  const sections = sectionViews({ record, tree, html, evidence: names, draws, problems: source.problems });
  const opening = openingOf(record);
  const conclusion = conclusionOf(record) ?? aboutOf(values, opening);
  // Nobody here has tried to judge the evidence of another repository.
  const gate = record.external ? undefined : gateOf(values, source.evidence);
  return {
    slug: source.slug,
    file: record.file,
    ...sourceNamed(record, source.config),
    ...identity(record),
    ...(kind ? { kind: { name: kind.name, title: kind.title } } : {}),
    title: record.title ?? record.id ?? record.file,
    ...dates(values),
    ...statusWritten(record),
    ...people(values),
    tags: values.tags ?? [],
    ...(values.tier === undefined ? {} : { tier: values.tier }),
    retrospective: values.retrospective ?? false,
    amended: values.amended ?? [],
    ...(opening === undefined ? {} : { summary: opening }),
    verdict: verdictSentence({
      status: values.status,
      today: source.today,
      ...(conclusion ? { conclusion } : {}),
      ...(reversal ? { reversal } : {}),
      ...(risks ? { risks: risks.rows.length } : {}),
      ...(gate === undefined ? {} : { gate }),
      ...(values["comment-by"] === undefined ? {} : { commentBy: values["comment-by"] }),
    }),
    ...(options ? { options } : {}),
    ...(reversal ? { reversal } : {}),
    ...(risks ? { risks } : {}),
    evidence: source.evidence,
    ...(values.plan === undefined ? {} : { plan: values.plan }),
    relations: source.relations,
    sections: withMissing(sections, source, reversal !== undefined),
    due: dueDates(record),
    history: source.history,
    problems: source.problems,
    text: textOf(tree),
  };
}

/** Where a record is from, where records are from several places. */
function sourceNamed(
  { source }: MarkdownRecord,
  { packages, sources }: Config,
): Pick<DecisionView, "source"> {
  const several = Object.keys(packages).length + Object.keys(sources).length > 0;
  return several ? { source: source ?? ROOT_SOURCE } : {};
}

function tableAt(tree: Root, offset: number | undefined): Table | undefined {
  return tree.children.find(
    (node): node is Table => node.type === "table" && node.position?.start.offset === offset,
  );
}

function drawOptions(
  record: MarkdownRecord,
  tree: Root,
  { config }: DecisionSource,
  html: ReturnType<typeof htmlRenderer>,
): DecisionView["options"] {
  const node = tableAt(tree, record.options?.range.start.offset);
  if (!record.options || !node) return undefined;
  return optionsView({ table: record.options, node, chosen: record.values.chosen, config, html });
}

function identity({ id }: MarkdownRecord): Pick<DecisionView, "id" | "number"> {
  if (id === undefined) return {};
  const number = /-0*(?<digits>\d+)/u.exec(localId(id))?.groups?.digits;
  return number === undefined ? { id } : { id, number };
}

function dates(
  values: FrontmatterValues,
): Pick<DecisionView, "status" | "date" | "day" | "commentBy" | "reviewBy"> {
  const day = values.decided ?? values.date;
  return {
    ...(values.status === undefined ? {} : { status: values.status }),
    ...(values.date === undefined ? {} : { date: values.date }),
    ...(day === undefined ? {} : { day }),
    ...(values["comment-by"] === undefined ? {} : { commentBy: values["comment-by"] }),
    ...(values["review-by"] === undefined ? {} : { reviewBy: values["review-by"] }),
  };
}

function statusWritten({ foreign, values }: MarkdownRecord): Pick<DecisionView, "statusWritten"> {
  const texts = new Set(foreign?.statuses.map(({ text }) => text));
  const written = [...texts].join(" / ");
  return written === "" || written.toLowerCase() === values.status ? {} : { statusWritten: written };
}

function people(values: FrontmatterValues): Pick<DecisionView, "owner" | "deciders" | "approvals"> {
  const deciders = values["decision-makers"] ?? [];
  const [owner] = deciders;
  return { ...(owner === undefined ? {} : { owner }), deciders, approvals: values.approvals ?? [] };
}

/** The first sentence that says what was decided, or for a kind without a Decision what the record is about. */
function openingOf(record: MarkdownRecord): string | undefined {
  const section = sectionOf(record, "Decision") ?? record.sections[0];
  return section?.opening === undefined ? undefined : firstSentence(section.opening);
}

/** What stands for the conclusion of an accepted record of a kind without a Decision. */
function aboutOf({ status }: FrontmatterValues, opening: string | undefined): Conclusion | undefined {
  return isAccepted(status) && opening !== undefined ? { before: opening, strong: "", after: "" } : undefined;
}

function gateOf(
  values: FrontmatterValues,
  evidence: readonly EvidenceView[],
): EvidenceView["verdict"] | "not run" | undefined {
  for (const verdict of ["block", "inconclusive", "pass"] as const) {
    if (evidence.some((view) => view.verdict === verdict)) return verdict;
  }
  const expected = values.plan !== undefined || (values.evidence ?? []).length > 0;
  return expected && isDecided(values.status) ? "not run" : undefined;
}

/** Adds what the frontmatter states and no section of the record has a place for. */
function withMissing(sections: SectionView[], source: DecisionSource, reverses: boolean): SectionView[] {
  const placed = new Set(
    sections.flatMap(({ blocks }) =>
      blocks.map((block) => (block.type === "evidence" ? block.name : block.type)),
    ),
  );
  const figures = [...new Set(source.evidence.map(({ name }) => name))]
    .filter((name) => !placed.has(name))
    .map((name): BlockView => ({ type: "evidence", name }));
  const shown = sections.map((section) =>
    section.name === "evidence" ? { ...section, blocks: [...section.blocks, ...figures] } : section,
  );
  const after = (names: readonly string[], added: SectionView): void => {
    const at = shown.findLastIndex((section) => names.includes(section.name));
    shown.splice(at < 0 ? shown.length : at + 1, 0, added);
  };
  if (figures.length > 0 && !shown.some(({ name }) => name === "evidence")) {
    after(["options", "decision"], {
      name: "evidence",
      heading: "Evidence",
      anchor: "evidence",
      blocks: figures,
      notes: [],
    });
  }
  if (reverses && !placed.has("reversal")) {
    const blocks: BlockView[] = [{ type: "reversal" }];
    after(["risks", "evidence", "options", "decision"], {
      name: "reversal",
      heading: "Going back",
      anchor: "going-back",
      blocks,
      notes: [],
    });
  }
  return shown;
}

/** What the search index holds: the words without markup, a line per block. */
function textOf(tree: Root): string {
  return tree.children
    .filter(
      (node) =>
        !["yaml", "html", "definition"].includes(node.type) && !(node.type === "heading" && node.depth === 1),
    )
    .map((node) =>
      node.type === "table"
        ? node.children.map((row) => row.children.map(plainText).join(" ")).join("\n")
        : plainText(node),
    )
    .join("\n");
}
