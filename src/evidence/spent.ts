import type { EvidenceRun } from "../model/evidence.ts";
import { NumberColumn } from "./column.ts";
import type { ImportedRow, Tokens } from "./imported-row.ts";
import { add, decimal, toNumber, ZERO } from "./rational.ts";

const KINDS = ["input", "output", "total"] as const satisfies (keyof Tokens)[];

/** Cost, tokens and latency of a run, summed as its rows come. */
export class Spent {
  #cost = ZERO;
  #priced = 0;
  /** Amounts in several currencies have no sum. */
  readonly #currencies = new Set<string | undefined>();
  readonly #tokens = new Map<keyof Tokens, { sum: number; rows: number }>();
  #counted = 0;
  readonly #latencies = new NumberColumn();
  #timed = 0;

  /** Whether any row states a cost. */
  get isPriced(): boolean {
    return this.#priced > 0;
  }

  add({ cost, tokens, latency }: Pick<ImportedRow, "cost" | "tokens" | "latency">): void {
    if (cost) {
      this.#cost = add(this.#cost, decimal(cost.amount));
      this.#priced++;
      if (this.#currencies.size < 2) this.#currencies.add(cost.currency);
    }
    if (tokens) {
      this.#counted++;
      for (const kind of KINDS) {
        const { sum, rows } = this.#tokens.get(kind) ?? { sum: 0, rows: 0 };
        const count = tokens[kind];
        if (count !== undefined) this.#tokens.set(kind, { sum: sum + count, rows: rows + 1 });
      }
    }
    if (latency !== undefined) this.#latencies.set(this.#timed++, latency);
  }

  /** Each figure with the number of results that state it; absent where none does. */
  figures(): Pick<EvidenceRun, "cost" | "tokens" | "latency"> {
    const [cost, tokens, latency] = [this.#costs(), this.#usage(), this.#percentiles()];
    return { ...(cost && { cost }), ...(tokens && { tokens }), ...(latency && { latency }) };
  }

  #costs(): EvidenceRun["cost"] {
    if (this.#currencies.size !== 1) return undefined;
    const [currency] = this.#currencies;
    return { total: toNumber(this.#cost), ...(currency && { currency }), rows: this.#priced };
  }

  #usage(): EvidenceRun["tokens"] {
    if (this.#counted === 0) return undefined;
    // A kind of token that some results leave out has no sum over the run.
    const whole = [...this.#tokens].filter(([, { rows }]) => rows === this.#counted);
    const sums = new Map(whole.map(([kind, { sum }]) => [kind, sum]));
    const stated = KINDS.flatMap((kind) => {
      const sum = sums.get(kind);
      return sum === undefined ? [] : [[kind, sum] as const];
    });
    return { ...Object.fromEntries(stated), rows: this.#counted };
  }

  #percentiles(): EvidenceRun["latency"] {
    if (this.#timed === 0) return undefined;
    const latencies = new Float64Array(this.#timed).map((_, row) => this.#latencies.get(row) ?? 0);
    const sorted = latencies.toSorted();
    // Nearest rank: a latency that was measured, whatever the number of results.
    const rank = (percent: number) => sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? 0;
    return { p50: rank(50), p95: rank(95), rows: sorted.length };
  }
}
