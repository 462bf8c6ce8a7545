import type { CorpusSource, LoadedRecord } from "../corpus/load.ts";
import { readOverlaid } from "../corpus/overlay.ts";
import type { Edit, Finding } from "../model/finding.ts";
import type { ConfiguredRules } from "./configure.ts";
import { lint } from "./run.ts";
import type { LintInputs, LintResult } from "./run.ts";

/** A file that fixes have changed. */
export interface FixedFile {
  /** Path from the root of the corpus, with `/`. */
  file: string;
  /** Absolute path. */
  path: string;
  /** Its text and what the fixes make of it, without byte order mark. */
  before: string;
  after: string;
  bom: boolean;
}

/** What is left to find once nothing is left to fix. */
export interface FixResult {
  result: LintResult;
  files: FixedFile[];
  /** Findings that were mended. */
  fixed: number;
}

/** A fix may uncover the next; rules that undo one another are stopped here. */
const MOST_PASSES = 10;

/**
 * Applies the fixes of a corpus in memory, lints the outcome and goes on until nothing is left to fix. Writes nothing.
 * @param wanted which findings to fix
 * @param overlay texts, by path from the root, that stand for what is on the disk
 */
export function fixAll(
  source: CorpusSource,
  rules: ConfiguredRules,
  today: string,
  wanted: (finding: Finding) => boolean,
  {
    overlay = new Map(),
    ...inputs
  }: Pick<LintInputs, "asked" | "base"> & { overlay?: ReadonlyMap<string, string> } = {},
): FixResult {
  const texts = new Map(overlay);
  const files = new Map<string, FixedFile>();
  for (let pass = 0, fixed = 0; ; pass++) {
    const read = new Map<string, Pick<LoadedRecord, "path" | "bom"> & { text: string }>();
    const noting = function* (): Generator<LoadedRecord> {
      for (const loaded of readOverlaid(source, texts)) {
        const { path, bom, record } = loaded;
        read.set(record.file, { path, bom, text: record.text });
        yield loaded;
      }
    };
    const result = lint(source, rules, today, { ...inputs, read: noting() });
    const fixable = result.findings.filter((finding) => finding.fix !== undefined && wanted(finding));
    if (fixable.length === 0 || pass === MOST_PASSES) return { result, files: changedOnly(files), fixed };
    for (const [file, findings] of Map.groupBy(fixable, (finding) => finding.file)) {
      const { path, bom, text } = read.get(file)!;
      const applied = applyFixes(
        text,
        findings.map(({ fix }) => fix!),
      );
      fixed += applied.count;
      texts.set(file, applied.text);
      files.set(file, { file, path, bom, before: files.get(file)?.before ?? text, after: applied.text });
    }
  }
}

function changedOnly(files: ReadonlyMap<string, FixedFile>): FixedFile[] {
  return [...files.values()].filter(({ before, after }) => before !== after);
}

/**
 * Applies fixes to a text, each whole or not at all. Of fixes that overlap or touch, the first in the text is applied;
 * the others wait for the next pass. Line ends of the text are kept.
 */
export function applyFixes(
  text: string,
  fixes: readonly (readonly Edit[])[],
): { text: string; count: number } {
  const taken: Edit[] = [];
  let count = 0;
  for (const fix of fixes.toSorted((one, other) => startOf(one) - startOf(other))) {
    if (fix.some((edit) => taken.some((other) => touches(edit, other)))) continue;
    taken.push(...fix);
    count++;
  }
  const newline = /\r\n?|\n/u.exec(text)?.[0] ?? "\n";
  const parts: string[] = [];
  let at = 0;
  for (const { range, text: inserted } of taken.toSorted((one, other) => startOf([one]) - startOf([other]))) {
    parts.push(text.slice(at, range.start.offset), inserted.replaceAll(/\r\n?|\n/gu, newline));
    at = range.end.offset;
  }
  return { text: [...parts, text.slice(at)].join(""), count };
}

function startOf(fix: readonly Edit[]): number {
  return Math.min(...fix.map(({ range }) => range.start.offset));
}

function touches({ range: one }: Edit, { range: other }: Edit): boolean {
  return one.start.offset <= other.end.offset && other.start.offset <= one.end.offset;
}
