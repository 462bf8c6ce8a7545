import type { Evidence } from "../model/evidence.ts";
import { VERDICT_WORDS } from "../model/gate.ts";
import type { GateReport } from "../model/gate-report.ts";
import { numbered } from "../model/wording.ts";
import { fixed, signed } from "./numbers.ts";
import { visible } from "./visible.ts";

type MetricReport = GateReport["metrics"][number];
type Figures = Pick<MetricReport["overall"], "baseline" | "candidate" | "delta">;

/** At most this many falls are named; the table has all of them. */
const NAMED_FALLS = 3;

/**
 * The sentence that a leader quotes: “support-golden v3 (120 cases): 94.1 → 96.3 (+2.2) on billing-dispute; −1.1 on
 * casual-queries, accepted under R1; gate passed.” First what the gate calls critical, else the whole set; then what
 * fell, worst first; then errors; then the verdict.
 */
export function evidenceSentence(evidence: Evidence, report: GateReport): string {
  const { name = evidence.name, version } = report.dataset;
  const dataset = [name, version].filter((part) => part !== undefined).join(" ");
  const several = report.metrics.length > 1;
  const clauses = report.metrics.flatMap((metric) =>
    metricClauses(metric, several, wholeSetMatters(metric, report)),
  );
  if (clauses.length === 0) clauses.push("no case could be compared");
  const { baseline, candidate } = report.counts.errored;
  const errors = [
    baseline > 0 ? `${numbered(baseline, "case")} errored in the baseline` : "",
    candidate > 0 ? `${numbered(candidate, "case")} errored in the candidate` : "",
  ].filter((part) => part !== "");
  const end = `gate ${VERDICT_WORDS[report.verdict]}.`;
  return visible(
    `${dataset} (${numbered(report.dataset.cases, "case")}): ${[...clauses, ...errors, end].join("; ")}`,
  );
}

/** The whole set is named where nothing is critical, and where it is a reason of the verdict. */
function wholeSetMatters({ name, categories }: MetricReport, { reasons }: GateReport): boolean {
  const isReason = reasons.some(({ code, metric }) => code === "max-drop" && metric === name);
  return isReason || !categories.some(({ critical, n }) => critical && n > 0);
}

function metricClauses(metric: MetricReport, several: boolean, wholeSet: boolean): string[] {
  const { overall, categories, higherIsBetter } = metric;
  if (overall.n === 0) return [];
  const critical = categories.filter((category) => category.critical && category.n > 0);
  const clauses = critical.map((category) => `${change(category)} on ${category.name}`);
  if (wholeSet) clauses.push(`${change(overall)} overall`);
  const worse = ({ delta = 0 }: Figures) => (higherIsBetter ? delta : -delta);
  const falls = categories
    .filter((category) => !category.critical && worse(category) < 0)
    .toSorted((one, other) => worse(one) - worse(other));
  for (const { name, delta = 0, accepted } of falls.slice(0, NAMED_FALLS)) {
    clauses.push(
      `${signed(delta)} on ${name}${accepted === undefined ? "" : `, accepted under ${accepted}`}`,
    );
  }
  const more = falls.length - NAMED_FALLS;
  if (more > 0) clauses.push(`${numbered(more, "more category", "more categories")} fell`);
  return several
    ? clauses.map((clause, index) => (index === 0 ? `${metric.name} ${clause}` : clause))
    : clauses;
}

function change({ baseline = 0, candidate = 0, delta = 0 }: Figures): string {
  return `${fixed(baseline)} → ${fixed(candidate)} (${signed(delta)})`;
}
