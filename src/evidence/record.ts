import type { Root } from "mdast";
import type { Evidence } from "../model/evidence.ts";
import { gateEntries } from "../model/gate.ts";
import type { GatePolicy, GateReport } from "../model/gate.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { SECTION_ALIASES } from "../model/section.ts";
import { UserError } from "../model/user-error.ts";
import { editFrontmatter } from "../parse/edit.ts";
import type { ParsedRecord } from "../parse/record.ts";
import { blockText, findBlocks } from "./block.ts";
import type { EvidenceBlock } from "./block.ts";
import { judge } from "./gate.ts";
import type { Accepts } from "./gate.ts";
import { renderEvidence } from "./render.ts";

/** What a record says of the regressions that its risks answer for: `support-2026-11/casual-queries` to `R1`. */
export function acceptsOf(record: Pick<MarkdownRecord, "risks">): Accepts {
  return new Map(
    (record.risks?.rows ?? []).flatMap(({ id, accepts }) =>
      (accepts?.text ?? "")
        .split(/[,;]/u)
        .map((target): [string, string] => [target.trim(), id?.text.trim() ?? ""])
        .filter(([target, risk]) => target !== "" && risk !== ""),
    ),
  );
}

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
  const block = placeFor(record, tree, name);
  const newline = record.text.includes("\r\n") ? "\r\n" : "\n";
  const written = `${block.before}${blockText(name, rendered)}${block.after}`.replaceAll("\n", newline);
  const text = record.text.slice(0, block.start) + written + record.text.slice(block.end);
  if (record.values.evidence?.includes(name)) return text;
  const edited = editFrontmatter(text, [{ path: ["evidence"], append: name }]);
  if (edited !== undefined) return edited;
  throw new UserError(
    `Unexpected frontmatter in ${record.file}, which cannot be edited safely`,
    `Add \`evidence: [${name}]\` to it by hand, and pull again.`,
  );
}

interface Place {
  start: number;
  end: number;
  before: string;
  after: string;
}

function placeFor(record: MarkdownRecord, tree: Root, name: string): Place {
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
  const own = blocks.filter((block) => block.name === name);
  const [existing, second] = own;
  if (second) {
    throw new UserError(
      `${record.file}: Unexpected second block of the evidence ${name}`,
      "Remove all but one of the blocks.",
    );
  }
  return existing ? inPlace(existing) : atEndOf(record);
}

function inPlace({ start, end }: EvidenceBlock): Place {
  return { start, end, before: "", after: "" };
}

/** Sections that come after Evidence in the usual order. */
const LATER: ReadonlySet<string> = new Set(
  Object.keys(SECTION_ALIASES).slice(Object.keys(SECTION_ALIASES).indexOf("Evidence") + 1),
);

/** The end of the Evidence section; without one, a new section before those that usually follow it. */
function atEndOf({ sections, text }: MarkdownRecord): Place {
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
