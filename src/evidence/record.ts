import type { Root } from "mdast";
import type { Evidence } from "../model/evidence.ts";
import { gateEntries } from "../model/gate.ts";
import type { GatePolicy } from "../model/gate.ts";
import type { GateReport } from "../model/gate-report.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { SECTION_ALIASES } from "../model/section.ts";
import { UserError } from "../model/user-error.ts";
import { editFrontmatter } from "../parse/edit.ts";
import type { ParsedRecord } from "../parse/record.ts";
import { acceptsOf } from "./accepts.ts";
import { blockText, findBlocks } from "./block.ts";
import { judge } from "./gate.ts";
import { renderEvidence } from "./render.ts";

/** Evidence judged for a record, and the text that stands for it between the markers. */
export function judgeForRecord(
  evidence: Evidence,
  policy: GatePolicy | undefined,
  record: Pick<MarkdownRecord, "risks">,
): { report: GateReport; rendered: string } {
  const report = judge(evidence, policy, acceptsOf(record));
  return { report, rendered: renderEvidence(evidence, report, gateEntries(policy)) };
}

/**
 * The record's text with the evidence's block: in the place of the one that it has, else at the end of its Evidence
 * section, else in a new one; and with its name under `evidence` in the frontmatter. Everything else stays to the byte.
 * Throws a UserError where the record's own text does not allow it.
 */
export function withEvidence({ record, tree }: ParsedRecord, name: string, rendered: string): string {
  refuseAmbiguous(record, tree, name);
  const { start, end, text: block } = blockEdit({ record, tree }, name, rendered);
  const newline = record.text.includes("\r\n") ? "\r\n" : "\n";
  const text = record.text.slice(0, start) + block.replaceAll("\n", newline) + record.text.slice(end);
  if (record.values.evidence?.includes(name)) return text;
  const edited = editFrontmatter(text, [{ path: ["evidence"], append: name }]);
  if (edited !== undefined) return edited;
  throw new UserError(
    `Unexpected frontmatter in ${record.file}, which cannot be edited safely`,
    `Add \`evidence: [${name}]\` to it by hand, and pull again.`,
  );
}

/** A stretch of a record's text, by offsets, and what is to stand there; line ends are line feeds. */
export interface BlockEdit {
  start: number;
  end: number;
  text: string;
}

/**
 * The edit that gives a record the evidence's block: in the place of the one that it has, else at the end of its Evidence
 * section, else in a new one.
 */
export function blockEdit({ record, tree }: ParsedRecord, name: string, rendered: string): BlockEdit {
  const text = blockText(name, rendered);
  const existing = findBlocks(tree).blocks.find((block) => block.name === name);
  if (existing) return { start: existing.start, end: existing.end, text };
  const { start, end, before, after } = atEndOf(record);
  return { start, end, text: `${before}${text}${after}` };
}

/** Throws a UserError where the markers of a record do not tell which text is the evidence's. */
function refuseAmbiguous(record: MarkdownRecord, tree: Root, name: string): void {
  const { blocks, loose } = findBlocks(tree);
  const [marker] = loose;
  if (marker) {
    throw new UserError(
      `${record.file}:${marker.line}: Unexpected ${marker.opens ? "opening" : "closing"} evidence marker without its other half`,
      marker.opens
        ? "Add `<!-- /reckon:evidence -->` after the block."
        : "Remove it, or add the opening marker.",
    );
  }
  if (blocks.filter((block) => block.name === name).length > 1) {
    throw new UserError(
      `${record.file}: Unexpected second block of the evidence ${name}`,
      "Remove all but one of the blocks.",
    );
  }
}

/** Sections that come after Evidence in the usual order. */
const LATER: ReadonlySet<string> = new Set(
  Object.keys(SECTION_ALIASES).slice(Object.keys(SECTION_ALIASES).indexOf("Evidence") + 1),
);

/** The end of the Evidence section; without one, a new section before those that usually follow it. */
function atEndOf({ sections, text }: MarkdownRecord): Omit<BlockEdit, "text"> & {
  before: string;
  after: string;
} {
  const own = sections.find((section) => section.name === "Evidence");
  const next = own ? undefined : sections.find(({ name, heading }) => heading.depth === 2 && LATER.has(name));
  const end = own ? own.range.end.offset : (next?.heading.range.start.offset ?? text.length);
  const kept = text.slice(0, end).trimEnd().length;
  const rest = text.slice(end);
  return {
    start: kept,
    end,
    before: own ? "\n\n" : "\n\n## Evidence\n\n",
    after: rest === "" ? "\n" : "\n\n",
  };
}
