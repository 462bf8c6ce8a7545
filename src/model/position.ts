/** A place in a text: line and column count from 1, columns in UTF-16 code units, offset from 0. */
export interface Point {
  line: number;
  column: number;
  offset: number;
}

/** A stretch of text; `end` is the place just after the last character. */
export interface Range {
  start: Point;
  end: Point;
}

/** The first character of a text, for findings about a whole file. */
export const FILE_START: Range = {
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};
