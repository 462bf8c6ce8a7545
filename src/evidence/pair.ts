import type { Counts } from "../model/comparison.ts";
import { caseId } from "./digest.ts";
import type { ImportedRow, ImportedRun } from "./importer.ts";
import { byCodeUnit } from "./json.ts";

/** A case that both runs tried, with every attempt that was not skipped. */
export interface PairedCase {
  /** 16 hexadecimal digits; see `caseId`. */
  id: string;
  category?: string | undefined;
  /** What it shares with other cases, as the source spells it. */
  cluster?: string | undefined;
  baseline: readonly ImportedRow[];
  candidate: readonly ImportedRow[];
}

export interface Pairing {
  /** Sorted by id. */
  pairs: PairedCase[];
  /** Ids of cases with a result in one run only, sorted. */
  unpaired: { baseline: string[]; candidate: string[] };
  /** Ids of every case of a run, sorted; both runs' together under `all`. */
  ids: { baseline: string[]; candidate: string[]; all: string[] };
  counts: Counts;
  notes: string[];
}

/**
 * Pairs the cases of two runs: by id where rows have one, else by their input. Where several tests of one run share an
 * input, what else tells them apart joins it; rows that nothing tells apart are attempts at one case.
 */
export function pairRuns(baseline: ImportedRun, candidate: ImportedRun): Pairing {
  const shared = new Set([...sharedInputs(baseline.rows), ...sharedInputs(candidate.rows)]);
  const before = gather(baseline.rows, shared);
  const after = gather(candidate.rows, shared);
  const all = [...new Set([...before.keys(), ...after.keys()])].toSorted(byCodeUnit);
  const pairs: PairedCase[] = [];
  const unpaired = { baseline: [] as string[], candidate: [] as string[] };
  const skipped = new Set<string>();
  for (const id of all) {
    const [ours, theirs] = [tried(before.get(id)), tried(after.get(id))];
    if (ours === "skipped" || theirs === "skipped") skipped.add(id);
    else if (ours && theirs)
      pairs.push({
        id,
        category: stated(ours, "category") ?? stated(theirs, "category"),
        cluster: stated(ours, "cluster") ?? stated(theirs, "cluster"),
        baseline: ours,
        candidate: theirs,
      });
    else unpaired[ours ? "baseline" : "candidate"].push(id);
  }
  return {
    pairs,
    unpaired,
    ids: {
      baseline: [...before.keys()].toSorted(byCodeUnit),
      candidate: [...after.keys()].toSorted(byCodeUnit),
      all,
    },
    counts: {
      expected: Math.max(all.length, baseline.expected ?? 0, candidate.expected ?? 0),
      paired: pairs.length,
      errored: { baseline: erroredCases(before), candidate: erroredCases(after) },
      skipped: skipped.size,
      unpaired: unpaired.baseline.length + unpaired.candidate.length,
    },
    notes: notesOn(pairs),
  };
}

/** Inputs that one run tests in more than one way. */
function sharedInputs(rows: readonly ImportedRow[]): Set<string> {
  const first = new Map<string, string | undefined>();
  const shared = new Set<string>();
  for (const { id, input, test } of rows) {
    if (id !== undefined) continue;
    if (first.has(input) && first.get(input) !== test) shared.add(input);
    first.set(input, test);
  }
  return shared;
}

function gather(rows: readonly ImportedRow[], shared: ReadonlySet<string>): Map<string, ImportedRow[]> {
  const cases = new Map<string, ImportedRow[]>();
  for (const row of rows) {
    const id = caseId(identity(row, shared));
    const attempts = cases.get(id);
    if (attempts) attempts.push(row);
    else cases.set(id, [row]);
  }
  return cases;
}

function identity(row: ImportedRow, shared: ReadonlySet<string>): string {
  if (row.id !== undefined) return `id:${row.id}`;
  return shared.has(row.input) ? `input:${row.input}:${row.test ?? ""}` : `input:${row.input}`;
}

function tried(attempts: ImportedRow[] | undefined): ImportedRow[] | "skipped" | undefined {
  if (!attempts) return undefined;
  // Most cases skip nothing; a copy of each would be felt with a quarter of a million of them.
  if (attempts.every((row) => row.outcome !== "skipped")) return attempts;
  const made = attempts.filter((row) => row.outcome !== "skipped");
  return made.length === 0 ? "skipped" : made;
}

function stated(attempts: readonly ImportedRow[], key: "category" | "cluster"): string | undefined {
  return attempts.find((row) => row[key] !== undefined)?.[key];
}

function erroredCases(cases: ReadonlyMap<string, ImportedRow[]>): number {
  return [...cases.values()].filter((attempts) => attempts.some((row) => row.outcome === "errored")).length;
}

/** What differs between the two sides of a pair that should not, and how often cases were tried. */
function notesOn(pairs: readonly PairedCase[]): string[] {
  const count = (differs: (pair: PairedCase) => boolean) => pairs.filter(differs).length;
  const notes: [number, (cases: string) => string][] = [
    [
      count((pair) => differ(pair, (row) => row.input)),
      (cases) => `${cases} the same id and another input in the two runs.`,
    ],
    [
      count((pair) => differ(pair, (row) => row.test)),
      (cases) => `${cases} other assertions in the two runs.`,
    ],
    [
      count((pair) => differ(pair, (row) => row.category)),
      (cases) => `${cases} another category in the two runs; the baseline's is taken.`,
    ],
    [
      count((pair) => pair.baseline.length > 1 || pair.candidate.length > 1),
      (cases) => `${cases} several attempts; their mean is the case's score.`,
    ],
  ];
  return notes.flatMap(([cases, say]) =>
    cases === 0 ? [] : [say(cases === 1 ? "1 case has" : `${cases} cases have`)],
  );
}

function differ(pair: PairedCase, read: (row: ImportedRow) => string | undefined): boolean {
  const [ours] = pair.baseline;
  const [theirs] = pair.candidate;
  const [before, after] = [ours && read(ours), theirs && read(theirs)];
  return before !== undefined && after !== undefined && before !== after;
}
