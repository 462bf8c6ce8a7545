import { createHash } from "node:crypto";
import type { Counts } from "../model/comparison.ts";
import { MAX_LISTED_UNPAIRED } from "../model/evidence.ts";
import { Cases, merged } from "./cases.ts";
import type { ImportedRun } from "./importer.ts";
import type { Row } from "./rows.ts";
import { numbered } from "../model/wording.ts";

/** A case that both runs tried, with every attempt that was not skipped. */
export interface PairedCase {
  /** 16 hexadecimal digits; see `caseId`. */
  id: string;
  category?: string | undefined;
  /** A digest of what it shares with other cases. */
  cluster?: string | undefined;
  baseline: readonly Row[];
  candidate: readonly Row[];
}

/** Paired cases, sorted by id. Each is put together when it is asked for: there may be millions. */
export interface PairedCases extends Iterable<PairedCase> {
  readonly length: number;
}

/** The different cases of a run, or of both. */
export interface CaseSet {
  cases: number;
  /** SHA-256 over the sorted ids, a line feed after each. */
  digest: string;
}

export interface Pairing {
  pairs: PairedCases;
  /** Ids of cases with a result in one run only, sorted: the first of them. */
  unpaired: { baseline: string[]; candidate: string[] };
  sets: { baseline: CaseSet; candidate: CaseSet; all: CaseSet };
  counts: Counts;
  notes: string[];
}

/**
 * Pairs the cases of two runs: by id where rows have one, else by their input. Where several tests of one run share an
 * input, what else tells them apart joins it; rows that nothing tells apart are attempts at one case.
 */
export function pairRuns(baseline: ImportedRun, candidate: ImportedRun): Pairing {
  const [before, after] = casesOf(baseline, candidate);
  const sets = { baseline: new SetDigest(), candidate: new SetDigest(), all: new SetDigest() };
  const unpaired = { baseline: [] as string[], candidate: [] as string[] };
  const counts = { errored: { baseline: 0, candidate: 0 }, skipped: 0, unpaired: 0 };
  const differing = new Differences();
  let paired = 0;
  for (const [ours, theirs] of merged(before, after)) {
    const attempts = { baseline: attemptsAt(before, ours), candidate: attemptsAt(after, theirs) };
    const id = idOf(before, after, ours, theirs);
    sets.all.add(id);
    for (const run of ["baseline", "candidate"] as const) {
      const made = attempts[run];
      if (!made) continue;
      sets[run].add(id);
      if (made.some(({ outcome }) => outcome === "errored")) counts.errored[run]++;
    }
    const pair = pairOf(id, attempts);
    if (pair) {
      paired++;
      differing.add(pair);
    } else if (isSkipped(attempts.baseline) || isSkipped(attempts.candidate)) counts.skipped++;
    else {
      counts.unpaired++;
      const run = ours === undefined ? "candidate" : "baseline";
      if (unpaired[run].length < MAX_LISTED_UNPAIRED) unpaired[run].push(id);
    }
  }
  const all = sets.all.finish();
  return {
    pairs: {
      length: paired,
      *[Symbol.iterator]() {
        for (const [ours, theirs] of merged(before, after)) {
          if (ours === undefined || theirs === undefined) continue;
          const attempts = { baseline: before.attempts(ours), candidate: after.attempts(theirs) };
          const pair = pairOf(before.id(ours), attempts);
          if (pair) yield pair;
        }
      },
    },
    unpaired,
    sets: { baseline: sets.baseline.finish(), candidate: sets.candidate.finish(), all },
    counts: {
      expected: Math.max(all.cases, baseline.expected ?? 0, candidate.expected ?? 0),
      paired,
      ...counts,
    },
    notes: differing.notes(),
  };
}

/** The cases of both runs. An input that either run tests in more than one way is told apart by its tests in both. */
function casesOf(baseline: ImportedRun, candidate: ImportedRun): [before: Cases, after: Cases] {
  const [before, after] = [new Cases(baseline.rows), new Cases(candidate.rows)];
  let mixed: [ours: Uint8Array, theirs: Uint8Array] | undefined;
  for (const [ours, theirs] of merged(before, after)) {
    const isMixed =
      (ours !== undefined && before.isMixed(ours)) || (theirs !== undefined && after.isMixed(theirs));
    if (!isMixed) continue;
    mixed ??= [new Uint8Array(baseline.rows.length), new Uint8Array(candidate.rows.length)];
    if (ours !== undefined) before.mark(ours, mixed[0]);
    if (theirs !== undefined) after.mark(theirs, mixed[1]);
  }
  return mixed ? [new Cases(baseline.rows, mixed[0]), new Cases(candidate.rows, mixed[1])] : [before, after];
}

function attemptsAt(cases: Cases, index: number | undefined): Row[] | undefined {
  return index === undefined ? undefined : cases.attempts(index);
}

function isSkipped(attempts: readonly Row[] | undefined): boolean {
  return attempts !== undefined && attempts.every(({ outcome }) => outcome === "skipped");
}

function idOf(before: Cases, after: Cases, ours: number | undefined, theirs: number | undefined): string {
  return ours === undefined ? after.id(theirs ?? 0) : before.id(ours);
}

/** The case where both runs tried it. */
function pairOf(
  id: string,
  attempts: { baseline: readonly Row[] | undefined; candidate: readonly Row[] | undefined },
): PairedCase | undefined {
  const made = (row: Row) => row.outcome !== "skipped";
  const baseline = attempts.baseline?.filter(made) ?? [];
  const candidate = attempts.candidate?.filter(made) ?? [];
  if (baseline.length === 0 || candidate.length === 0) return undefined;
  return {
    id,
    category: stated(baseline, "category") ?? stated(candidate, "category"),
    cluster: stated(baseline, "cluster") ?? stated(candidate, "cluster"),
    baseline,
    candidate,
  };
}

function stated(attempts: readonly Row[], key: "category" | "cluster"): string | undefined {
  for (const row of attempts) {
    const value = row[key];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Counts cases and digests their ids, which come sorted. */
class SetDigest {
  #cases = 0;
  readonly #hash = createHash("sha256");

  add(id: string): void {
    this.#cases++;
    this.#hash.update(`${id}\n`);
  }

  finish(): CaseSet {
    return { cases: this.#cases, digest: this.#hash.digest("hex") };
  }
}

/** What differs between the two sides of pairs that should not, and how often cases were tried. */
class Differences {
  readonly #counts = { input: 0, test: 0, category: 0, attempts: 0 };

  add({ baseline, candidate }: PairedCase): void {
    const [ours, theirs] = [baseline[0], candidate[0]];
    for (const what of ["input", "test", "category"] as const) {
      const [before, after] = [ours?.[what], theirs?.[what]];
      if (before !== undefined && after !== undefined && before !== after) this.#counts[what]++;
    }
    if (baseline.length > 1 || candidate.length > 1) this.#counts.attempts++;
  }

  notes(): string[] {
    const { input, test, category, attempts } = this.#counts;
    const notes: [number, string][] = [
      [input, "the same id and another input in the two runs."],
      [test, "other assertions in the two runs."],
      [category, "another category in the two runs; the baseline's is taken."],
      [attempts, "several attempts; their mean is the case's score."],
    ];
    return notes.flatMap(([cases, what]) =>
      cases === 0 ? [] : [`${numbered(cases, "case")} ${cases === 1 ? "has" : "have"} ${what}`],
    );
  }
}
