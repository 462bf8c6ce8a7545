import { evidenceEntries } from "../../evidence/entry.ts";
import { readyReport } from "../../register/readiness.ts";
import { escapeJson } from "../../report/escape.ts";
import { readyText } from "../../report/views/ready.ts";
import { todayOf } from "../context.ts";
import type { Context } from "../context.ts";
import { findRecord } from "../find-record.ts";
import type { DefineVerb, ExitStatus } from "../verb.ts";
import { openCorpus, viewContext } from "../view.ts";
import type { ReadOptions } from "../view.ts";

export const define: DefineVerb = (command, context, exit) => {
  command
    .option("--json", "print the review as JSON")
    .option("--today <date>", "the day to hold reviews and items against")
    .addHelpText("after", "\nExit status 1 while something is open.\n")
    .action(async (name: string[], options: ReadOptions) =>
      exit(await run(context, name.join(" "), options)),
    );
};

async function run(context: Context, name: string, options: ReadOptions): Promise<ExitStatus> {
  const today = todayOf(context, options.today);
  const corpus = await openCorpus(context, options);
  const record = findRecord(corpus.records, name);
  const report = readyReport(record, evidenceEntries(corpus, record), corpus.config, today);
  const { paint } = viewContext(context, options);
  context.stdout.write(
    options.json ? `${escapeJson(report)}\n` : readyText(report, { width: context.stdout.columns, paint }),
  );
  return report.ready ? 0 : 1;
}
