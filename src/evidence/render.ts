import stringWidth from "fast-string-width";
import type { AlignType, BlockContent, PhrasingContent, Root, Table, TableRow } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import type { Evidence, EvidenceRun } from "../model/evidence.ts";
import { VERDICT_WORDS } from "../model/gate.ts";
import type { GateEntry } from "../model/gate.ts";
import type { GateReport } from "../model/gate-report.ts";
import { grouped } from "../model/wording.ts";
import { fixed, plain, signed, span } from "./numbers.ts";
import { costPerThousand, latencyP95 } from "./run-figures.ts";
import { evidenceSentence } from "./sentence.ts";
import { visible } from "./visible.ts";

type MetricReport = GateReport["metrics"][number];
type CategoryReport = MetricReport["categories"][number];

/**
 * The evidence as it stands in a record, without its markers: a table per metric, a table of the runs, the verdict with
 * its reasons, what else is to know, and the sentence. Markdown as prettier would write it, ending with a line feed.
 */
export function renderEvidence(
  evidence: Evidence,
  report: GateReport,
  entries: readonly GateEntry[],
): string {
  const confidence = (name: string) => entries.find((entry) => entry.metric === name)?.confidence ?? 0.95;
  const blocks: BlockContent[] = [
    ...report.metrics.map((metric) => metricTable(metric, confidence(metric.name))),
    runsTable(evidence),
    verdictParagraph(report),
  ];
  if (report.notes.length > 0) blocks.push(noteList(report.notes));
  blocks.push(paragraph(text(evidenceSentence(evidence, report))));
  const root: Root = { type: "root", children: blocks };
  return toMarkdown(root, {
    bullet: "-",
    emphasis: "_",
    listItemIndent: "one",
    extensions: [gfmToMarkdown({ stringLength: stringWidth })],
  });
}

function metricTable(metric: MetricReport, confidence: number): Table {
  const { overall, categories } = metric;
  const header = [
    `${metric.name}${unitOf(metric)}`,
    "Cases",
    "Baseline",
    "Candidate",
    "Change",
    `${percent(confidence)} interval`,
    "Gate",
  ];
  const rows = [
    ["All cases", ...figureCells(overall), VERDICT_WORDS[metric.verdict]],
    ...categories.map((category) => [category.name, ...figureCells(category), categoryWord(category)]),
  ];
  return table(
    [null, "right", "right", "right", "right", "right", null],
    [header, ...rows].map((cells) => cells.map(text)),
  );
}

function unitOf({ scale, range }: MetricReport): string {
  if (scale === "share" || scale === "percent") return " (%)";
  return scale === "range" && range ? ` (${plain(range[0])} to ${plain(range[1])})` : "";
}

function figureCells({ n, baseline, candidate, delta, interval, passed }: MetricReport["overall"]): string[] {
  const score = (value: number | undefined, run: 0 | 1) =>
    value === undefined ? "–" : `${fixed(value)}${passed ? ` (${passed[run]})` : ""}`;
  return [
    String(n),
    score(baseline, 0),
    score(candidate, 1),
    delta === undefined ? "–" : signed(delta),
    interval ? span(interval) : "–",
  ];
}

function categoryWord({ critical, min, verdict, regressed, accepted }: CategoryReport): string {
  const words: string[] = [];
  if (min !== undefined)
    words.push(`${critical ? "critical, " : ""}at least ${plain(min)}: ${VERDICT_WORDS[verdict]}`);
  if (accepted !== undefined) words.push(`accepted under ${accepted}`);
  else if (regressed) words.push("a risk has to accept it");
  return words.length > 0 ? words.join("; ") : "–";
}

/** What the runs were and what they took; a row that neither source states is left out. */
function runsTable({ runs, sources }: Evidence): Table {
  const row = (label: string, read: (run: EvidenceRun) => PhrasingContent | undefined) => {
    const [baseline, candidate] = [read(runs.baseline), read(runs.candidate)];
    return baseline || candidate
      ? [[text(label), baseline ?? text("not stated"), candidate ?? text("not stated")]]
      : [];
  };
  const source = (run: EvidenceRun) => sources[run.source];
  const said = (value: string | undefined) => (value === undefined ? undefined : text(value));
  const rows = [
    [text("Run"), text("Baseline"), text("Candidate")],
    ...row("Model", ({ model }) => (model === undefined ? undefined : code(model))),
    ...row("File", (run) => code(source(run)?.file ?? "")),
    ...row("Tool", (run) => said([source(run)?.tool, source(run)?.toolVersion].filter(Boolean).join(" "))),
    ...row("Made", (run) => said(source(run)?.created)),
    ...row("Cost per 1,000 answers", (run) => said(costPerThousand(run))),
    ...row("Tokens per answer", ({ tokens }) =>
      said(tokens?.total === undefined ? undefined : grouped(tokens.total / tokens.rows)),
    ),
    ...row("Latency, median", ({ latency }) => said(latency && `${grouped(latency.p50)} ms`)),
    ...row("Latency, 95th percentile", (run) => said(latencyP95(run))),
  ];
  return table([null, null, null], rows);
}

function verdictParagraph({ verdict, reasons }: GateReport): BlockContent {
  const strong: PhrasingContent = { type: "strong", children: [text(`Gate ${VERDICT_WORDS[verdict]}.`)] };
  if (reasons.length === 0) return paragraph(strong);
  const sentences = reasons.map(({ message, metric }) => {
    const isNamed = message.startsWith(`${metric}: `);
    return `${isNamed ? message.charAt(0) : message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  });
  return paragraph(strong, text(` ${visible(sentences.join(" "))}`));
}

function noteList(notes: readonly string[]): BlockContent {
  return {
    type: "list",
    ordered: false,
    spread: false,
    children: notes.map((note) => ({ type: "listItem", spread: false, children: [paragraph(text(note))] })),
  };
}

function table(align: readonly AlignType[], rows: readonly PhrasingContent[][]): Table {
  const children = rows.map((cells): TableRow => ({
    type: "tableRow",
    children: cells.map((cell) => ({ type: "tableCell", children: [cell] })),
  }));
  return { type: "table", align: [...align], children };
}

function paragraph(...children: PhrasingContent[]): BlockContent {
  return { type: "paragraph", children };
}

function text(value: string): PhrasingContent {
  // A leading space joins what stands before it; the words themselves are made visible.
  return { type: "text", value: value.startsWith(" ") ? ` ${visible(value)}` : visible(value) };
}

function code(value: string): PhrasingContent {
  const shown = visible(value);
  return shown === "" ? text("–") : { type: "inlineCode", value: shown };
}

function percent(confidence: number): string {
  return `${plain(Number((100 * confidence).toFixed(6)))} %`;
}
