import type { Metric } from "../model/comparison.ts";
import { BASIS, MAX_LISTED_UNPAIRED } from "../model/evidence.ts";
import type { Evidence, EvidenceMetric, EvidenceRun } from "../model/evidence.ts";
import { UserError } from "../model/user-error.ts";
import { counted } from "../model/wording.ts";
import { compareScores, withDetectable } from "./compare.ts";
import { sha256 } from "./digest.ts";
import { byCodeUnit } from "./json.ts";
import { pairRuns } from "./pair.ts";
import type { Pairing } from "./pair.ts";
import { chooseRuns } from "./read.ts";
import type { ChosenRun, Results } from "./read.ts";
import { keepScores, scorePairs } from "./scores.ts";
import { spentBy } from "./spent.ts";
import { stated } from "./stated.ts";

/** How results are pulled; kept in the evidence, so that they can be pulled again alike. */
export type PullOptions = Evidence["options"];

/**
 * Evidence of one file with two runs or two files with one each. A function of its arguments alone. Throws a UserError
 * where the files do not hold what is asked of them.
 */
export function makeEvidence(
  name: string,
  files: readonly [Results] | readonly [Results, Results],
  options: PullOptions,
): Evidence {
  const { baseline, candidate } = chooseRuns(files, options);
  const pairing = pairRuns(baseline.run, candidate.run);
  const { pairs, unpaired, counts } = pairing;
  const categories = [...new Set(pairs.flatMap((pair) => pair.category ?? []))].toSorted(byCodeUnit);
  const cases = {
    ids: pairs.map((pair) => pair.id),
    categories: pairs.map((pair) => (pair.category === undefined ? null : categories.indexOf(pair.category))),
  };
  const clusters = clustersOf(pairing);
  const clustered = stated({ ...cases, clusters });
  const metrics = options.metrics.map((metric): EvidenceMetric => {
    const declared = metricOf(metric, baseline, candidate);
    return withFigures({ ...declared, scores: keepScores(metric, pairs, categories) }, categories, clustered);
  });
  const listed = metrics.some((metric) => !("counts" in metric.scores));
  return {
    version: 1,
    name,
    sources: files.map(({ tool, file, sha256: digest, imported }) =>
      stated({
        tool,
        toolVersion: imported.toolVersion,
        format: imported.format,
        file,
        sha256: digest,
        runId: imported.runId,
        created: imported.created,
        ...(imported.alsoRead && {
          beside: imported.alsoRead.map((other) => ({ file: other.name, sha256: other.sha256() })),
        }),
      }),
    ),
    options: stated(options),
    dataset: datasetOf(pairing, baseline, candidate),
    grader: graderOf(baseline, candidate),
    runs: {
      baseline: runOf(baseline, files, pairing.ids.baseline),
      candidate: runOf(candidate, files, pairing.ids.candidate),
    },
    counts,
    ...(counts.unpaired > 0 && {
      unpaired: {
        baseline: unpaired.baseline.slice(0, MAX_LISTED_UNPAIRED),
        candidate: unpaired.candidate.slice(0, MAX_LISTED_UNPAIRED),
      },
    }),
    basis: BASIS,
    categories,
    ...(listed && { cases: clustered }),
    metrics,
    assumed: [...new Set([baseline, candidate].flatMap(({ results }) => results.imported.assumed))],
    notes: [
      ...pairing.notes,
      ...noteOnClusters(options, clusters),
      ...notesOn(baseline, candidate, pairing),
      ...files.flatMap(notesOf),
    ],
  };
}

/** Clusters of the pairs by number, in the order in which they are met; nothing where no case states one. */
function clustersOf({ pairs }: Pairing): (number | null)[] | undefined {
  const numbers = new Map<string, number>();
  const clusters = pairs.map(({ cluster }) => {
    if (cluster === undefined) return null;
    const number = numbers.get(cluster) ?? numbers.size;
    numbers.set(cluster, number);
    return number;
  });
  return numbers.size === 0 ? undefined : clusters;
}

function noteOnClusters(
  { clusterKey }: PullOptions,
  clusters: readonly (number | null)[] | undefined,
): string[] {
  if (clusterKey === undefined) return [];
  if (!clusters) return [`No case states ${clusterKey}: the cases count as independent.`];
  const several = new Set(clusters.filter((cluster) => cluster !== null)).size;
  return [
    `The cases fall into ${counted(several, "cluster")} by ${clusterKey}; the intervals allow for what the cases of one have in common.`,
  ];
}

/** The metric with its figures computed from its scores under the basis of the file. */
export function withFigures(
  metric: Metric & Pick<EvidenceMetric, "scores">,
  categories: readonly string[],
  cases: Evidence["cases"],
): EvidenceMetric {
  const { scores, ...declared } = metric;
  const kept: EvidenceMetric = { ...declared, overall: { n: 0 }, categories: [], scores };
  const compared = compareScores(declared, scorePairs(kept, categories, cases), categories, BASIS);
  return {
    ...declared,
    overall: withDetectable(compared.overall),
    categories: compared.categories
      .filter(({ judged }) => judged.applicable > 0)
      .map(({ name, judged }) => ({ name, ...judged.figures })),
    scores,
  };
}

function metricOf(name: string, baseline: ChosenRun, candidate: ChosenRun): Metric {
  const [before, after] = [baseline, candidate].map(({ results }) =>
    results.imported.metrics.find((metric) => metric.name === name),
  );
  // A run in which every case errored has no score that would show its metrics.
  const ours = before ?? (isScoreless(baseline) ? after : undefined);
  const theirs = after ?? (isScoreless(candidate) ? before : undefined);
  if (!ours || !theirs) {
    const { file, imported } = (ours ? candidate : baseline).results;
    throw new UserError(
      `Unexpected metric “${name}”, which ${file} does not have`,
      `Name one of ${imported.metrics.map((metric) => `“${metric.name}”`).join(", ")} with --metric.`,
    );
  }
  // Where one run left the scale that the other kept, neither has it.
  return ours.scale === theirs.scale && String(ours.range) === String(theirs.range)
    ? ours
    : { name, scale: "number", higherIsBetter: ours.higherIsBetter };
}

function isScoreless({ run }: ChosenRun): boolean {
  return run.rows.every((row) => row.outcome !== "scored");
}

function runOf({ results, run }: ChosenRun, files: readonly Results[], ids: readonly string[]): EvidenceRun {
  return stated({
    source: files.indexOf(results),
    name: run.name,
    model: run.model,
    dataset: stated({ ...results.imported.dataset, cases: ids.length, digest: digestOf(ids) }),
    results: run.rows.length,
    ...spentBy(run.rows),
  });
}

function datasetOf({ ids }: Pairing, baseline: ChosenRun, candidate: ChosenRun): Evidence["dataset"] {
  const [ours, theirs] = [baseline.results.imported.dataset, candidate.results.imported.dataset];
  const alike = (key: "name" | "version" | "source") => {
    const [before, after] = [ours[key], theirs[key]];
    return before === undefined || after === undefined || before === after ? (before ?? after) : undefined;
  };
  return stated({
    name: alike("name"),
    version: alike("version"),
    source: alike("source"),
    cases: ids.all.length,
    digest: digestOf(ids.all),
  });
}

function digestOf(ids: readonly string[]): string {
  return sha256(ids.map((id) => `${id}\n`).join(""));
}

function graderOf(baseline: ChosenRun, candidate: ChosenRun): Evidence["grader"] {
  const graders = [baseline, candidate].map(({ results }) => results.imported.grader);
  const both = (key: "judges" | "criteria") => {
    const names = new Set(graders.flatMap((grader) => grader[key] ?? []));
    return names.size === 0 ? undefined : [...names].toSorted(byCodeUnit);
  };
  const versions = new Set(graders.map((grader) => grader.promptVersion));
  return stated({
    judges: both("judges"),
    promptVersion: versions.size === 1 ? graders[0]?.promptVersion : undefined,
    criteria: both("criteria"),
  });
}

function notesOf({ file, imported }: Results): string[] {
  return (imported.notes ?? []).map((note) => `${file}: ${note}`);
}

function notesOn(baseline: ChosenRun, candidate: ChosenRun, { ids }: Pairing): string[] {
  const notes: string[] = [];
  const [ours, theirs] = [baseline.results.imported.grader, candidate.results.imported.grader];
  if (String(ours.judges) !== String(theirs.judges))
    notes.push("The two runs were not graded by the same judges.");
  if (digestOf(ids.baseline) !== digestOf(ids.candidate))
    notes.push("The two runs do not have the same cases.");
  return notes;
}
