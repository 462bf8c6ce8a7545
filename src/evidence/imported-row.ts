/** One attempt at one case. */
export interface ImportedRow {
  /** The value of the user's case key; without one, an id that the tool itself keeps stable between runs. */
  id?: string | undefined;
  /** SHA-256 of the input, which pairs cases that have no id; absent where there is an id and the file has no input. */
  input?: string | undefined;
  /** SHA-256 of what else tells tests of one input apart, such as their assertions. */
  test?: string | undefined;
  category?: string | undefined;
  /** What the case shares with others, as the source spells it. */
  cluster?: string | undefined;
  outcome: "scored" | "errored" | "skipped";
  /** Metric to score, in the unit of the metric's scale. Empty unless scored. */
  scores: ReadonlyMap<string, number>;
  cost?: { amount: number; currency?: string } | undefined;
  tokens?: Tokens | undefined;
  /** Milliseconds; absent where the answer came from a cache. */
  latency?: number | undefined;
}

export interface Tokens {
  input?: number | undefined;
  output?: number | undefined;
  total?: number | undefined;
}
