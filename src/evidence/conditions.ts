import type { Evidence, EvidenceMetric } from "../model/evidence.ts";
import type { GateEntry, ReasonCode, Verdict } from "../model/gate.ts";
import type { Compared, Judged } from "./compare.ts";
import { about, besideLimit, plain, span } from "./numbers.ts";
import { numbered } from "../model/wording.ts";
import { compare, decimal, ratio } from "./rational.ts";
import { casesToDetect } from "./statistics.ts";
import { includesZero, isAbove, isBelow, maxDrop } from "./thresholds.ts";

/** One condition of the policy that was met, and the verdict that it leads to. */
export interface Condition {
  code: ReasonCode;
  verdict: Exclude<Verdict, "pass">;
  message: string;
  category?: string;
}

/** The conditions of a policy that are met, in the order of judging: the first decides. */
export function conditionsMet(
  evidence: Evidence,
  entry: GateEntry,
  metric: EvidenceMetric,
  compared: Compared,
): Condition[] {
  return [
    ...dataConditions(evidence, entry, compared.overall),
    ...categoryConditions(entry, metric, compared.categories),
    ...sizeConditions(entry, compared.overall),
    ...dropConditions(entry, metric, compared.overall),
  ];
}

/** Condition 1: the data cannot carry a verdict. */
function dataConditions(evidence: Evidence, entry: GateEntry, overall: Judged): Condition[] {
  const { runs, counts } = evidence;
  const conditions: Condition[] = [];
  const say = (code: ReasonCode, message: string) =>
    conditions.push({ code, verdict: "inconclusive", message });
  if (overall.figures.n === 0) {
    say(
      "no-pairs",
      `no case was judged in both runs: ${runs.baseline.dataset.cases} of the baseline, ${runs.candidate.dataset.cases} of the candidate; name what identifies a case with --case-key`,
    );
  }
  const minimum = decimal(entry["min-coverage"]);
  // Of the set that should have been run, and of the cases that this metric applies to.
  const parts = [
    { have: counts.paired, of: counts.expected, what: "expected cases are in both runs" },
    {
      have: overall.figures.n,
      of: overall.applicable,
      what: `cases with the metric ${entry.metric} are judged in both runs`,
    },
  ];
  for (const { have, of, what } of parts) {
    if (of === 0 || compare(ratio(100 * have, of), minimum) >= 0) continue;
    const percent = besideLimit((100 * have) / of, entry["min-coverage"]);
    say(
      "coverage",
      `${have} of ${of} ${what}: ${percent} % is below the minimum of ${plain(entry["min-coverage"])} %`,
    );
  }
  for (const run of ["baseline", "candidate"] as const) {
    const { unfinished } = runs[run];
    if (unfinished !== undefined)
      say("unfinished", `the ${run}'s run did not come to its end: ${unfinished}`);
  }
  for (const key of ["name", "version"] as const) {
    const [ours, theirs] = [runs.baseline.dataset[key], runs.candidate.dataset[key]];
    if (ours === undefined || theirs === undefined || ours === theirs) continue;
    say("dataset", `the runs state different datasets: ${key} ${ours} and ${theirs}`);
  }
  return conditions;
}

/** Condition 2: a critical category is below its minimum, or nobody can tell. */
function categoryConditions(
  entry: GateEntry,
  metric: EvidenceMetric,
  categories: readonly { name: string; judged: Judged }[],
): Condition[] {
  const conditions = Object.entries(entry.categories).flatMap(
    ([category, { critical, min }]): Condition[] => {
      if (!critical || min === undefined) return [];
      const unsure = (code: ReasonCode, message: string): Condition[] => [
        { code, verdict: "inconclusive", message, category },
      ];
      const judged = categories.find(({ name }) => name === category)?.judged;
      if (!judged || judged.candidate === undefined) {
        return unsure("category-missing", `no judged case is in the critical category ${category}`);
      }
      if (!metric.higherIsBetter) {
        return unsure(
          "category-min",
          `a minimum for ${category} says nothing: of ${metric.name}, lower is better`,
        );
      }
      if (!isBelow(judged.candidate, min)) return [];
      const { figures } = judged;
      const passed = figures.passed ? ` (${figures.passed[1]} of ${numbered(figures.n, "case")})` : "";
      const score = besideLimit(figures.candidate ?? 0, min);
      return [
        {
          code: "category-min",
          verdict: "block",
          category,
          message: `${category} ${score} is below its minimum ${plain(min)}${passed}`,
        },
      ];
    },
  );
  // One that is known to be too low outweighs one that nobody knows of.
  return conditions.toSorted(
    (one, other) => Number(other.verdict === "block") - Number(one.verdict === "block"),
  );
}

/** Condition 3: too few cases. */
function sizeConditions(entry: GateEntry, { figures: { n } }: Judged): Condition[] {
  const least = entry["min-cases"];
  if (n === 0 || n >= least) return [];
  const message = `${numbered(n, "judged case")} ${n === 1 ? "is" : "are"} fewer than the ${least} that the gate asks for`;
  return [{ code: "min-cases", verdict: "inconclusive", message }];
}

/** Condition 4: a drop above what is allowed, which may be within the noise. */
function dropConditions(entry: GateEntry, metric: EvidenceMetric, judged: Judged): Condition[] {
  const { drop, figures } = judged;
  if (drop === undefined) return [];
  const limit = maxDrop(entry, metric);
  if (limit === undefined) {
    const message = `\`max-drop\` is not set for ${metric.name}, whose scale is its own: name one in its unit`;
    return [{ code: "max-drop-missing", verdict: "inconclusive", message }];
  }
  if (!isAbove(drop, limit)) return [];
  const message = dropMessage(entry, judged, limit);
  if (!includesZero(figures.interval)) return [{ code: "max-drop", verdict: "block", message }];
  const verdict = entry["on-noise"];
  return verdict === "pass" ? [] : [{ code: "max-drop", verdict, message }];
}

/** “a drop of 3.3 is above the 2 allowed; on 61 cases it cannot be told from noise (95 % −15.3 … +8.7; …)” */
export function dropMessage(entry: GateEntry, { figures }: Judged, limit: number): string {
  const drop = Math.abs(figures.delta ?? 0);
  const fact = `a drop of ${besideLimit(drop, limit)} is above the ${plain(limit)} allowed`;
  const confidence = plain(Number((100 * entry.confidence).toFixed(6)));
  if (!figures.interval) return `${fact}; ${numbered(figures.n, "case")} cannot tell it from noise`;
  const interval = `${confidence} % ${span(figures.interval)}`;
  if (!includesZero(figures.interval)) return `${fact} (${interval})`;
  const differing = (figures.discordant ?? [0, 0]).reduce((sum, count) => sum + count, 0);
  const needed = differing > 0 ? casesToDetect(drop / 100, differing / figures.n) : 0;
  const enough = needed > figures.n ? `; about ${about(needed)} cases would do` : "";
  return `${fact}; on ${numbered(figures.n, "case")} it cannot be told from noise (${interval}${enough})`;
}
