import type { ImportMapping } from "../model/import-mapping.ts";
import { UserError } from "../model/user-error.ts";
import { declareMetrics } from "./declare.ts";
import type { DeclaredMetrics } from "./declare.ts";
import { unstatedKeys } from "./keys.ts";
import { withBeside } from "./source.ts";
import { IMPORTERS } from "./importers/index.ts";
import type { Imported, ImportedRun, Importer, ImportOptions, Source } from "./importer.ts";

/** One file's results, and which importer read it. */
export interface Results {
  tool: string;
  file: string;
  sha256: string;
  imported: Imported;
}

/** How results are read: an importer instead of recognising one, and what the user declares of the metrics. */
export interface ReadOptions extends ImportOptions {
  importer?: string | undefined;
  /** The team's own tables by name, as `importers:` in reckon.yaml has them. */
  mappings?: Readonly<Record<string, ImportMapping>> | undefined;
  declared?: DeclaredMetrics | undefined;
}

/** One of the two runs that are compared, with the file that it comes from. */
export interface ChosenRun {
  results: Results;
  run: ImportedRun;
}

/** The runs that `--baseline` and `--candidate` name. */
export interface RunNames {
  baseline?: string | undefined;
  candidate?: string | undefined;
}

/** Reads one source with the importer named, or with the first that recognises it. Throws a UserError on bad content. */
export async function readResults(source: Source, options: ReadOptions): Promise<Results> {
  const { importer, mapping, id } =
    options.importer === undefined ? recognise(source) : importerNamed(options);
  const result = await importer.parse(source, { ...options, mapping });
  if (!result.ok) {
    const { place, message, hint } = result.problem;
    throw new UserError(`${source.name}${place ? `, ${place}` : ""}: ${message}`, hint);
  }
  checkNoneLeft(source, result.imported);
  const unstated = unstatedKeys(result.imported.runs, options, importer);
  const told = { ...result.imported, notes: [...(result.imported.notes ?? []), ...unstated] };
  const imported = declareMetrics(told, options.declared, source.name);
  return { tool: id, file: source.name, sha256: source.sha256(), imported };
}

/**
 * The two runs to compare: of two files one each, of one file two. A run is never taken for the baseline by its place in
 * the file: where the names do not tell, the user does. Throws a UserError otherwise.
 */
export function chooseRuns(
  files: readonly [Results] | readonly [Results, Results],
  names: RunNames,
): { baseline: ChosenRun; candidate: ChosenRun } {
  const [first, second = first] = files;
  if (files.length === 1 && first.imported.runs.length < 2) {
    throw new UserError(
      `Unexpected single run in ${first.file}, expected a baseline and a candidate`,
      "Name a second result file, or one with two providers.",
    );
  }
  const shared = files.length === 1;
  const baseline = { results: first, run: chooseRun(first, "baseline", names.baseline, shared) };
  const candidate = { results: second, run: chooseRun(second, "candidate", names.candidate, shared) };
  if (baseline.run === candidate.run) {
    throw new UserError(
      `Unexpected same run ${quoted(baseline.run.name)} as baseline and candidate`,
      `Name two of ${runNames(first)}.`,
    );
  }
  return { baseline, candidate };
}

function chooseRun(
  results: Results,
  role: "baseline" | "candidate",
  name: string | undefined,
  shared: boolean,
): ImportedRun {
  const { runs } = results.imported;
  const [only] = runs;
  if (name === undefined && !shared && only && runs.length === 1) return only;
  const wanted = name ?? role;
  const exact = runs.filter((run) => run.name === wanted);
  const found = exact.length > 0 ? exact : runs.filter((run) => run.aliases.includes(wanted));
  const [match] = found;
  if (match && found.length === 1) return match;
  throw new UserError(
    match
      ? `Unexpected ${role} ${quoted(wanted)}, which names ${found.length} runs of ${results.file}`
      : `Unexpected ${results.file} without a run ${quoted(wanted)}, expected one to be the ${role}`,
    `Name it: --${role} with one of ${runNames(results)}.`,
  );
}

function runNames(results: Results): string {
  return results.imported.runs.map((run) => quoted(run.name)).join(", ");
}

function quoted(name: string): string {
  return `“${name}”`;
}

/**
 * One source of the files of a folder or glob: the one that an importer recognises, with the others beside it.
 * @throws UserError where there is none
 */
export function oneSource(files: readonly Source[], named: string, options: ReadOptions): Source {
  const [only] = files;
  if (only && files.length === 1) return only;
  const importers = options.importer === undefined ? IMPORTERS : [importerNamed(options).importer];
  const main = files.find((file) => importers.some(({ sniff }) => sniff(file.name, file.head).recognised));
  if (main)
    return withBeside(
      main,
      files.filter((file) => file !== main),
    );
  throw new UserError(
    `Unexpected ${named} with ${files.length} files, none of which holds the results of an eval tool`,
    "Name the result file itself.",
  );
}

/** Results beside those that were read would be left out without a word. */
function checkNoneLeft(source: Source, { alsoRead = [] }: Imported): void {
  const first = source.beside.find(
    (file) =>
      !alsoRead.includes(file) && IMPORTERS.some(({ sniff }) => sniff(file.name, file.head).recognised),
  );
  if (!first) return;
  throw new UserError(
    `Unexpected ${first.name} beside ${source.name}, expected the results of one run`,
    "Name the result file itself, or a folder with one run.",
  );
}

interface Reader {
  importer: Importer;
  /** What the evidence calls the tool. */
  id: string;
  mapping?: ImportMapping | undefined;
}

function recognise(source: Source): Reader {
  const tried: string[] = [];
  for (const importer of IMPORTERS) {
    const answer = importer.sniff(source.name, source.head);
    if (answer.recognised) return { importer, id: importer.id };
    tried.push(`${importer.id}: ${answer.why}`);
  }
  if (/^\uFFFD|\0/u.test(source.head)) tried.push("it is not UTF-8 text");
  throw new UserError(
    `Unexpected content of ${source.name}, expected the results of an eval tool (tried ${tried.join("; ")})`,
    "Name the tool with --importer, or map the file's fields under `importers:` in reckon.yaml.",
  );
}

/** The importer of that name: a mapping of the team's own, else a tool's. */
function importerNamed({ importer: id = "", mappings = {} }: ReadOptions): Reader {
  const mapping = Object.hasOwn(mappings, id) ? mappings[id] : undefined;
  const importer = IMPORTERS.find((candidate) => candidate.id === (mapping?.format ?? id));
  if (importer) return { importer, id, mapping };
  const names = [...Object.keys(mappings), ...IMPORTERS.map((candidate) => candidate.id)];
  throw new UserError(`Unexpected importer ${quoted(id)}`, `Name one of ${names.join(", ")}.`);
}
