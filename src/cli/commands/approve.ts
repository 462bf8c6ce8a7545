import type { MarkdownRecord } from "../../model/record.ts";
import { UserError } from "../../model/user-error.ts";
import { parseRecord } from "../../parse/record.ts";
import { planApproval } from "../../register/lifecycle.ts";
import { plannedText } from "../../register/planned.ts";
import { neededWords, rightsOf, samePerson } from "../../model/rights.ts";
import { addChangeOptions, approvalOf, changeCorpus } from "../change.ts";
import type { ApprovalOptions, Change, ChangeOptions } from "../change.ts";
import { findOwnRecord } from "../find-record.ts";
import type { DefineVerb } from "../verb.ts";
import type { Workshop } from "../workshop.ts";

interface ApproveOptions extends ChangeOptions, ApprovalOptions {}

export const define: DefineVerb = (command, context, exit) => {
  addChangeOptions(command)
    .requiredOption("--by <name>", "who approves it")
    .option("--role <role>", "in which role; the one under `people` where it is left out")
    .action(async (name: string, options: ApproveOptions) =>
      exit(await changeCorpus(context, "approve", options, (workshop) => approve(workshop, name, options))),
    );
};

function approve(workshop: Workshop, name: string, options: ApproveOptions): Change {
  const { config, parser } = workshop.source;
  const record = findOwnRecord(workshop.corpus.records, name);
  assertOpen(record);
  const approval = approvalOf(record, config, options);
  const known = record.values.approvals?.some(
    ({ by, role }) => samePerson(by, approval.by) && role === approval.role,
  );
  const changes = known ? [] : [planApproval(record, approval, workshop.today)];
  const [change] = changes;
  const after = change
    ? parseRecord(record.file, plannedText(change, config, parser), config, parser).record
    : record;
  const rights = rightsOf(after, config);
  return {
    record,
    changes,
    rights,
    notes: [
      ...(known ? [`${approval.by} has approved it as ${approval.role} already.`] : []),
      ...(rights.satisfied ? [] : [`Still needed: ${neededWords(rights)}.`]),
    ],
  };
}

/** Approvals are for what is to be decided, or was without them. */
function assertOpen({ values: { status }, id, file }: MarkdownRecord): void {
  if (status !== "rejected" && status !== "deprecated" && status !== "superseded") return;
  throw new UserError(
    `Unexpected approval of ${id ?? file}, which is ${status}`,
    "Approve a record that is proposed, or that holds.",
  );
}
