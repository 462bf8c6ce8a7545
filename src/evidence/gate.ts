import type { Evidence, EvidenceMetric } from "../model/evidence.ts";
import { gateEntries, VERDICTS } from "../model/gate.ts";
import type { GateEntry, GatePolicy, Verdict } from "../model/gate.ts";
import type { GateReport } from "../model/gate-report.ts";
import { acceptedBy } from "./accepts.ts";
import type { Accepts } from "./accepts.ts";
import { advice } from "./advice.ts";
import { compareScores, withDetectable } from "./compare.ts";
import type { Judged } from "./compare.ts";
import { conditionsMet, dropMessage } from "./conditions.ts";
import type { Condition } from "./conditions.ts";
import { doubts } from "./doubts.ts";
import { besideLimit, plain } from "./numbers.ts";
import { numbered } from "../model/wording.ts";
import { decimal } from "./rational.ts";
import { scorePairs } from "./scores.ts";
import { includesZero, isAbove, isBelow, isWholeDrop, maxDrop } from "./thresholds.ts";

type Reason = GateReport["reasons"][number];
type MetricReport = GateReport["metrics"][number];
type CategoryReport = MetricReport["categories"][number];

interface JudgedMetric {
  report?: MetricReport;
  verdict: Verdict;
  conditions: Condition[];
  notes: string[];
}

/**
 * Judges evidence by a policy. Figures are recomputed from the scores, thresholds are compared exactly, and the first
 * condition that is met decides; the worst metric's verdict is the verdict. Pure: nothing but the arguments counts.
 */
export function judge(evidence: Evidence, policy?: GatePolicy, accepts: Accepts = new Map()): GateReport {
  const entries = gateEntries(policy);
  const judged = entries.map((entry) => ({ entry, result: judgeMetric(evidence, entry, accepts) }));
  const verdict =
    VERDICTS.find((word) => judged.some(({ result }) => result.verdict === word)) ?? "inconclusive";
  const { name, version } = evidence.dataset;
  const about = ({ metric }: GateEntry, sentence: string) =>
    entries.length === 1 ? sentence : `${metric}: ${sentence}`;
  return {
    version: 1,
    verdict,
    reasons: judged.flatMap(({ entry, result }) =>
      result.conditions.map(({ code, message, category }): Reason => ({
        code,
        message: about(entry, message),
        metric: entry.metric,
        ...(category !== undefined && { category }),
      })),
    ),
    notes: [
      ...new Set([
        ...judged.flatMap(({ entry, result }) => result.notes.map((note) => about(entry, note))),
        ...advice(evidence, entries),
        ...evidence.notes,
      ]),
    ],
    dataset: {
      ...(name !== undefined && { name }),
      ...(version !== undefined && { version }),
      cases: evidence.dataset.cases,
    },
    baseline: runOf(evidence, "baseline"),
    candidate: runOf(evidence, "candidate"),
    counts: evidence.counts,
    metrics: judged.flatMap(({ result }) => result.report ?? []),
  };
}

function runOf({ runs }: Evidence, run: "baseline" | "candidate"): GateReport["baseline"] {
  const { name, model } = runs[run];
  return { ...(name !== undefined && { name }), ...(model !== undefined && { model }) };
}

function judgeMetric(evidence: Evidence, entry: GateEntry, accepts: Accepts): JudgedMetric {
  const metric = evidence.metrics.find((candidate) => candidate.name === entry.metric);
  if (!metric) return missingMetric(evidence, entry);
  const { name, scale, range, higherIsBetter } = metric;
  const { overall, categories } = compareScores(
    metric,
    scorePairs(metric, evidence.categories, evidence.cases),
    evidence.categories,
    entry,
  );
  const inMetric = categories.filter(({ judged }) => judged.applicable > 0);
  const conditions = conditionsMet(evidence, entry, metric, { overall, categories: inMetric });
  const reports = inMetric.map(({ name: category, judged }) =>
    categoryReport(category, judged, { evidence, entry, metric, accepts }),
  );
  const verdict = conditions[0]?.verdict ?? "pass";
  return {
    report: {
      name,
      scale,
      ...(range && { range }),
      higherIsBetter,
      verdict,
      overall: withDetectable(overall),
      categories: reports,
    },
    verdict,
    conditions,
    notes: notesOn(evidence, entry, metric, { overall, reports }),
  };
}

function missingMetric({ name, metrics }: Evidence, { metric }: GateEntry): JudgedMetric {
  const known = metrics.map((other) => other.name).join(", ");
  const message = `the evidence ${name} does not hold the metric ${metric}, only ${known}; pull it again with --metric ${metric}`;
  return {
    verdict: "inconclusive",
    conditions: [{ code: "metric-missing", verdict: "inconclusive", message }],
    notes: [],
  };
}

interface Judging {
  evidence: Evidence;
  entry: GateEntry;
  metric: EvidenceMetric;
  accepts: Accepts;
}

function categoryReport(
  name: string,
  { figures, drop, candidate }: Judged,
  { evidence, entry, metric, accepts }: Judging,
): CategoryReport {
  const policy = Object.hasOwn(entry.categories, name) ? entry.categories[name] : undefined;
  const { critical = false, min } = policy ?? {};
  const blocks =
    critical &&
    min !== undefined &&
    candidate !== undefined &&
    metric.higherIsBetter &&
    isBelow(candidate, min);
  const limit = maxDrop(entry, metric);
  const above = drop !== undefined && limit !== undefined && isAbove(drop, limit);
  const regression = { evidence: evidence.name, metric: metric.name, category: name };
  const accepted = acceptedBy(accepts, regression);
  return {
    name,
    critical,
    ...(min !== undefined && { min }),
    ...figures,
    verdict: blocks ? "block" : "pass",
    regressed: !blocks && (above || isWholeDrop(figures.interval, metric.higherIsBetter)),
    ...(accepted !== undefined && { accepted }),
  };
}

function notesOn(
  { counts }: Evidence,
  entry: GateEntry,
  metric: EvidenceMetric,
  { overall, reports }: { overall: Judged; reports: readonly CategoryReport[] },
): string[] {
  const notes: string[] = [];
  for (const run of ["baseline", "candidate"] as const) {
    const errored = counts.errored[run];
    if (errored === 0) continue;
    const fate =
      entry.errors === "fail"
        ? errored === 1
          ? "counts as a failure"
          : "count as failures"
        : "left the comparison";
    notes.push(`${numbered(errored, "case")} errored in the ${run} and ${fate}.`);
  }
  const limit = maxDrop(entry, metric);
  if (
    limit !== undefined &&
    overall.drop &&
    isAbove(overall.drop, limit) &&
    entry["on-noise"] === "pass" &&
    includesZero(overall.figures.interval)
  ) {
    notes.push(`${capital(dropMessage(entry, overall, limit))}; the policy lets such a drop pass.`);
  }
  const { higherIsBetter } = metric;
  notes.push(...doubts(overall.figures, reports, { higherIsBetter, confidence: entry.confidence }));
  for (const { name, candidate, critical, min } of reports) {
    if (!critical && min !== undefined && candidate !== undefined && isBelow(decimal(candidate), min)) {
      notes.push(
        `${name} ${besideLimit(candidate, min)} is below its minimum ${plain(min)}; it is not critical and does not block.`,
      );
    }
  }
  return notes;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
