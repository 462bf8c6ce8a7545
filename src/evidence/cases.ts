import type { Row, Rows } from "./rows.ts";

/** Rows are first put into so many buckets by their digest, which are then sorted one by one. */
const BUCKETS = 1 << 16;

/**
 * The rows of a run in the order of their cases' digests, attempts at a case as the file has them. A case is known by
 * the position of its first row in this order: the first is at 0, and each says where the next one is.
 */
export class Cases {
  readonly rows: Rows;
  readonly #order: Uint32Array;
  readonly #byTest: ReadonlyBits | undefined;

  /** @param byTest the rows whose input is tested in several ways, and that are known by both */
  constructor(rows: Rows, byTest?: ReadonlyBits) {
    this.rows = rows;
    this.#byTest = byTest;
    this.#order = this.#sorted();
  }

  /** One beyond the last position of a case. */
  get end(): number {
    return this.#order.length;
  }

  /** The case after this one; the end where there is none. */
  next(at: number): number {
    let position = at + 1;
    while (position < this.end && this.#compareKeys(this.#row(at), this.#row(position)) === 0) position++;
    return position;
  }

  /** 16 hexadecimal digits; see `caseId`. */
  id(at: number): string {
    const row = this.#row(at);
    return this.#keysOf(row).text(row);
  }

  attempts(at: number): Row[] {
    return Array.from(this.#rowsOf(at), (row) => this.rows.at(row));
  }

  /** Below 0, 0 or above 0 as a case's digest is less than, equal to or greater than one of another run. */
  compare(at: number, other: Cases, otherAt: number): number {
    const [ours, theirs] = [this.#row(at), other.#row(otherAt)];
    const [own, their] = [this.#keysOf(ours), other.#keysOf(theirs)];
    return own.high(ours) - their.high(theirs) || own.low(ours) - their.low(theirs);
  }

  /** Whether rows without an id that share an input are tested in more than one way. */
  isMixed(at: number): boolean {
    const [first, ...others] = this.#rowsOf(at);
    if (first === undefined || others.length === 0 || this.rows.at(first).id !== undefined) return false;
    const { test } = this.rows.at(first);
    return others.some((row) => this.rows.at(row).test !== test);
  }

  mark(at: number, bits: Uint8Array): void {
    for (const row of this.#rowsOf(at)) bits[row] = 1;
  }

  #rowsOf(at: number): Uint32Array {
    return this.#order.subarray(at, this.next(at));
  }

  #row(position: number): number {
    return this.#order[position] ?? 0;
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
  while (own < ours.end || their < theirs.end) {
    const order = own === ours.end ? 1 : their === theirs.end ? -1 : ours.compare(own, theirs, their);
    yield [order <= 0 ? own : undefined, order >= 0 ? their : undefined];
    if (order <= 0) own = ours.next(own);
    if (order >= 0) their = theirs.next(their);
  }
}
