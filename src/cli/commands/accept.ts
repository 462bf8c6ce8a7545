import type { Command } from "commander";
import { planMove, planSuperseded } from "../../register/lifecycle.ts";
import type { MoveDetails } from "../../register/lifecycle.ts";
import { UserError } from "../../model/user-error.ts";
import { examineAcceptance } from "../acceptance.ts";
import { addChangeOptions, approvalOf, changeCorpus } from "../change.ts";
import type { ApprovalOptions, Change, ChangeOptions } from "../change.ts";
import { findOwnRecord } from "../find-record.ts";
import type { DefineVerb } from "../verb.ts";
import type { Workshop } from "../workshop.ts";

interface AcceptOptions extends ChangeOptions, ApprovalOptions {
  chosen?: string;
  gateOverride?: string;
}

export const define: DefineVerb = (command, context, exit) => {
  withFlags(command).action(async (name: string, options: AcceptOptions) =>
    exit(await changeCorpus(context, "accept", options, (workshop) => accept(workshop, name, options))),
  );
};

function withFlags(command: Command): Command {
  return addChangeOptions(command)
    .option("--chosen <key>", "the option that is chosen, where the record does not say it yet")
    .option("--by <name>", "who approves it; recorded as an approval")
    .option("--role <role>", "in which role; the one under `people` where it is left out")
    .option("--gate-override <why>", "accept although the gate blocks, and say why; `--by` says who")
    .addHelpText(
      "after",
      "\nRecords that it supersedes are superseded in the same step. Exit status: 1 where errors, the gate or a\nmissing approval stand in the way; nothing is then written.\n",
    );
}

function accept(workshop: Workshop, name: string, options: AcceptOptions): Change {
  const { corpus, source, today } = workshop;
  const record = findOwnRecord(corpus.records, name);
  const changes = [planMove(record, "accept", detailsOf()), ...planSuperseded(corpus, record, today)];
  return { record, changes, ...examineAcceptance(workshop, changes) };

  function detailsOf(): MoveDetails {
    const { chosen, by, role, gateOverride } = options;
    if (gateOverride !== undefined && by === undefined) {
      throw new UserError(
        "Unexpected `--gate-override` without a name",
        "Add `--by` and who answers for it.",
      );
    }
    const approves = by !== undefined && (gateOverride === undefined || role !== undefined);
    return {
      today,
      ...(chosen === undefined ? {} : { chosen }),
      ...(approves ? { approval: approvalOf(record, source.config, options) } : {}),
      ...(gateOverride === undefined ? {} : { override: { why: gateOverride, by: by! } }),
    };
  }
}
