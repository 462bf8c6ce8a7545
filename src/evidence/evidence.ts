import type { Metric } from "../model/comparison.ts";
import { BASIS } from "../model/evidence.ts";
import type { Evidence, EvidenceRun } from "../model/evidence.ts";
import { UserError } from "../model/user-error.ts";
import { counted } from "../model/wording.ts";
import { withFigures } from "./figures.ts";
import { byCodeUnit } from "./json.ts";
import { pairRuns } from "./pair.ts";
import type { CaseSet, PairedCases, Pairing } from "./pair.ts";
import { chooseRuns } from "./read.ts";
import type { ChosenRun, Results } from "./read.ts";
import { keepScores } from "./scores.ts";
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
  const categories = categoriesOf(pairs);
  const kept = options.metrics.map((metric) => ({
    ...metricOf(metric, baseline, candidate),
    scores: keepScores(metric, pairs, categories),
  }));
  const isListed = kept.some((metric) => !("counts" in metric.scores));
  const cases = isListed ? listCases(pairs, categories) : undefined;
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
      baseline: runOf(baseline, files, pairing.sets.baseline),
      candidate: runOf(candidate, files, pairing.sets.candidate),
    },
    counts,
    ...(counts.unpaired > 0 && { unpaired }),
    basis: BASIS,
    categories,
    ...(cases && { cases }),
    metrics: kept.map((metric) => withFigures(metric, categories, cases)),
    assumed: [...new Set([baseline, candidate].flatMap(({ results }) => results.imported.assumed))],
    notes: [
      ...pairing.notes,
      ...noteOnClusters(options, cases?.clusters),
      ...notesOn(baseline, candidate, pairing),
      ...files.flatMap(notesOf),
    ],
  };
}

function categoriesOf(pairs: PairedCases): string[] {
  const names = new Set<string>();
  for (const { category } of pairs) if (category !== undefined) names.add(category);
  return [...names].toSorted(byCodeUnit);
}

/** The pairs one by one. Their clusters are numbered in the order in which they are met; absent where none has one. */
function listCases(pairs: PairedCases, categories: readonly string[]): NonNullable<Evidence["cases"]> {
  const numbers = new Map(categories.map((name, index) => [name, index]));
  const known = new Map<string, number>();
  const ids: string[] = [];
  const categorised: (number | null)[] = [];
  const clusters: (number | null)[] = [];
  for (const { id, category, cluster } of pairs) {
    ids.push(id);
    categorised.push((category === undefined ? undefined : numbers.get(category)) ?? null);
    if (cluster !== undefined && !known.has(cluster)) known.set(cluster, known.size);
    clusters.push((cluster === undefined ? undefined : known.get(cluster)) ?? null);
  }
  return { ids, categories: categorised, ...(known.size > 0 && { clusters }) };
}

function noteOnClusters(
  { clusterKey }: PullOptions,
  clusters: readonly (number | null)[] | undefined,
): string[] {
  if (clusterKey === undefined || !clusters) return [];
  const several = new Set(clusters.filter((cluster) => cluster !== null)).size;
  return [
    `The cases fall into ${counted(several, "cluster")} by ${clusterKey}; the intervals allow for what the cases of one have in common.`,
  ];
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
  return !run.rows.isScored;
}

function runOf({ results, run }: ChosenRun, files: readonly Results[], set: CaseSet): EvidenceRun {
  return stated({
    source: files.indexOf(results),
    name: run.name,
    model: run.model,
    dataset: stated({ ...results.imported.dataset, ...set }),
    results: run.rows.length,
    unfinished: run.unfinished,
    ...run.rows.spent.figures(),
  });
}

function datasetOf({ sets }: Pairing, baseline: ChosenRun, candidate: ChosenRun): Evidence["dataset"] {
  const [ours, theirs] = [baseline.results.imported.dataset, candidate.results.imported.dataset];
  const alike = (key: "name" | "version" | "source") => {
    const [before, after] = [ours[key], theirs[key]];
    return before === undefined || after === undefined || before === after ? (before ?? after) : undefined;
  };
  return stated({
    name: alike("name"),
    version: alike("version"),
    source: alike("source"),
    ...sets.all,
  });
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

function notesOn(baseline: ChosenRun, candidate: ChosenRun, { sets }: Pairing): string[] {
  const notes: string[] = [];
  const [ours, theirs] = [baseline.results.imported.grader, candidate.results.imported.grader];
  if (String(ours.judges) !== String(theirs.judges))
    notes.push("The two runs were not graded by the same judges.");
  if (sets.baseline.digest !== sets.candidate.digest) notes.push("The two runs do not have the same cases.");
  return notes;
}
