import type { Command } from "commander";
import type { ChangeReport } from "../model/change-report.ts";
import { ROLES } from "../model/frontmatter.ts";
import type { Role } from "../model/frontmatter.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";
import { nearest } from "../parse/nearest.ts";
import type { PlannedChange } from "../register/planned.ts";
import { refusal, roleOf } from "../model/rights.ts";
import type { RightsPolicy } from "../model/rights.ts";
import { escapeJson, escapeText } from "../report/escape.ts";
import { painter } from "../report/paint.ts";
import { changeText } from "../report/register/change.ts";
import type { Examination } from "./acceptance.ts";
import { todayOf, usesColor } from "./context.ts";
import type { Context } from "./context.ts";
import { openProject } from "./verb.ts";
import type { ExitStatus, GlobalOptions } from "./verb.ts";
import { withWorkshop, writeChanges } from "./workshop.ts";
import type { Workshop } from "./workshop.ts";

/** Flags of every verb that changes records. */
export interface ChangeOptions extends GlobalOptions {
  json?: boolean;
  today?: string;
}

/** Adds the flags of every verb that changes records. */
export function addChangeOptions(command: Command): Command {
  return command
    .option("--json", "print what was done as JSON")
    .option("--today <date>", "the day to date it");
}

/** What a verb is about to do; where there is nothing to write, a note says why. */
export interface Change extends Partial<Examination> {
  record: MarkdownRecord;
  changes: readonly PlannedChange[];
  /** Writes the record that further changes speak of, once nothing stands in the way; its id is known only then. */
  create?(): { created: ChangeReport["changes"][number]; changes: readonly PlannedChange[] };
}

/**
 * Plans a change on the corpus alone, writes it unless something stands in its way, and says what was done. Status 1
 * where something does.
 */
export async function changeCorpus(
  context: Context,
  verb: string,
  options: ChangeOptions,
  plan: (workshop: Workshop) => Change,
): Promise<ExitStatus> {
  const today = todayOf(context, options.today);
  const report = await withWorkshop(
    openProject(context, options),
    today,
    (workshop, repairs): ChangeReport => {
      for (const repaired of repairs.repaired)
        context.stderr.write(`Finished what was half done: ${escapeText(repaired)}\n`);
      const { record, create, blockers = [], notes = [], rights, ...planned } = plan(workshop);
      const done = blockers.length === 0;
      const further = done ? create?.() : undefined;
      const changes = [...planned.changes, ...(further?.changes ?? [])];
      if (done) writeChanges(workshop, changes);
      return {
        version: 1,
        verb,
        record: record.id ?? record.file,
        done,
        blockers,
        changes: done ? [...(further ? [further.created] : []), ...changes.map(writtenChange)] : [],
        repaired: repairs.repaired,
        notes: [...repairs.notes, ...notes],
        ...(rights ? { rights } : {}),
      };
    },
  );
  const paint = painter(usesColor(context, context.stdout, options.color));
  context.stdout.write(options.json ? `${escapeJson(report)}\n` : changeText(report, paint));
  for (const { file } of report.changes) context.stderr.write(`Wrote ${escapeText(file)}\n`);
  return report.done ? 0 : 1;
}

function writtenChange({ record, to, risk, summary }: PlannedChange): ChangeReport["changes"][number] {
  const { status } = record.values;
  return {
    record: record.id ?? record.file,
    file: record.file,
    ...(to && status ? { from: status } : {}),
    ...(to ? { to } : {}),
    ...(risk?.row.id ? { risk: risk.row.id.text } : {}),
    summary,
  };
}

/** Flags of an approval. */
export interface ApprovalOptions {
  by?: string;
  role?: string;
}

/**
 * The approval that flags name; the role is the one that `people` gives, where none is named.
 * @throws UserError where the role is missing or unknown, or the person may not approve in it
 */
export function approvalOf(
  record: MarkdownRecord,
  policy: RightsPolicy,
  { by, role: named }: ApprovalOptions,
): { by: string; role: Role } {
  const who = by?.trim() ?? "";
  if (who === "") {
    throw new UserError("Unexpected approval without a name", "Say whose it is: `--by mei --role director`.");
  }
  const role = named === undefined ? roleOf(who, policy.people) : roleNamed(named);
  if (!role) {
    throw new UserError(
      `Unexpected approval by ${who} without a role`,
      policy.people
        ? `Add ${who} to \`people\` in reckon.yaml, or name somebody who is there: ${Object.keys(policy.people).join(", ")}.`
        : `Add \`--role\` with one of ${ROLES.join(", ")}.`,
    );
  }
  const refused = refusal(record, { by: who, role }, policy);
  if (refused === undefined) return { by: who, role };
  const alone = refusal(record, { by: who, role }, { ...policy, "self-approval": "allow" }) === undefined;
  throw new UserError(
    `Unexpected approval of ${record.id ?? record.file}: ${refused}`,
    alone
      ? "Let somebody else approve. Who works alone is the only one under `people` in reckon.yaml, or sets `self-approval: allow`."
      : "Let somebody approve who may; docs/rights.md says who that is.",
  );
}

function roleNamed(name: string): Role {
  const found = ROLES.find((role) => role === name.trim().toLowerCase());
  if (found) return found;
  const near = nearest(name, ROLES);
  throw new UserError(
    `Unexpected \`--role ${name}\`, expected ${ROLES.slice(0, -1).join(", ")} or ${ROLES.at(-1)}`,
    near ? `Did you mean \`${near}\`?` : "Choose one of them.",
  );
}
