import { setFlagsFromString } from "node:v8";
import type { Command } from "commander";
import { makeEvidence } from "../evidence/evidence.ts";
import { openFiles } from "../evidence/open.ts";
import type { Opening } from "../evidence/open.ts";
import { oneSource, readResults } from "../evidence/read.ts";
import type { ReadOptions, Results } from "../evidence/read.ts";
import { fetchSource } from "../evidence/remote.ts";
import { parseScale } from "../evidence/scale.ts";
import { streamSource } from "../evidence/source.ts";
import type { Source } from "../evidence/importer.ts";
import type { Config } from "../model/config.ts";
import type { Evidence } from "../model/evidence.ts";
import { gateEntries } from "../model/gate.ts";
import type { GatePolicy } from "../model/gate.ts";
import { UserError } from "../model/user-error.ts";
import type { Context } from "./context.ts";
import { readingProgress } from "./progress.ts";

/** Flags that say how result files are read. */
export interface ResultOptions {
  importer?: string;
  metric: string[];
  categoryKey?: string;
  caseKey?: string;
  clusterKey?: string;
  scale: string[];
  lowerIsBetter: string[];
  baseline?: string;
  candidate?: string;
}

const several = (value: string, all: string[]): string[] => [...all, value];

/** Adds the flags that `pull` and `gate` share. */
export function addResultOptions(command: Command): Command {
  return command
    .option("--importer <tool>", "the tool that wrote the results, instead of recognising it")
    .option(
      "--metric <name>",
      "a metric to compare, instead of those that the gate judges; may be repeated",
      several,
      [],
    )
    .option(
      "--scale <metric=scale>",
      "what a metric's numbers are: share (0 to 1), percent, 1..5, number; may be repeated",
      several,
      [],
    )
    .option("--lower-is-better <metric>", "a metric of which less is better; may be repeated", several, [])
    .option("--category-key <name>", "the variable or metadata that names a case's category")
    .option("--case-key <name>", "the variable or metadata that identifies a case")
    .option("--cluster-key <name>", "what cases have in common, such as their document: counts in the errors")
    .option("--baseline <run>", "the run to take from a file with several, by provider")
    .option("--candidate <run>", "the run to hold against it");
}

/** Where result files are read from, and how. */
export interface Reading {
  context: Context;
  /** Absolute; paths are relative to it. */
  cwd: string;
  config: Pick<Config, "importers" | "limits">;
}

/**
 * Evidence of the files that a command line names; `-` is standard input.
 * @throws UserError naming file, place and next step where they cannot be read or compared
 */
export async function readEvidenceFrom(
  reading: Reading,
  name: string,
  files: readonly string[],
  options: ResultOptions,
  policy: GatePolicy | undefined,
): Promise<Evidence> {
  const [baseline, candidate] = files;
  if (baseline === undefined) {
    throw new UserError(
      "Unexpected call without a result file",
      "Name the baseline's results, and the candidate's.",
    );
  }
  if (baseline === "-" && candidate === "-") {
    throw new UserError(
      "Unexpected `-` twice: standard input can be read once",
      "Name one of the two as a file.",
    );
  }
  const { importer, categoryKey, caseKey, clusterKey, lowerIsBetter } = options;
  const scales = scalesOf(options.scale);
  const mappings = reading.config.importers;
  const declared = { scales, lowerIsBetter };
  const metrics =
    options.metric.length > 0 ? options.metric : gateEntries(policy).map((entry) => entry.metric);
  const read = async (file: string): Promise<Results> => {
    const how = { importer, categoryKey, caseKey, clusterKey, mappings, declared };
    const progress = readingProgress(reading.context.stderr);
    try {
      return await readResults(await openSource(reading, file, how, progress.onRead), how);
    } finally {
      progress.end();
    }
  };
  // Millions of rows come and go: without this hint V8 lets its young generation grow to some hundred megabytes.
  setFlagsFromString("--semi-space-growth-factor=1");
  const first = await read(baseline);
  const results = candidate === undefined ? ([first] as const) : ([first, await read(candidate)] as const);
  return makeEvidence(name, results, {
    ...(importer !== undefined && { importer }),
    metrics: [...new Set(metrics)],
    ...(caseKey !== undefined && { caseKey }),
    ...(categoryKey !== undefined && { categoryKey }),
    ...(clusterKey !== undefined && { clusterKey }),
    ...(options.scale.length > 0 && { scales }),
    ...(lowerIsBetter.length > 0 && { lowerIsBetter: [...new Set(lowerIsBetter)] }),
    ...(options.baseline !== undefined && { baseline: options.baseline }),
    ...(options.candidate !== undefined && { candidate: options.candidate }),
  });
}

/** `score=percent` to its two halves; the name may hold an equals sign itself. */
function scalesOf(written: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    written.map((each) => {
      const [, metric, scale] = /^(?<metric>.+)=(?<scale>[^=]+)$/u.exec(each) ?? [];
      if (metric !== undefined && scale !== undefined && parseScale(scale)) return [metric, scale];
      throw new UserError(
        `Unexpected \`--scale ${each}\`, expected a metric and its scale`,
        "Write it as in --scale score=percent, --scale rating=1..5; share is 0 to 1.",
      );
    }),
  );
}

/** A file, a folder, a glob, an https address, or `-` for standard input. */
async function openSource(
  { context, cwd, config }: Reading,
  named: string,
  how: ReadOptions,
  onRead: Opening["onRead"],
): Promise<Source> {
  const limit = config.limits["result-file"];
  if (named === "-") return await streamSource("standard input", context.stdin, limit, onRead);
  if (/^https?:\/\//u.test(named)) {
    const token = context.env.RECKON_TOKEN || undefined;
    return await fetchSource(named, { fetch: globalThis.fetch, token, limit });
  }
  return oneSource(await openFiles(named, { cwd, limit, onRead }), named, how);
}
