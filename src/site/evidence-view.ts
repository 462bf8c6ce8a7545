import type { Evidence } from "../model/evidence.ts";
import type { GateReport } from "../model/gate-report.ts";
import { isIsoDate } from "../model/iso-date.ts";
import type { EvidenceRowView, EvidenceView, ReadingView, SourceView } from "./view.ts";

/** An evidence file with what its gate says about it in one record. */
export interface JudgedEvidence {
  evidence: Evidence;
  report: GateReport;
}

/** The interval of a share that `passed` of `n` cases support, in points. */
export type ShareInterval = (passed: number, n: number) => readonly [number, number];

type Metric = GateReport["metrics"][number];
type Compared = Metric["overall"] | Metric["categories"][number];

/** A view per judged metric, for the figure. */
export function evidenceViews(
  { evidence, report }: JudgedEvidence,
  shareInterval: ShareInterval,
): EvidenceView[] {
  return report.metrics.map((metric) => {
    const source = evidence.metrics.find((candidate) => candidate.name === metric.name);
    const passed = new Map(source?.categories.map((category) => [category.name, category.passed]));
    const rows = metric.categories.map((category): EvidenceRowView => ({
      ...rowView(category.name, category, passed.get(category.name), shareInterval),
      overall: false,
      ...(isJudged(category) ? { verdict: category.verdict } : {}),
      ...(category.min === undefined ? {} : { floor: category.min }),
      ...(category.accepted === undefined ? {} : { accepted: category.accepted }),
    }));
    const overall = rowView("All cases", metric.overall, source?.overall.passed, shareInterval);
    return {
      name: evidence.name,
      metric: metric.name,
      percent: metric.scale === "share" || metric.scale === "percent",
      higherIsBetter: metric.higherIsBetter,
      ...model("baseline", report.baseline),
      ...model("candidate", report.candidate),
      verdict: metric.verdict,
      rows: [
        { ...overall, overall: true, verdict: metric.verdict },
        ...worstFirst(rows, metric.higherIsBetter),
      ],
      sources: evidence.sources.map(sourceView),
      facts: facts(evidence, report),
    };
  });
}

/** A category that the policy asks nothing of has no verdict of its own. */
function isJudged({ min, verdict }: Metric["categories"][number]): boolean {
  return min !== undefined || verdict !== "pass";
}

function model<K extends "baseline" | "candidate">(key: K, run: GateReport[K]): Partial<Record<K, string>> {
  const name = run.model ?? run.name;
  return name === undefined ? {} : ({ [key]: name } as Record<K, string>);
}

function worstFirst(rows: readonly EvidenceRowView[], higherIsBetter: boolean): EvidenceRowView[] {
  const gain = (row: EvidenceRowView): number =>
    (row.delta ?? Number.POSITIVE_INFINITY) * (higherIsBetter ? 1 : -1);
  return rows.toSorted((one, other) => gain(one) - gain(other));
}

function rowView(
  name: string,
  compared: Compared,
  passed: readonly [number, number] | undefined,
  shareInterval: ShareInterval,
): Omit<EvidenceRowView, "overall"> {
  const baseline = reading(compared.baseline, passed?.[0], compared.n, shareInterval);
  const candidate = reading(compared.candidate, passed?.[1], compared.n, shareInterval);
  return {
    name,
    n: compared.n,
    ...(baseline ? { baseline } : {}),
    ...(candidate ? { candidate } : {}),
    ...(compared.delta === undefined ? {} : { delta: compared.delta }),
    ...(compared.interval === undefined ? {} : { interval: compared.interval }),
  };
}

/** A graded score has no interval of its own here: its cases' spread is not in the file. */
function reading(
  value: number | undefined,
  passed: number | undefined,
  n: number,
  shareInterval: ShareInterval,
): ReadingView | undefined {
  if (value === undefined) return undefined;
  if (passed === undefined || n === 0) return { value };
  const [low, high] = shareInterval(passed, n);
  return { value, low, high };
}

function facts(evidence: Evidence, report: GateReport): EvidenceView["facts"] {
  const { dataset, counts } = report;
  const version = dataset.version === undefined ? "" : ` ${dataset.version}`;
  const left = [
    [counts.errored.baseline + counts.errored.candidate, "errored"],
    [counts.skipped, "skipped"],
    [counts.unpaired, "in one run only"],
  ] as const;
  const lost = left.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const sources = evidence.sources.map(sourceView).map(({ file, tool, created, sha256 }) => {
    const made = created === undefined ? "" : `, ${created}`;
    return `${file} (${tool}${made}), sha256 ${sha256.slice(0, 12)}`;
  });
  return [
    {
      word: "Dataset",
      text: `${dataset.name ?? "unnamed"}${version}, ${counts.paired} of ${counts.expected} cases compared${lost.length > 0 ? `; ${lost.join(", ")}` : ""}.`,
    },
    { word: evidence.sources.length === 1 ? "Source" : "Sources", text: `${sources.join("; ")}.` },
    ...runFacts(evidence.runs),
    ...report.reasons.slice(0, 3).map(({ message }) => ({ word: "Gate", text: message })),
  ];
}

function sourceView({ file, tool, toolVersion, sha256, created }: Evidence["sources"][number]): SourceView {
  const day = created?.slice(0, 10);
  return {
    file,
    tool: toolVersion === undefined ? tool : `${tool} ${toolVersion}`,
    sha256,
    ...(day !== undefined && isIsoDate(day) ? { created: day } : {}),
  };
}

/** What an answer cost and how long it took, where both runs say so. */
function runFacts({ baseline, candidate }: Evidence["runs"]): EvidenceView["facts"] {
  const said: EvidenceView["facts"] = [];
  const runs = [baseline, candidate];
  const costs = runs.flatMap(({ cost }) =>
    cost ? [{ ...cost, each: (cost.total / cost.rows) * 1000 }] : [],
  );
  if (costs.length === 2 && costs[0]!.currency === costs[1]!.currency) {
    const text = costs.map(({ each }) => each.toFixed(2)).join(" to ");
    said.push({
      word: "Cost per 1,000 answers",
      text: `${text} ${costs[0]!.currency ?? ""}`.trimEnd().concat("."),
    });
  }
  const latencies = runs.flatMap(({ latency }) => latency ?? []);
  if (latencies.length === 2) {
    const range = (read: (latency: { p50: number; p95: number }) => number): string =>
      latencies.map((latency) => Math.round(read(latency))).join(" to ");
    said.push({
      word: "Latency",
      text: `median ${range(({ p50 }) => p50)} ms, p95 ${range(({ p95 }) => p95)} ms.`,
    });
  }
  return said;
}
