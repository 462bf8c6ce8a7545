import type { EvidenceRun } from "../model/evidence.ts";
import type { ImportedRow, Tokens } from "./importer.ts";
import { add, decimal, toNumber, ZERO } from "./rational.ts";

/** Cost, tokens and latency of a run, each with the number of results that state it; absent where none does. */
export function spentBy(rows: readonly ImportedRow[]): Pick<EvidenceRun, "cost" | "tokens" | "latency"> {
  const cost = costOf(rows);
  const tokens = tokensOf(rows);
  const latency = latencyOf(rows);
  return { ...(cost && { cost }), ...(tokens && { tokens }), ...(latency && { latency }) };
}

function costOf(rows: readonly ImportedRow[]): EvidenceRun["cost"] {
  const costs = rows.flatMap((row) => row.cost ?? []);
  const [first] = costs;
  // Amounts in several currencies have no sum.
  if (!first || costs.some((cost) => cost.currency !== first.currency)) return undefined;
  const total = toNumber(costs.map((cost) => decimal(cost.amount)).reduce(add, ZERO));
  return { total, ...(first.currency && { currency: first.currency }), rows: costs.length };
}

function tokensOf(rows: readonly ImportedRow[]): EvidenceRun["tokens"] {
  const usages = rows.flatMap((row) => row.tokens ?? []);
  if (usages.length === 0) return undefined;
  // A kind of token that some results leave out has no sum over the run.
  const sum = (kind: keyof Tokens) => {
    const values = usages.flatMap((usage) => usage[kind] ?? []);
    return values.length === usages.length
      ? { [kind]: values.reduce((total, value) => total + value, 0) }
      : {};
  };
  return { ...sum("input"), ...sum("output"), ...sum("total"), rows: usages.length };
}

function latencyOf(rows: readonly ImportedRow[]): EvidenceRun["latency"] {
  const sorted = rows.flatMap((row) => row.latency ?? []).toSorted((one, other) => one - other);
  if (sorted.length === 0) return undefined;
  // Nearest rank: a latency that was measured, whatever the number of results.
  const rank = (percent: number) => sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? 0;
  return { p50: rank(50), p95: rank(95), rows: sorted.length };
}
