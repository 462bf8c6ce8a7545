import { styleText } from "node:util";
import { fixed, plain, signed, span } from "../../evidence/numbers.ts";
import { evidenceSentence } from "../../evidence/sentence.ts";
import { VERDICT_WORDS } from "../../model/gate.ts";
import type { Verdict } from "../../model/gate.ts";
import type { GateReport } from "../../model/gate-report.ts";
import { alignColumns } from "../columns.ts";
import { escapeText } from "../escape.ts";
import type { GateFormatter, GateResult } from "../gate-formatter.ts";

type Style = Parameters<typeof styleText>[0];
type MetricReport = GateReport["metrics"][number];
type Paint = (style: Style, text: string) => string;

const STYLES: Readonly<Record<Verdict, Style>> = { block: "red", inconclusive: "yellow", pass: "green" };
const MARKS: Readonly<Record<Verdict, string>> = { block: "✖", inconclusive: "?", pass: "✔" };

/** For people at a terminal: a table per metric, the verdict with its reasons, and the sentence. */
export const pretty: GateFormatter = {
  name: "pretty",
  format(result, { color }) {
    const paint: Paint = (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
    const { report, evidence } = result;
    const verdict = paint(
      STYLES[report.verdict],
      `${MARKS[report.verdict]} gate ${VERDICT_WORDS[report.verdict]}`,
    );
    const blocks = [
      ...report.metrics.map((metric) => metricLines(metric, result, paint)),
      [verdict, ...report.reasons.map(({ message }) => `  ${escapeText(message)}`)],
      report.notes.map((note) => paint("dim", `  ${escapeText(note)}`)),
      [escapeText(evidenceSentence(evidence, report))],
    ];
    return `${blocks
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join("\n"))
      .join("\n\n")}\n`;
  },
};

function metricLines(metric: MetricReport, { entries }: GateResult, paint: Paint): string[] {
  const confidence = entries.find((entry) => entry.metric === metric.name)?.confidence ?? 0.95;
  const unit = metric.scale === "share" || metric.scale === "percent" ? " (%)" : "";
  const header = [
    `${metric.name}${unit}`,
    "passed",
    "score",
    "change",
    `${plain(Number((100 * confidence).toFixed(6)))} % interval`,
    "",
  ];
  const rows = [
    ["All cases", ...cells(metric.overall), VERDICT_WORDS[metric.verdict]],
    ...metric.categories.map((category) => [category.name, ...cells(category), categoryWord(category)]),
  ].map((row) => row.map(escapeText));
  const [head = "", ...body] = alignColumns(
    [header.map(escapeText), ...rows],
    ["left", "left", "left", "right", "right", "left"],
  );
  return [paint("bold", head), ...body];
}

function cells({ n, baseline, candidate, delta, interval, passed }: MetricReport["overall"]): string[] {
  return [
    passed ? `${passed[0]} → ${passed[1]} of ${n}` : `${n} cases`,
    baseline === undefined || candidate === undefined ? "–" : `${fixed(baseline)} → ${fixed(candidate)}`,
    delta === undefined ? "–" : signed(delta),
    interval ? span(interval) : "–",
  ];
}

function categoryWord({
  critical,
  min,
  verdict,
  regressed,
  accepted,
}: MetricReport["categories"][number]): string {
  if (verdict === "block") return `blocked: at least ${plain(min ?? 0)}`;
  if (accepted !== undefined) return `accepted under ${accepted}`;
  if (regressed) return "a risk has to accept it";
  return critical ? `passed: at least ${plain(min ?? 0)}` : "";
}
