import type { Corpus } from "../corpus/load.ts";
import { isAccepted } from "../model/frontmatter.ts";
import type { Role, Status } from "../model/frontmatter.ts";
import { MOVES, mayMove, movesFrom } from "../model/lifecycle.ts";
import type { Move } from "../model/lifecycle.ts";
import { writtenId } from "../model/qualified-id.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";
import { listed } from "../model/wording.ts";
import type { FrontmatterEdit } from "../parse/edit.ts";
import type { PlannedChange } from "./planned.ts";

/** What a move writes besides status and dates. */
export interface MoveDetails {
  /** Today, as an ISO date. */
  today: string;
  /** Key of the option that is chosen, where the record does not say it. */
  chosen?: string;
  approval?: { by: string; role: Role };
  /** Accepted although the gate blocks. */
  override?: { why: string; by: string };
}

/**
 * The change that moves a record by a verb, `supersede` excepted: status, date, and the day of the decision where it is
 * one and has none.
 * @throws UserError naming the legal moves where this one is not
 */
export function planMove(
  record: MarkdownRecord,
  move: Exclude<Move, "supersede">,
  details: MoveDetails,
): PlannedChange {
  const to: Status = MOVES[move];
  const from = assertMovable(record, to);
  return {
    record,
    to,
    edits: [
      ...statusEdits(record, to, details.today),
      ...(details.chosen === undefined ? [] : [{ path: ["chosen"], set: details.chosen } as const]),
      ...(details.override
        ? [{ path: ["gate-override"], set: { ...details.override, on: details.today } } as const]
        : []),
      ...(details.approval ? [approvalEdit(details.approval, details.today)] : []),
    ],
    summary: `${from} → ${to}`,
  };
}

/** The change that records an approval. */
export function planApproval(
  record: MarkdownRecord,
  approval: { by: string; role: Role },
  today: string,
): PlannedChange {
  return {
    record,
    edits: [approvalEdit(approval, today)],
    summary: `approved by ${approval.by} as ${approval.role}`,
  };
}

function approvalEdit({ by, role }: { by: string; role: Role }, today: string): FrontmatterEdit {
  return { path: ["approvals"], append: { by, role, on: today } };
}

/**
 * The changes that put one record in another's place, the new one first: killed in between, the new record names the old
 * one, which {@link halfSupersessions} finds.
 * @returns none where both sides say so already
 * @throws UserError where the old one cannot be superseded, or the new one is not accepted
 */
export function planSupersession(
  old: MarkdownRecord,
  successor: MarkdownRecord,
  today: string,
): PlannedChange[] {
  const [oldId, newId] = [idOf(old), idOf(successor)];
  if (old === successor || old.values.supersedes?.includes(newId)) {
    throw new UserError(
      old === successor
        ? `Unexpected supersession of ${oldId} by itself`
        : `Unexpected supersession of ${oldId} by ${newId}, which it supersedes itself`,
      "Name the record that takes its place after `--by`.",
    );
  }
  const done = old.values.status === "superseded" && old.values["superseded-by"]?.includes(newId);
  if (!done) assertMovable(old, "superseded");
  if (successor.values.status !== "accepted") {
    const proposal = successor.values.status === "draft" || successor.values.status === "proposed";
    throw new UserError(
      `Unexpected ${successor.values.status ?? "record without a status"} ${newId} in the place of ${oldId}, expected an accepted record`,
      proposal
        ? `Accept it first: \`reckon accept ${newId}\`; until then ${oldId} holds.`
        : "Name an accepted record after `--by`.",
    );
  }
  const newer: PlannedChange[] = successor.values.supersedes?.includes(oldId)
    ? []
    : [
        {
          record: successor,
          edits: [{ path: ["supersedes"], append: writtenId(oldId, successor.source) }],
          summary: `supersedes ${oldId}`,
        },
      ];
  return done ? newer : [...newer, supersededBy(old, newId, today)];
}

/** The changes that an accepted record's `supersedes` asks of the records that it names, where they still hold. */
export function planSuperseded(
  corpus: Pick<Corpus<MarkdownRecord>, "byId">,
  successor: MarkdownRecord,
  today: string,
): PlannedChange[] {
  return (successor.values.supersedes ?? []).flatMap((named) => {
    const [old, second] = corpus.byId(named);
    const holds =
      old &&
      !old.foreign &&
      !second &&
      old !== successor &&
      old.values.status &&
      mayMove(old.values.status, "superseded");
    return holds ? [supersededBy(old, idOf(successor), today)] : [];
  });
}

/**
 * The other sides of supersessions of which only the new record's was written, as by a process that was killed: an
 * accepted record names an old one that still holds.
 */
export function halfSupersessions(
  corpus: Pick<Corpus<MarkdownRecord>, "byId" | "records">,
  today: string,
): PlannedChange[] {
  return (
    corpus.records
      // What an imported record says on one side alone was never written by a command.
      .filter(
        ({ id, values, foreign }) =>
          id !== undefined && values.status === "accepted" && !foreign && !values.imported,
      )
      .flatMap((successor) => planSuperseded(corpus, successor, today))
  );
}

function supersededBy(old: MarkdownRecord, successor: string, today: string): PlannedChange {
  const named = old.values["superseded-by"]?.includes(successor) ?? false;
  return {
    record: old,
    to: "superseded",
    edits: [
      ...statusEdits(old, "superseded", today),
      ...(named ? [] : [{ path: ["superseded-by"], append: writtenId(successor, old.source) } as const]),
    ],
    summary: `${old.values.status} → superseded by ${successor}`,
  };
}

function statusEdits({ values }: MarkdownRecord, to: Status, today: string): FrontmatterEdit[] {
  const decides = (to === "accepted" || to === "rejected") && values.decided === undefined;
  return [
    { path: ["status"], set: to },
    { path: ["date"], set: today },
    ...(decides ? [{ path: ["decided"], set: today } as const] : []),
  ];
}

/** The record's status, from which it may go to another. */
function assertMovable(record: MarkdownRecord, to: Status): Status {
  const { status } = record.values;
  const name = record.id ?? record.file;
  if (status === undefined) {
    throw new UserError(
      `${name} has no status that can be read`,
      `Mend its frontmatter first: \`reckon lint ${record.file}\` says how.`,
    );
  }
  if (mayMove(status, to)) return status;
  const legal = movesFrom(status).map((move) => `\`reckon ${move}\``);
  throw new UserError(
    status === to ? `${name} is ${status} already` : `Unexpected move of ${name} from ${status} to ${to}`,
    legal.length > 0
      ? `From ${status} it can go by ${listed(legal, "or")}.`
      : `${isAccepted(status) ? "A superseded" : "A rejected"} record stays as it is: write a new one with \`reckon new\`.`,
  );
}

function idOf(record: MarkdownRecord): string {
  if (record.id !== undefined) return record.id;
  throw new UserError(
    `${record.file} has no id that can be read`,
    `Mend its frontmatter first: \`reckon lint ${record.file}\` says how.`,
  );
}
