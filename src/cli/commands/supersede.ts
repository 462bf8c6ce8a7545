import { planSupersession } from "../../register/lifecycle.ts";
import { addChangeOptions, changeCorpus } from "../change.ts";
import type { ChangeOptions } from "../change.ts";
import { findOwnRecord } from "../find-record.ts";
import type { DefineVerb } from "../verb.ts";

interface SupersedeOptions extends ChangeOptions {
  by: string;
}

export const define: DefineVerb = (command, context, exit) => {
  addChangeOptions(command)
    .requiredOption("--by <record>", "the accepted record that takes its place")
    .addHelpText(
      "after",
      "\nBoth records are written in one step: the new one names the old one, and the reverse.\n",
    )
    .action(async (name: string, options: SupersedeOptions) =>
      exit(
        await changeCorpus(context, "supersede", options, ({ corpus, today }) => {
          const record = findOwnRecord(corpus.records, name);
          const successor = findOwnRecord(corpus.records, options.by);
          const changes = planSupersession(record, successor, today);
          const said = `${record.id} and ${successor.id} say so already.`;
          return { record, changes, notes: changes.length === 0 ? [said] : [] };
        }),
      ),
    );
};
