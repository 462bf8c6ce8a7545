/**
 * Bounds on what a record or a result file may cost to read, promised in docs/limits.md. Records come from strangers'
 * pull requests, so a record never raises them; the user may, under `limits:` in `reckon.yaml`.
 */
export const LIMITS = {
  /** Bytes of one Markdown file. */
  record: 256 * 1024,
  /** Characters of frontmatter, and of `reckon.yaml`. */
  frontmatter: 64 * 1024,
  /** Blank characters in a row in frontmatter: a splitter's pattern goes over them once for each. */
  blanks: 1000,
  /** Levels of nesting in Markdown, YAML and JSON. */
  nesting: 64,
  /** Table cells of one Markdown file, counting those that short rows leave out. */
  tableCells: 200_000,
  /** `&` in one Markdown file: what a parser holds for entities grows with their number. */
  ampersands: 10_000,
  /** `_` in one word: where an address may end there, a parser looks back over all of them once for each. */
  underscores: 10_000,
  /** Bytes of an image that the site shows. */
  image: 16 * 1024 * 1024,
  /** Bytes of an SVG, which is read element by element. */
  svg: 4 * 1024 * 1024,
  /** Bytes of a template. */
  template: 64 * 1024,
  /** Items that the loops of one template go over. */
  templateTurns: 1000,
  /** Bytes of a JSON or XML result file that has to be read whole. */
  resultFile: 64 * 1024 * 1024,
  /** Characters of one row of a CSV result file, and of one line of a JSONL one. */
  resultRow: 8 * 1024 * 1024,
  /** Entries of a zip archive. */
  zipEntries: 10_000,
  /** Bytes that a zip archive may unpack to. */
  zipTotal: 1024 * 1024 * 1024,
  /** Times its size that a zip archive may unpack to. */
  zipRatio: 200,
} as const;
