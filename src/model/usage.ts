/** A line of `<dir>/usage/<name>.csv`: what a feature really took in a month. */
export interface Usage {
  /** `2026-10` */
  month: string;
  feature: string;
  requests: number;
  /** In the currency of `reckon.yaml`. */
  cost: number;
  /** Milliseconds. */
  p50?: number;
  /** Milliseconds. */
  p95?: number;
}

/** Its columns; the last two may be left out or empty. */
export const USAGE_COLUMNS = ["month", "feature", "requests", "cost", "p50_ms", "p95_ms"] as const;
