import { readOverlaid } from "../corpus/overlay.ts";
import { judgeForRecord } from "../evidence/record.ts";
import { folderOf, loadEvidence } from "../evidence/load.ts";
import { policyFor } from "../evidence/policy.ts";
import { configureRules } from "../lint/configure.ts";
import { RULES } from "../lint/rules/index.ts";
import { lint } from "../lint/run.ts";
import type { Blocker, RightsReport } from "../model/change-report.ts";
import type { Finding } from "../model/finding.ts";
import { ROLES } from "../model/frontmatter.ts";
import { VERDICT_WORDS } from "../model/gate.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { keyPlace } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";
import { parseRecord } from "../parse/record.ts";
import { plannedText } from "../register/planned.ts";
import type { PlannedChange } from "../register/planned.ts";
import { neededWords, refusal, rightsOf } from "../model/rights.ts";
import type { Workshop } from "./workshop.ts";

/** What would stand in the way of a change, had it been written. */
export interface Examination {
  blockers: Blocker[];
  notes: string[];
  rights?: RightsReport;
}

/** Rules on what is looked at here by itself, whatever level they are set to, and said with the next verb. */
const OWN_RULES: ReadonlySet<string> = new Set([
  "rights/approval",
  "rights/not-only-self",
  "evidence/file-valid",
  "evidence/gate",
]);

/**
 * Looks at a record as it would be once accepted: its errors, the gate of its evidence, and its approvals. Nothing is
 * written.
 */
export function examineAcceptance(workshop: Workshop, changes: readonly PlannedChange[]): Examination {
  const after = plannedRecord(workshop, changes[0]!);
  const gate = gateOf(workshop, after);
  const rights = rightsOf(after, workshop.source.config);
  return {
    blockers: [
      ...errorsAfter(workshop, changes)
        .filter(({ rule }) => !OWN_RULES.has(rule))
        .map(lintBlocker),
      ...gate.blockers,
      ...(rights.satisfied ? [] : [missingApproval(workshop, after, rights)]),
    ],
    notes: gate.notes,
    rights,
  };
}

/** The errors that a change would add to its record; those that it has already are somebody else's. */
export function examineMove(workshop: Workshop, changes: readonly PlannedChange[]): Examination {
  const key = ({ rule, message }: Finding): string => `${rule}\0${message}`;
  const before = new Set(errorsAfter(workshop, [], changes[0]!.record.file).map(key));
  const added = errorsAfter(workshop, changes).filter((finding) => !before.has(key(finding)));
  return { blockers: added.map(lintBlocker), notes: [] };
}

function plannedRecord({ source }: Workshop, change: PlannedChange): MarkdownRecord {
  const { config, parser } = source;
  return parseRecord(change.record.file, plannedText(change, config, parser), config, parser).record;
}

/** Errors of the first change's file, were all of them written. */
function errorsAfter(
  { source, today }: Workshop,
  changes: readonly PlannedChange[],
  file = changes[0]!.record.file,
): Finding[] {
  const { config, parser } = source;
  const texts = new Map(changes.map((change) => [change.record.file, plannedText(change, config, parser)]));
  const rules = configureRules(RULES, config);
  return lint(source, rules, today, { read: readOverlaid(source, texts) }).findings.filter(
    (finding) => finding.file === file && finding.level === "error",
  );
}

function lintBlocker({ rule, message, hint, file, range }: Finding): Blocker {
  return { code: "lint", rule, message, hint, file, line: range.start.line, column: range.start.column };
}

function blocker(
  code: Blocker["code"],
  record: MarkdownRecord,
  key: string,
  problem: { message: string; hint: string },
): Blocker {
  const place = record.places.nodes.has(key) ? [key] : ["status"];
  const { line, column } = keyPlace(record.places, place).start;
  return { code, ...problem, file: record.file, line, column };
}

/** A gate that blocks stands in the way unless it is overridden; one that cannot tell is said. */
function gateOf(workshop: Workshop, record: MarkdownRecord): Pick<Examination, "blockers" | "notes"> {
  const judged = (record.values.evidence ?? []).map((name) => judgeEvidence(workshop, record, name));
  return {
    blockers: judged.flatMap(({ problem }) => (problem ? [problem] : [])),
    notes: judged.flatMap(({ note }) => note ?? []),
  };
}

/** What the gate says of one piece of evidence; nothing where it passes. */
function judgeEvidence(
  { corpus }: Workshop,
  record: MarkdownRecord,
  name: string,
): { problem?: Blocker; note?: string } {
  const problem = (code: "gate" | "evidence", message: string, hint: string) => ({
    problem: blocker(code, record, "evidence", { message, hint }),
  });
  const loaded = loadEvidence(folderOf(corpus, record), name);
  if (!loaded.ok) return problem("evidence", `${name}: ${loaded.message}`, loaded.hint);
  try {
    const { report } = judgeForRecord(loaded.evidence, policyFor(corpus, record), record);
    if (report.verdict === "pass") return {};
    const why = report.reasons.map(({ message }) => message).join("; ");
    const overridden = record.values["gate-override"] !== undefined;
    if (report.verdict === "block" && !overridden) {
      const hint = `Decide otherwise, or accept it all the same: \`--gate-override "<why>" --by <name>\`.`;
      return problem(
        "gate",
        `Unexpected gate that blocks on ${name}, expected one that passes: ${why}`,
        hint,
      );
    }
    const words = `${VERDICT_WORDS[report.verdict]}${overridden ? " and overridden" : ""}`;
    return { note: `The gate on ${name} is ${words}: ${why}` };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return problem("gate", `${name}: ${error.message}`, error.hint);
  }
}

function missingApproval({ source }: Workshop, record: MarkdownRecord, rights: RightsReport): Blocker {
  const needs = rights.needs!;
  const short = rights.approvals.map(({ why }) => why).filter((why) => why !== undefined);
  const counting = short.length > 0 ? `; ${short.join("; ")}` : "";
  return blocker("approval", record, "approvals", {
    message: `Unexpected missing approval, expected that of ${needs === "executive" ? "an" : "a"} ${needs} (${neededWords(rights)})${counting}`,
    hint: approvalHint(record, source.config, needs),
  });
}

function approvalHint(
  record: MarkdownRecord,
  config: Workshop["source"]["config"],
  needs: (typeof ROLES)[number],
): string {
  const people = Object.entries(config.people ?? {});
  const able = people.filter(
    ([by, role]) =>
      ROLES.indexOf(role) >= ROLES.indexOf(needs) && refusal(record, { by, role }, config) === undefined,
  );
  if (config.people && able.length === 0) {
    return `Nobody under \`people\` in reckon.yaml may approve it as ${needs}: add somebody, or a second decision-maker.`;
  }
  const [by, role] = able[0] ?? ["<name>", needs];
  return `\`reckon approve ${record.id ?? record.file} --by ${by} --role ${role}\`${
    able.length > 1
      ? `, or ${able
          .slice(1)
          .map(([name]) => name)
          .join(", ")}`
      : ""
  }.`;
}
