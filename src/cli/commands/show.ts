import { evidenceEntries } from "../../evidence/entry.ts";
import { detailOf } from "../../register/detail.ts";
import { escapeJson } from "../../report/escape.ts";
import { showText } from "../../report/views/show.ts";
import { todayOf } from "../context.ts";
import type { Context } from "../context.ts";
import { findRecord } from "../find-record.ts";
import type { DefineVerb, ExitStatus } from "../verb.ts";
import { openArchive } from "../archive.ts";
import { viewContext } from "../view.ts";
import type { ReadOptions } from "../view.ts";

export const define: DefineVerb = (command, context, exit) => {
  command
    .option("--json", "print the record as JSON")
    .option("--today <date>", "the day that today's price of going back is looked up for")
    .action(async (name: string[], options: ReadOptions) =>
      exit(await run(context, name.join(" "), options)),
    );
};

async function run(context: Context, name: string, options: ReadOptions): Promise<ExitStatus> {
  const { corpus, status } = await openArchive(context, options);
  const record = findRecord(corpus.records, name);
  const detail = detailOf(corpus, record, evidenceEntries(corpus, record), todayOf(context, options.today));
  const { paint } = viewContext(context, options);
  context.stdout.write(
    options.json ? `${escapeJson(detail)}\n` : showText(detail, { width: context.stdout.columns, paint }),
  );
  return status;
}
