type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Items of the first block. */
const FIRST = 16;
/** Binary logarithm of `FIRST`. */
const SHIFT = 4;

/**
 * A list of numbers by position that grows without being copied: each block is twice the one before. Positions that
 * were not written hold 0 and cost no memory, since the system hands out blocks page by page.
 */
export class Column<Block extends Numbers> {
  readonly #blocks: (Block | undefined)[] = [];
  readonly #make: (length: number) => Block;

  constructor(make: (length: number) => Block) {
    this.#make = make;
  }

  get(position: number): number {
    const block = blockOf(position);
    return this.#blocks[block]?.[position - startOf(block)] ?? 0;
  }

  set(position: number, value: number): void {
    const block = blockOf(position);
    const items = (this.#blocks[block] ??= this.#make(FIRST << block));
    items[position - startOf(block)] = value;
  }
}

function blockOf(position: number): number {
  return 31 - Math.clz32(position + FIRST) - SHIFT;
}

function startOf(block: number): number {
  return (FIRST << block) - FIRST;
}

/** Above every whole number that a `NumberColumn` keeps in two bytes: stands for one that is kept beside them. */
const OTHER = 0xffff;

/** Numbers by position: two bytes where a number is whole and small, as most scores and latencies are, else ten. */
export class NumberColumn {
  /** The number plus one; 0 where there is none. */
  readonly #small = new Column((length) => new Uint16Array(length));
  readonly #others = new Column((length) => new Float64Array(length));

  get(position: number): number | undefined {
    const code = this.#small.get(position);
    return code === 0 ? undefined : code === OTHER ? this.#others.get(position) : code - 1;
  }

  set(position: number, value: number): void {
    const isSmall = Number.isInteger(value) && value >= 0 && value < OTHER - 1;
    this.#small.set(position, isSmall ? value + 1 : OTHER);
    if (!isSmall) this.#others.set(position, value);
  }
}

/** Digests of 64 bits by position, as two halves. */
export class DigestColumn {
  readonly #high = new Column((length) => new Uint32Array(length));
  readonly #low = new Column((length) => new Uint32Array(length));

  high(position: number): number {
    return this.#high.get(position);
  }

  low(position: number): number {
    return this.#low.get(position);
  }

  /** Keeps the first 16 digits of a hexadecimal digest. */
  set(position: number, digest: string): void {
    this.#high.set(position, Number.parseInt(digest.slice(0, 8), 16));
    this.#low.set(position, Number.parseInt(digest.slice(8, 16), 16));
  }

  /** 16 hexadecimal digits. */
  text(position: number): string {
    return hex(this.high(position)) + hex(this.low(position));
  }
}

function hex(half: number): string {
  return half.toString(16).padStart(8, "0");
}
