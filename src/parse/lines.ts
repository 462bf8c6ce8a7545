import type { Point, Range } from "../model/position.ts";

/** Turns offsets of a text into lines and columns; a line ends with LF, CRLF or CR, as in CommonMark. */
export class Lines {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (const ending of text.matchAll(/\r\n?|\n/gu)) this.#starts.push(ending.index + ending[0].length);
  }

  /** The place at an offset; offsets past the end are taken for the end. */
  point(offset: number): Point {
    const at = Math.min(Math.max(offset, 0), this.#length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - this.#starts[low]! + 1, offset: at };
  }

  /** The stretch from one offset to another, the second excluded. */
  range(start: number, end: number): Range {
    return { start: this.point(start), end: this.point(end) };
  }
}
