import type { Row, Rows } from "./rows.ts";

/** Rows are first put into so many buckets by their digest, which are then sorted one by one. */
const BUCKETS = 1 << 16;

/** The rows of a run gathered into cases, sorted by the cases' digests; attempts at a case as the file has them. */
export class Cases {
  readonly rows: Rows;
  readonly #order: Uint32Array;
  /** Where each case begins in the order; and at the end, how many rows there are. */
  readonly #starts: Uint32Array;
  readonly #byTest: ReadonlyBits | undefined;

  /** @param byTest the rows whose input is tested in several ways, and that are known by both */
  constructor(rows: Rows, byTest?: ReadonlyBits) {
    this.rows = rows;
    this.#byTest = byTest;
    this.#order = this.#sorted();
    this.#starts = this.#gathered();
  }

  get length(): number {
    return this.#starts.length - 1;
  }

  /** 16 hexadecimal digits; see `caseId`. */
  id(index: number): string {
    const row = this.#first(index);
    return this.#keysOf(row).text(row);
  }

  attempts(index: number): Row[] {
    return Array.from(this.#positions(index), (row) => this.rows.at(row));
  }

  /** Below 0, 0 or above 0 as a case's digest is less than, equal to or greater than one of another run. */
  compare(index: number, other: Cases, otherIndex: number): number {
    const [ours, theirs] = [this.#first(index), other.#first(otherIndex)];
    const [own, their] = [this.#keysOf(ours), other.#keysOf(theirs)];
    return own.high(ours) - their.high(theirs) || own.low(ours) - their.low(theirs);
  }

  /** Whether rows without an id that share an input are tested in more than one way. */
  isMixed(index: number): boolean {
    const [first, ...others] = this.#positions(index);
    if (first === undefined || others.length === 0 || this.rows.at(first).id !== undefined) return false;
    const { test } = this.rows.at(first);
    return others.some((row) => this.rows.at(row).test !== test);
  }

  mark(index: number, bits: Uint8Array): void {
    for (const row of this.#positions(index)) bits[row] = 1;
  }

  #positions(index: number): Uint32Array {
    return this.#order.subarray(this.#starts[index], this.#starts[index + 1]);
  }

  #first(index: number): number {
    return this.#order[this.#starts[index] ?? 0] ?? 0;
  }

  #keysOf(row: number) {
    return this.rows.keysOf(row, this.#byTest?.[row] === 1);
  }

  #sorted(): Uint32Array {
    const { length } = this.rows;
    const bucketOf = (row: number) => this.#keysOf(row).high(row) >>> 16;
    const ends = new Uint32Array(BUCKETS + 1);
    for (let row = 0; row < length; row++) ends[bucketOf(row) + 1]!++;
    for (let bucket = 0; bucket < BUCKETS; bucket++) ends[bucket + 1]! += ends[bucket]!;
    const starts = ends.slice();
    const order = new Uint32Array(length);
    for (let row = 0; row < length; row++) order[starts[bucketOf(row)]!++] = row;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      if (ends[bucket + 1]! - ends[bucket]! > 1)
        order.subarray(ends[bucket], ends[bucket + 1]).sort((one, other) => this.#compareRows(one, other));
    }
    return order;
  }

  #gathered(): Uint32Array {
    const order = this.#order;
    const begins = (index: number) =>
      index === 0 || this.#compareKeys(order[index]!, order[index - 1]!) !== 0;
    let count = 0;
    for (let index = 0; index < order.length; index++) if (begins(index)) count++;
    const starts = new Uint32Array(count + 1);
    let next = 0;
    for (let index = 0; index < order.length; index++) if (begins(index)) starts[next++] = index;
    starts[count] = order.length;
    return starts;
  }

  #compareRows(one: number, other: number): number {
    return this.#compareKeys(one, other) || one - other;
  }

  #compareKeys(one: number, other: number): number {
    const [own, their] = [this.#keysOf(one), this.#keysOf(other)];
    return own.high(one) - their.high(other) || own.low(one) - their.low(other);
  }
}

/** A byte per row, 1 where something is true of it. */
type ReadonlyBits = Readonly<ArrayLike<number>>;

/** Goes through the cases of two runs in the order of their digests: positions in both, or in one alone. */
export function* merged(
  ours: Cases,
  theirs: Cases,
): Generator<readonly [own: number | undefined, their: number | undefined]> {
  let own = 0;
  let their = 0;
  while (own < ours.length || their < theirs.length) {
    const order = own === ours.length ? 1 : their === theirs.length ? -1 : ours.compare(own, theirs, their);
    yield [order <= 0 ? own : undefined, order >= 0 ? their : undefined];
    if (order <= 0) own++;
    if (order >= 0) their++;
  }
}
