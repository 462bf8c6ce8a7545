import { Evidence } from "../model/evidence.ts";
import type { EvidenceMetric } from "../model/evidence.ts";
import { firstProblem } from "../parse/issues.ts";
import { withFigures } from "./figures.ts";
import type { Json } from "./json.ts";
import { parseJson } from "./json.ts";

/** Numbers that were computed alike may differ in their last digit between processors. */
const TOLERANCE = 1e-9;

/** How wide a line of figures or ids becomes before it is broken. */
const LINE = 110;

export type EvidenceResult = { ok: true; evidence: Evidence } | { ok: false; message: string; hint: string };

const PULL_AGAIN = "Pull the results again; an evidence file is not edited by hand.";

/**
 * Reads an evidence file and holds it against itself: its schema, the lengths of its lists, and every figure against the
 * scores that it was computed from. Never throws on content.
 */
export function readEvidence(text: string): EvidenceResult {
  const parsed = parseJson(text.replace(/^\uFEFF/u, ""));
  if (!parsed.ok) {
    const { line, column, message } = parsed.problem;
    return { ok: false, message: `line ${line}, column ${column}: ${message}`, hint: PULL_AGAIN };
  }
  const result = Evidence.safeParse(parsed.value);
  if (!result.success) {
    const message = firstProblem(Evidence, parsed.value) ?? "Unexpected value, expected evidence";
    return { ok: false, message, hint: PULL_AGAIN };
  }
  const evidence = result.data;
  const wrong =
    misfit(evidence) ?? evidence.metrics.map((metric) => staleFigure(evidence, metric)).find(Boolean);
  return wrong ? { ok: false, message: wrong, hint: PULL_AGAIN } : { ok: true, evidence };
}

/** Lists that belong together and do not have the same length, or point where nothing is. */
function misfit({ cases, metrics, categories, counts, runs, sources }: Evidence): string | undefined {
  const length = counts.paired;
  const isIndex = (index: number | null) => index === null || index < categories.length;
  if (Math.max(runs.baseline.source, runs.candidate.source) >= sources.length)
    return "/runs: Unexpected source that is not listed";
  if (cases && (cases.ids.length !== length || cases.categories.length !== length)) {
    return `/cases: Unexpected number of cases, expected the ${length} that are paired`;
  }
  if (cases?.clusters && cases.clusters.length !== length)
    return `/cases/clusters: Unexpected number of cases, expected the ${length} that are paired`;
  if (cases && !cases.categories.every(isIndex))
    return "/cases/categories: Unexpected category that is not listed";
  for (const [index, { scores }] of metrics.entries()) {
    const place = `/metrics/${index}/scores`;
    if ("counts" in scores) {
      const total = scores.counts
        .flatMap(({ pairs }) => Object.values(pairs))
        .reduce((sum, count) => sum + count, 0);
      if (total !== length)
        return `${place}: Unexpected number of cases, expected the ${length} that are paired`;
      if (!scores.counts.every(({ category }) => isIndex(category)))
        return `${place}: Unexpected category that is not listed`;
    } else if (!cases || scores.baseline.length !== length || scores.candidate.length !== length) {
      return `${place}: Unexpected number of scores, expected one per paired case`;
    }
  }
  return undefined;
}

function staleFigure(evidence: Evidence, metric: EvidenceMetric): string | undefined {
  const { overall: _, categories: __, ...kept } = metric;
  const fresh = withFigures(kept, evidence.categories, evidence.cases);
  const same =
    isSame(metric.overall, fresh.overall) &&
    fresh.categories.length === metric.categories.length &&
    metric.categories.every((category, index) => isSame(category, fresh.categories[index]));
  return same ? undefined : `Unexpected figures of the metric ${metric.name}, expected what its scores give`;
}

/** Figures that files pulled before they came do not have. */
const LATER: ReadonlySet<string> = new Set(["pAdjusted", "bootstrap"]);

function isSame(kept: object, fresh: object | undefined): boolean {
  const known = Object.entries(fresh ?? {}).filter(([key]) => Object.hasOwn(kept, key) || !LATER.has(key));
  return isClose(kept, Object.fromEntries(known));
}

/** Whether two values are alike but for the last digits of their numbers. */
function isClose(one: unknown, other: unknown): boolean {
  if (typeof one === "number" && typeof other === "number") {
    return Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(one), Math.abs(other));
  }
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return one === other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => isClose(Reflect.get(one, key), Reflect.get(other, key)));
}

/** The file's text: two spaces, and lists of plain values side by side, so that a case is not a line. */
export function formatEvidence(evidence: Evidence): string {
  return `${layOut(JSON.parse(JSON.stringify(evidence)) as Json, "")}\n`;
}

function layOut(value: Json, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    const isPlain = value.every((item) => typeof item !== "object" || item === null || isPair(item));
    if (isPlain)
      return fill(
        value.map((item) => JSON.stringify(item)),
        indent,
      );
    return `[\n${value.map((item) => inner + layOut(item, inner)).join(",\n")}\n${indent}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${layOut(item, inner)}`,
  );
  return entries.length === 0 ? "{}" : `{\n${entries.join(",\n")}\n${indent}}`;
}

/** A score of several attempts. */
function isPair(value: Json): boolean {
  return Array.isArray(value) && value.length <= 3 && value.every((item) => typeof item === "number");
}

function fill(items: readonly string[], indent: string): string {
  const whole = `[${items.join(", ")}]`;
  if (indent.length + whole.length <= LINE) return whole;
  const inner = `${indent}  `;
  const lines: string[] = [];
  let line = inner;
  for (const [index, item] of items.entries()) {
    const piece = index === items.length - 1 ? item : `${item},`;
    if (line !== inner && line.length + piece.length > LINE) {
      lines.push(line.trimEnd());
      line = inner;
    }
    line += `${piece} `;
  }
  return `[\n${[...lines, line.trimEnd()].join("\n")}\n${indent}]`;
}
