import { UserError } from "../model/user-error.ts";
import { Column, DigestColumn, NumberColumn } from "./column.ts";
import { caseId } from "./digest.ts";
import type { ImportedRow } from "./imported-row.ts";
import { Spent } from "./spent.ts";

/** Different metrics of a run, and runs of a file: with more, a file is not read as it was meant. */
const MOST_METRICS = 1000;
const MOST_RUNS = 1000;
const MOST_CATEGORIES = 10_000;

const OUTCOMES = ["scored", "errored", "skipped"] as const satisfies ImportedRow["outcome"][];

/** What a row states, beside its outcome in the lowest two bits. */
const STATES = { id: 4, input: 8, test: 16, cluster: 32 } as const;

/** What the scores of one metric are like. */
export interface ScoreRange {
  low: number;
  high: number;
  /** Rows that have one. */
  count: number;
  /** Whether all are 0 or 1. */
  isBinary: boolean;
}

/**
 * The rows of one run, kept in columns of numbers: half a gigabyte of results is millions of rows, and an object each
 * would not fit. Of ids, inputs, tests and clusters only 64 bits of a digest are kept, which is all that pairing needs.
 */
export class Rows implements Iterable<Row> {
  readonly spent = new Spent();
  #length = 0;
  #identified = 0;
  #categorised = 0;
  #clustered = 0;
  #scored = 0;
  readonly #facts = new Column((length) => new Uint8Array(length));
  /** Of the id, else of the input. */
  readonly #keys = new DigestColumn();
  /** Of the input with what else tells tests of it apart; of rows without an id. */
  readonly #testKeys = new DigestColumn();
  readonly #inputs = new DigestColumn();
  readonly #tests = new DigestColumn();
  readonly #clusters = new DigestColumn();
  /** Position in `#categoryNames` plus one. */
  readonly #categories = new Column((length) => new Uint16Array(length));
  readonly #categoryNumbers = new Map<string, number>();
  readonly #categoryNames: string[] = [];
  readonly #scores = new Map<string, ScoreColumn>();

  get length(): number {
    return this.#length;
  }

  /** How many rows state what a user's keys may name. */
  get stated(): { id: number; category: number; cluster: number } {
    return { id: this.#identified, category: this.#categorised, cluster: this.#clustered };
  }

  /** Whether any row was scored. */
  get isScored(): boolean {
    return this.#scored > 0;
  }

  /** The scores of every metric that a row has one of, in the order in which they came. */
  get ranges(): ReadonlyMap<string, ScoreRange> {
    return this.#scores;
  }

  /**
   * Takes a row, and returns its position.
   * @throws UserError where there are more metrics or categories than anybody judges by
   */
  add(row: ImportedRow): number {
    const position = this.#length++;
    let facts = OUTCOMES.indexOf(row.outcome);
    if (row.id !== undefined) {
      facts |= STATES.id;
      this.#identified++;
      this.#keys.set(position, caseId(`id:${row.id}`));
    } else {
      this.#keys.set(position, caseId(`input:${row.input}`));
      this.#testKeys.set(position, caseId(`input:${row.input}:${row.test ?? ""}`));
    }
    if (row.input !== undefined) {
      facts |= STATES.input;
      this.#inputs.set(position, row.input);
    }
    if (row.test !== undefined) {
      facts |= STATES.test;
      this.#tests.set(position, row.test);
    }
    if (row.cluster !== undefined) {
      facts |= STATES.cluster;
      this.#clustered++;
      this.#clusters.set(position, caseId(row.cluster));
    }
    if (row.outcome === "scored") this.#scored++;
    this.#facts.set(position, facts);
    if (row.category !== undefined) this.#categorise(position, row.category);
    for (const [metric, score] of row.scores) this.score(position, metric, score);
    this.spent.add(row);
    return position;
  }

  /** Gives a row another score. */
  score(position: number, metric: string, score: number): void {
    let scores = this.#scores.get(metric);
    if (!scores) {
      if (this.#scores.size === MOST_METRICS)
        throw tooMany(MOST_METRICS, "metrics", "Map the columns that are metrics in reckon.yaml.");
      scores = new ScoreColumn();
      this.#scores.set(metric, scores);
    }
    scores.set(position, score);
  }

  /** Gives a row another outcome. */
  settle(position: number, outcome: ImportedRow["outcome"]): void {
    const before = this.at(position).outcome;
    this.#scored += Number(outcome === "scored") - Number(before === "scored");
    this.#facts.set(position, (this.#facts.get(position) & ~3) | OUTCOMES.indexOf(outcome));
  }

  /** Gives a metric's scores a second name. */
  alsoCall(metric: string, name: string): void {
    const scores = this.#scores.get(metric);
    if (scores) this.#scores.set(name, scores);
  }

  /** Forgets the scores of a metric. */
  forget(metric: string): void {
    this.#scores.delete(metric);
  }

  at(position: number): Row {
    return new Row(this, position);
  }

  *[Symbol.iterator](): Iterator<Row> {
    for (let position = 0; position < this.#length; position++) yield this.at(position);
  }

  /** For `Row`. */
  factsOf(position: number): { outcome: ImportedRow["outcome"]; states: number } {
    const facts = this.#facts.get(position);
    return { outcome: OUTCOMES[facts & 3] ?? "skipped", states: facts };
  }

  /** A score; absent where the row has none. */
  scoreOf(position: number, metric: string): number | undefined {
    return this.#scores.get(metric)?.get(position);
  }

  categoryOf(position: number): string | undefined {
    return this.#categoryNames[this.#categories.get(position) - 1];
  }

  /** The digests that a row may be known by: its id's, else its input's; `byTest` with what tells its tests apart. */
  keysOf(position: number, byTest: boolean): DigestColumn {
    return byTest && !(this.#facts.get(position) & STATES.id) ? this.#testKeys : this.#keys;
  }

  /** A digest that a row states; absent where it does not. */
  digestOf(position: number, what: "input" | "test" | "cluster"): string | undefined {
    if (!(this.#facts.get(position) & STATES[what])) return undefined;
    const columns = { input: this.#inputs, test: this.#tests, cluster: this.#clusters };
    return columns[what].text(position);
  }

  #categorise(position: number, name: string): void {
    let number = this.#categoryNumbers.get(name);
    if (number === undefined) {
      if (this.#categoryNames.length === MOST_CATEGORIES)
        throw tooMany(MOST_CATEGORIES, "categories", "Name a field with fewer values: --category-key.");
      number = this.#categoryNames.push(name);
      this.#categoryNumbers.set(name, number);
    }
    this.#categorised++;
    this.#categories.set(position, number);
  }
}

/** A row as `Rows` keeps it: digests stand for what they were made from. */
export class Row {
  readonly #rows: Rows;
  readonly position: number;

  constructor(rows: Rows, position: number) {
    this.#rows = rows;
    this.position = position;
  }

  get outcome(): ImportedRow["outcome"] {
    return this.#rows.factsOf(this.position).outcome;
  }

  /** Digest of the id; absent where the row has none. */
  get id(): string | undefined {
    const { states } = this.#rows.factsOf(this.position);
    return states & STATES.id ? this.#rows.keysOf(this.position, false).text(this.position) : undefined;
  }

  get input(): string | undefined {
    return this.#rows.digestOf(this.position, "input");
  }

  get test(): string | undefined {
    return this.#rows.digestOf(this.position, "test");
  }

  get cluster(): string | undefined {
    return this.#rows.digestOf(this.position, "cluster");
  }

  get category(): string | undefined {
    return this.#rows.categoryOf(this.position);
  }

  score(metric: string): number | undefined {
    return this.#rows.scoreOf(this.position, metric);
  }

  /** Every score of the row by metric. */
  get scores(): Map<string, number> {
    return new Map(
      [...this.#rows.ranges.keys()].flatMap((metric): [string, number][] => {
        const score = this.score(metric);
        return score === undefined ? [] : [[metric, score]];
      }),
    );
  }
}

/** The runs of one file by what tells them apart. */
export class RunRows<Key> extends Map<Key, Rows> {
  /**
   * The rows of a run, empty for a new one.
   * @throws UserError where there are more runs than anybody compares
   */
  of(key: Key): Rows {
    const known = this.get(key);
    if (known) return known;
    if (this.size === MOST_RUNS)
      throw tooMany(MOST_RUNS, "runs", "Map the column that names the model in reckon.yaml.");
    const rows = new Rows();
    this.set(key, rows);
    return rows;
  }
}

class ScoreColumn implements ScoreRange {
  low = Infinity;
  high = -Infinity;
  count = 0;
  isBinary = true;
  readonly #scores = new NumberColumn();

  get(position: number): number | undefined {
    return this.#scores.get(position);
  }

  set(position: number, score: number): void {
    if (this.get(position) === undefined) this.count++;
    this.low = Math.min(this.low, score);
    this.high = Math.max(this.high, score);
    this.isBinary &&= score === 0 || score === 1;
    this.#scores.set(position, score);
  }
}

function tooMany(most: number, what: string, hint: string): UserError {
  return new UserError(`Unexpected more than ${most.toLocaleString("en-GB")} ${what} in the results`, hint);
}
