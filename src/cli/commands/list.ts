import type { RecordList } from "../../model/record-entry.ts";
import { entryOf } from "../../register/entry.ts";
import { passes, SORT_KEYS, sortEntries } from "../../register/filter.ts";
import { escapeJson } from "../../report/escape.ts";
import { dueTable, listTable } from "../../report/views/list.ts";
import { todayOf } from "../context.ts";
import type { Context } from "../context.ts";
import { addFilterOptions, readFilter } from "../filters.ts";
import type { FilterOptions } from "../filters.ts";
import { oneOf } from "../verb.ts";
import type { DefineVerb, ExitStatus } from "../verb.ts";
import { openArchive } from "../archive.ts";
import { viewContext } from "../view.ts";
import type { ReadOptions } from "../view.ts";

interface ListOptions extends ReadOptions, FilterOptions {
  sort: string;
  reverse?: boolean;
}

const SORTS = SORT_KEYS.map((name) => ({ name }));

export const define: DefineVerb = (command, context, exit) => {
  addFilterOptions(command)
    .option("--sort <key>", SORT_KEYS.join(", "), "date")
    .option("--reverse", "the other way round")
    .option("--json", "print the records as JSON")
    .option("--today <date>", "the day to count from")
    .addHelpText("after", "\nWith --due, what is due is listed instead, the earliest first.\n")
    .action(async (options: ListOptions) => exit(await run(context, options)));
};

async function run(context: Context, options: ListOptions): Promise<ExitStatus> {
  const today = todayOf(context, options.today);
  const sort = oneOf("--sort", options.sort, SORTS).name;
  const { corpus, status } = await openArchive(context, options, options.source);
  const { records, config } = corpus;
  const filter = readFilter(options, config, today);
  const passing = records.map(entryOf).filter((entry) => passes(entry, filter));
  const entries = sortEntries(passing, sort, options.reverse);
  if (options.json) {
    context.stdout.write(`${escapeJson({ version: 1, records: entries } satisfies RecordList)}\n`);
    return status;
  }
  const view = viewContext(context, options);
  context.stdout.write(
    filter.due === undefined ? listTable(entries, view) : dueTable(entries, filter.due, today, view),
  );
  if (entries.length === 0) context.stderr.write(`No record of ${records.length} passes.\n`);
  return status;
}
