import path from "node:path";
import type { Command } from "commander";
import { makeEvidence } from "../evidence/evidence.ts";
import { readResults } from "../evidence/read.ts";
import type { Results } from "../evidence/read.ts";
import { fileSource, memorySource } from "../evidence/source.ts";
import type { Source } from "../evidence/importer.ts";
import type { Evidence } from "../model/evidence.ts";
import { gateEntries } from "../model/gate.ts";
import type { GatePolicy } from "../model/gate.ts";
import { UserError } from "../model/user-error.ts";
import type { Context } from "./context.ts";

/** Flags that say how result files are read. */
export interface ResultOptions {
  importer?: string;
  metric: string[];
  categoryKey?: string;
  caseKey?: string;
  baseline?: string;
  candidate?: string;
}

/** Adds the flags that `pull` and `gate` share. */
export function addResultOptions(command: Command): Command {
  return command
    .option("--importer <tool>", "the tool that wrote the results, instead of recognising it")
    .option(
      "--metric <name>",
      "a metric to compare, instead of those that the gate judges; may be repeated",
      (value: string, all: string[]) => [...all, value],
      [],
    )
    .option("--category-key <name>", "the variable or metadata that names a case's category")
    .option("--case-key <name>", "the variable or metadata that identifies a case")
    .option("--baseline <run>", "the run to take from a file with several, by provider")
    .option("--candidate <run>", "the run to hold against it");
}

/** Where result files are read from, and how. */
export interface Reading {
  context: Context;
  /** Absolute; paths are relative to it. */
  cwd: string;
  /** Bytes that a file read whole may have. */
  limit: number;
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
  const { importer, categoryKey, caseKey } = options;
  const metrics =
    options.metric.length > 0 ? options.metric : gateEntries(policy).map((entry) => entry.metric);
  const read = async (file: string): Promise<Results> =>
    await readResults(await openSource(reading, file), { importer, categoryKey, caseKey });
  const first = await read(baseline);
  const results = candidate === undefined ? ([first] as const) : ([first, await read(candidate)] as const);
  return makeEvidence(name, results, {
    ...(importer !== undefined && { importer }),
    metrics: [...new Set(metrics)],
    ...(caseKey !== undefined && { caseKey }),
    ...(categoryKey !== undefined && { categoryKey }),
    ...(options.baseline !== undefined && { baseline: options.baseline }),
    ...(options.candidate !== undefined && { candidate: options.candidate }),
  });
}

async function openSource({ context, cwd, limit }: Reading, file: string): Promise<Source> {
  if (file !== "-") return await fileSource(path.resolve(cwd, file), limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of context.stdin) {
    const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : (chunk as Uint8Array);
    chunks.push(bytes);
    size += bytes.length;
    if (size > limit) break;
  }
  return memorySource("standard input", Buffer.concat(chunks), limit);
}
