import { EVAL_PLAN } from "../model/eval-plan.ts";
import type { Status } from "../model/frontmatter.ts";
import type { DecisionView, EvidenceView, ReferenceView } from "./view.ts";

/** One judged metric of one evidence file, and the records that name it. */
export interface RunView {
  evidence: EvidenceView;
  /** The day on which the latest of its runs was made, where its files state it. */
  day?: string;
  records: ReferenceView[];
}

/** Runs of one metric that one plan judged. */
export interface MetricRuns {
  metric: string;
  /** The latest first; those without a day last. */
  runs: RunView[];
}

/** An eval plan with the runs that it judged; runs without a plan are judged by the settings. */
export interface PlanView {
  plan?: ReferenceView & { status?: Status };
  /** The first sentence of the plan. */
  summary?: string;
  metrics: MetricRuns[];
}

/** Every run of the archive by the plan that governs it: plans by their id, and last the runs without one. */
export function runRegisterView(decisions: readonly DecisionView[]): PlanView[] {
  const plans = new Map<string, PlanView>();
  for (const decision of decisions) {
    if (decision.kind?.name === EVAL_PLAN && decision.id !== undefined)
      plans.set(decision.id, {
        plan: referenceTo(decision),
        ...(decision.summary === undefined ? {} : { summary: decision.summary }),
        metrics: [],
      });
  }
  const loose: PlanView = { metrics: [] };
  for (const decision of decisions) {
    const plan = (decision.plan === undefined ? undefined : plans.get(decision.plan)) ?? loose;
    for (const evidence of decision.evidence) addRun(plan, evidence, referenceTo(decision));
  }
  const all = [...plans.values()].toSorted((one, other) =>
    one.plan!.id.localeCompare(other.plan!.id, "en", { numeric: true }),
  );
  return [...all, ...(loose.metrics.length > 0 ? [loose] : [])].map((view) => ({
    ...view,
    metrics: view.metrics.map(({ metric, runs }) => ({ metric, runs: runs.toSorted(latestFirst) })),
  }));
}

function addRun({ metrics }: PlanView, evidence: EvidenceView, record: ReferenceView): void {
  let own = metrics.find(({ metric }) => metric === evidence.metric);
  if (!own) metrics.push((own = { metric: evidence.metric, runs: [] }));
  const known = own.runs.find((run) => run.evidence.name === evidence.name);
  if (known) {
    known.records.push(record);
    return;
  }
  const day = evidence.sources
    .flatMap(({ created }) => created ?? [])
    .toSorted()
    .at(-1);
  own.runs.push({ evidence, ...(day === undefined ? {} : { day }), records: [record] });
}

function referenceTo({ id, slug, title, status }: DecisionView): ReferenceView {
  return { id: id ?? slug, slug, title, ...(status === undefined ? {} : { status }) };
}

function latestFirst(one: RunView, other: RunView): number {
  return (
    (other.day ?? "").localeCompare(one.day ?? "") ||
    other.evidence.name.localeCompare(one.evidence.name, "en", { numeric: true })
  );
}
