import type { Problem } from "./finding.ts";
import { parseMoney } from "./money.ts";
import type { Money } from "./money.ts";
import { isBlankCell } from "./options.ts";
import { isPlaceholder } from "./placeholder.ts";
import type { Range } from "./position.ts";
import { sectionOf } from "./record.ts";
import type { MarkdownRecord } from "./record.ts";
import type { Cell } from "./table.ts";
import type { TokenUse } from "./token-price.ts";
import { quoted } from "./wording.ts";

/** Columns of the table under Features, by the key that a {@link FeatureRow} uses; matched without regard to case. */
export const FEATURE_COLUMNS = {
  feature: "Feature",
  requests: "Requests/month",
  input: "Input tokens",
  cached: "Cached tokens",
  output: "Output tokens",
  model: "Model",
  cost: "Cost/month",
  budget: "Budget/month",
  latency: "p95 latency",
  objective: "Objective",
  runbook: "Runbook",
} as const;
export type FeatureColumn = keyof typeof FEATURE_COLUMNS;

const COLUMN_KEYS = new Map(
  Object.entries(FEATURE_COLUMNS).map(([key, name]) => [name.toLowerCase(), key as FeatureColumn] as const),
);

/** A row of the table: the cells that it has. */
export interface FeatureRow extends Partial<Record<FeatureColumn, Cell>> {
  range: Range;
}

/** The first table under Features. */
export interface FeaturesTable {
  range: Range;
  header: Range;
  /** Columns that it lacks. */
  missing: FeatureColumn[];
  rows: FeatureRow[];
}

/** Reads the table under Features; columns may come in any order. Undefined where there is none. */
export function featuresOf(record: MarkdownRecord): FeaturesTable | undefined {
  const table = sectionOf(record, "Features")?.tables[0];
  if (!table) return undefined;
  const keys = table.header.cells.map((cell) => COLUMN_KEYS.get(cell.text.trim().toLowerCase()));
  const rows = table.rows.map((written) => {
    const row: FeatureRow = { range: written.range };
    written.cells.forEach((cell, position) => {
      const key = keys[position];
      if (key) row[key] = cell;
    });
    return row;
  });
  const missing = (Object.keys(FEATURE_COLUMNS) as FeatureColumn[]).filter((key) => !keys.includes(key));
  return { range: table.range, header: table.header.range, missing, rows };
}

/** What a row says, as far as it can be read. */
export interface FeatureFigures {
  /** Name of the feature; empty where the row has none. */
  feature: string;
  model?: string;
  /** Present where all four figures are. */
  use?: TokenUse;
  cost?: Money;
  budget?: Money;
  /** Milliseconds. */
  latency?: number;
  /** Milliseconds. */
  objective?: number;
  /** Cells that cannot be read. A cell that is a placeholder or says nothing is not among them, but for the figures. */
  problems: Problem[];
}

/** Reads a row of the table. Never throws; what cannot be read is absent, with a problem. */
export function readFeature(row: FeatureRow): FeatureFigures {
  const problems: Problem[] = [];
  const said = (key: FeatureColumn): string | undefined => {
    const text = row[key]?.text.trim();
    return text === undefined || isBlankCell(text) || isPlaceholder(text) ? undefined : text;
  };
  const read = <T>(key: FeatureColumn, parse: (text: string) => T | undefined, expected: string) => {
    const text = said(key);
    const value = text === undefined ? undefined : parse(text);
    if (text !== undefined && value === undefined) problems.push(unreadable(row, key, expected));
    return value;
  };
  const counts = (["requests", "input", "cached", "output"] as const).map((key) =>
    read(key, parseCount, "a number such as 4,600, or 0 for none"),
  );
  const [requests, input, cached, output] = counts;
  const model = said("model");
  const known = requests !== undefined && input !== undefined && cached !== undefined && output !== undefined;
  if (known && cached > input) problems.push(moreThanAll(row, cached, input));
  const figures = {
    cost: read("cost", parseMoney, "an amount such as $7,500"),
    budget: read("budget", parseMoney, "an amount such as $8,000"),
    latency: read("latency", parseDuration, "a time such as 1.9 s or 850 ms"),
    objective: read("objective", parseDuration, "a time such as 2.5 s"),
  };
  return {
    feature: row.feature?.text.trim() ?? "",
    ...(model === undefined ? {} : { model }),
    ...(known && cached <= input ? { use: { requests, input, cached, output } } : {}),
    ...Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined)),
    problems,
  };
}

function unreadable(row: FeatureRow, key: FeatureColumn, expected: string): Problem {
  const cell = row[key]!;
  return {
    message: `Unexpected ${quoted(cell.text)} under ${FEATURE_COLUMNS[key]}, expected ${expected}`,
    hint: `Write ${expected}, and what there is to say besides under the table.`,
    range: cell.range,
  };
}

function moreThanAll(row: FeatureRow, cached: number, input: number): Problem {
  return {
    message: `Unexpected ${cached} cached tokens of ${input} input tokens, expected at most as many`,
    hint: "Cached tokens are the part of the input that is read from the prompt cache.",
    range: row.cached!.range,
  };
}

const COUNT = /^(?<number>\d{1,3}(?:[,\u00A0\u202F'’]\d{3})+|\d+)(?<fraction>\.\d+)?\s?(?<scale>[kKmM])?$/u;
const SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6 };

/** `1,000,000`, `38k`, `1.2M`; undefined where the text is no such number. */
export function parseCount(text: string): number | undefined {
  const groups = COUNT.exec(text.trim())?.groups;
  if (!groups) return undefined;
  const number = Number(groups.number!.replaceAll(/\D/gu, "") + (groups.fraction ?? ""));
  const value = number * (groups.scale ? SCALES[groups.scale.toLowerCase()]! : 1);
  // The product of a decimal and a power of ten may miss the whole number that was meant by its last digit.
  return Number(value.toPrecision(15));
}

const DURATION = /^(?:<\s?|~|≤\s?)?(?<number>\d+(?:\.\d+)?)\s?(?<unit>ms|s|min)$/u;
const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000 };

/** Milliseconds, from `1.9 s`, `850 ms` or `2 min`; undefined where the text is no such time. */
export function parseDuration(text: string): number | undefined {
  const groups = DURATION.exec(text.trim())?.groups;
  return groups ? Number((Number(groups.number) * MILLISECONDS[groups.unit!]!).toPrecision(15)) : undefined;
}
