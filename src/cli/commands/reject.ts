import { planMove } from "../../register/lifecycle.ts";
import { examineMove } from "../acceptance.ts";
import { addChangeOptions, changeCorpus } from "../change.ts";
import type { ChangeOptions } from "../change.ts";
import { findOwnRecord } from "../find-record.ts";
import type { DefineVerb } from "../verb.ts";

export const define: DefineVerb = (command, context, exit) => {
  addChangeOptions(command).action(async (name: string, options: ChangeOptions) =>
    exit(
      await changeCorpus(context, "reject", options, (workshop) => {
        const record = findOwnRecord(workshop.corpus.records, name);
        const changes = [planMove(record, "reject", workshop)];
        return { record, changes, ...examineMove(workshop, changes) };
      }),
    ),
  );
};
