import type { Nodes } from "mdast";
import type { HeldEvidence } from "../../../evidence/held.ts";
import { fixed, signed } from "../../../evidence/numbers.ts";
import type { Problem } from "../../../model/finding.ts";
import type { GateReport } from "../../../model/gate-report.ts";
import { listed, quoted } from "../../../model/wording.ts";
import { Lines } from "../../../parse/lines.ts";
import { proseOf } from "../../prose.ts";
import type { Prose } from "../../prose.ts";
import { defineRule } from "../../rule.ts";

type CategoryReport = GateReport["metrics"][number]["categories"][number];

/** A figure in prose: `94.1 → 96.3`, `from 94.1 to 96.3`, either with its change after it; or a signed change alone. */
const NUMBER = String.raw`\d{1,9}(?:\.\d{1,9})?`;
const SIGNED = String.raw`[+−–-]${NUMBER}`;
const UNIT = String.raw`(?:\s?(?:%|pp|points?\b))?`;
const CHANGE = new RegExp(
  String.raw`(?<![\w.,+−–-])(?:(?:from\s+(?<from>${NUMBER})${UNIT}\s+to\s+|(?<baseline>${NUMBER})${UNIT}\s*(?:→|->)\s*)(?<candidate>${NUMBER})${UNIT}(?:\s*\((?<beside>${SIGNED})${UNIT}\))?|(?<delta>${SIGNED})${UNIT})(?![\w])`,
  "gu",
);
/** What joins a figure to the category that follows it. */
const JOINT = /^\s+(?:on|in|for)\s+(?:the\s+)?/u;

/** How far after a figure a category is looked for: names of categories are short. */
const REACH = 300;

/** A figure that the prose gives of a category. */
interface Claim {
  category: string;
  /** As written, with its index in the prose. */
  written: string;
  index: number;
  baseline?: string;
  candidate?: string;
  delta?: string;
}

/** A figure that was typed off goes stale in silence, and it is the one that people quote. */
export const claimsMatch = defineRule({
  id: "evidence/claims-match",
  level: "advice",
  description: "A figure in prose that names a category of the evidence is the one that the evidence gives.",
  *evidence({ record, tree, held }) {
    const categories = categoriesOf(held);
    if (categories.size === 0) return;
    const named = namedAt(categories);
    const ofEvidence: ReadonlySet<Nodes> = new Set(held.blocks.flatMap(({ content }) => content));
    const isName = (code: string): boolean => categories.has(code.toLowerCase());
    const lines = new Lines(record.text);
    for (const prose of proseOf(tree, record.text, ofEvidence, isName)) {
      for (const claim of claimsIn(prose, named)) {
        const problem = contradiction(claim, categories.get(claim.category)!);
        if (!problem) continue;
        const start = prose.offsetAt(claim.index);
        const end = prose.offsetAt(claim.index + claim.written.length - 1) + 1;
        yield { ...problem, range: lines.range(start, end) };
      }
    }
  },
});

/** Every category of the evidence by its name in lower case, once per piece and metric. */
function categoriesOf({ pieces }: HeldEvidence): ReadonlyMap<string, CategoryReport[]> {
  const all = pieces.flatMap(
    ({ judged }) => judged?.report.metrics.flatMap(({ categories }) => categories) ?? [],
  );
  return Map.groupBy(
    all.filter(({ name }) => name.trim() !== ""),
    ({ name }) => name.toLowerCase(),
  );
}

/** The category that a text begins with, the longest where several do; by their first letters, since there may be many. */
function namedAt(categories: ReadonlyMap<string, unknown>): (text: string) => string | undefined {
  const names = [...categories.keys()].toSorted((one, other) => other.length - one.length);
  const letters = names.at(-1)!.length;
  const byLetters = Map.groupBy(names, (name) => name.slice(0, letters));
  return (text) =>
    byLetters
      .get(text.slice(0, letters))
      ?.find((name) => text.startsWith(name) && !/^[\p{L}\p{N}_-]/u.test(text.slice(name.length)));
}

function* claimsIn({ text }: Prose, named: (text: string) => string | undefined): Generator<Claim> {
  for (const match of text.matchAll(CHANGE)) {
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + REACH);
    const joint = JOINT.exec(rest)?.[0];
    if (joint === undefined) continue;
    const category = named(rest.slice(joint.length).toLowerCase());
    if (category === undefined) continue;
    const { from, baseline = from, candidate, beside, delta = beside } = match.groups!;
    yield {
      category,
      written: match[0],
      index: match.index,
      ...(baseline === undefined ? {} : { baseline }),
      ...(candidate === undefined ? {} : { candidate }),
      ...(delta === undefined ? {} : { delta }),
    };
  }
}

/** A claim contradicts the evidence where none of its metrics gives these figures. */
function contradiction(
  claim: Claim,
  categories: readonly CategoryReport[],
): Omit<Problem, "range"> | undefined {
  const compared = categories.filter(({ delta }) => delta !== undefined);
  if (compared.length === 0 || compared.some((category) => agrees(claim, category))) return undefined;
  const decimals = Math.max(...numbersOf(claim).map(decimalsOf));
  const given = [...new Set(compared.map((category) => inWords(claim, category, decimals)))];
  return {
    message: `Unexpected ${quoted(claim.written)} on ${quoted(compared[0]!.name)}, expected ${listed(given, "or")} as in the evidence`,
    hint: `Write ${given[0]}, or say which other evaluation the figure is of.`,
  };
}

function agrees(claim: Claim, category: CategoryReport): boolean {
  return (["baseline", "candidate", "delta"] as const).every((key) => {
    const written = claim[key];
    return written === undefined || isRounded(valueOf(written), category[key] ?? NaN, decimalsOf(written));
  });
}

/** Whether a figure is a value to that many decimals; a value half-way between two may be rounded to either. */
function isRounded(figure: number, value: number, decimals: number): boolean {
  return Math.abs(figure - value) <= 0.5 * 10 ** -decimals + 1e-9;
}

/** The evidence's figures in the form of the claim. */
function inWords(claim: Claim, { baseline = 0, candidate = 0, delta = 0 }: CategoryReport, decimals: number) {
  const change = signed(delta, decimals);
  if (claim.candidate === undefined) return change;
  const pair = `${fixed(baseline, decimals)} → ${fixed(candidate, decimals)}`;
  return claim.delta === undefined ? pair : `${pair} (${change})`;
}

function numbersOf({ baseline, candidate, delta }: Claim): string[] {
  return [baseline, candidate, delta].filter((written) => written !== undefined);
}

function decimalsOf(written: string): number {
  return written.split(".")[1]?.length ?? 0;
}

function valueOf(written: string): number {
  const size = Number(written.replace(/^[+−–-]/u, ""));
  return /^[−–-]/u.test(written) ? -size : size;
}
