import { UserError } from "../../model/user-error.ts";
import { entryOf } from "../../register/entry.ts";
import { passes } from "../../register/filter.ts";
import { searchRecords } from "../../register/search.ts";
import { escapeJson, escapeText } from "../../report/escape.ts";
import { searchText } from "../../report/views/list.ts";
import { todayOf } from "../context.ts";
import type { Context } from "../context.ts";
import { addFilterOptions, readFilter } from "../filters.ts";
import type { FilterOptions } from "../filters.ts";
import type { DefineVerb, ExitStatus } from "../verb.ts";
import { openArchive } from "../archive.ts";
import { viewContext } from "../view.ts";
import type { ReadOptions } from "../view.ts";

interface SearchOptions extends ReadOptions, FilterOptions {
  limit: string;
}

export const define: DefineVerb = (command, context, exit) => {
  addFilterOptions(command)
    .option("--limit <count>", "at most so many", "20")
    .option("--json", "print the results as JSON")
    .option("--today <date>", "the day to count from")
    .addHelpText("after", "\nEvery word has to be found; beginnings of words and small misspellings count.\n")
    .action(async (words: string[], options: SearchOptions) =>
      exit(await run(context, words.join(" "), options)),
    );
};

async function run(context: Context, query: string, options: SearchOptions): Promise<ExitStatus> {
  const limit = limitOf(options.limit);
  const { corpus, status } = await openArchive(context, options, options.source);
  const { records, config } = corpus;
  const filter = readFilter(options, config, todayOf(context, options.today));
  const answer = searchRecords(
    records.filter((record) => passes(entryOf(record), filter)),
    query,
  );
  const report = { ...answer, results: answer.results.slice(0, limit) };
  const shown = options.json ? `${escapeJson(report)}\n` : searchText(report, viewContext(context, options));
  context.stdout.write(shown);
  if (answer.results.length === 0)
    context.stderr.write(`No record of ${records.length} has \`${escapeText(query)}\`.\n`);
  return status;
}

function limitOf(written: string): number {
  if (/^[1-9]\d{0,5}$/u.test(written)) return Number(written);
  throw new UserError(`Unexpected \`--limit ${written}\`, expected a number`, "Write it as in --limit 20.");
}
