import type { CostPage, CostReport } from "../../model/cost-report.ts";
import type { MarkdownRecord } from "../../model/record.ts";
import { UserError } from "../../model/user-error.ts";
import { costPage, isCostPage } from "../../register/cost.ts";
import { pricedFeatures } from "../../register/priced.ts";
import type { CostSettings } from "../../register/priced.ts";
import { whatIf } from "../../register/what-if.ts";
import { escapeJson } from "../../report/escape.ts";
import { costText } from "../../report/views/cost.ts";
import { todayOf } from "../context.ts";
import type { Context } from "../context.ts";
import { findRecord } from "../find-record.ts";
import type { DefineVerb, ExitStatus } from "../verb.ts";
import { openCorpus, viewContext } from "../view.ts";
import type { ReadOptions } from "../view.ts";

interface CostOptions extends ReadOptions {
  whatIf: string[];
}

export const define: DefineVerb = (command, context, exit) => {
  command
    .option(
      "--what-if <change>",
      'what it would cost: "model-c for <feature>", "4000 cached tokens for <feature>", "200 output tokens for <feature>", "batch for <feature>"; may be repeated',
      (value, all: string[]) => [...all, value],
      [],
    )
    .option("--json", "print the pages as JSON")
    .option("--today <date>", "the day that the age of prices is counted from")
    .addHelpText(
      "after",
      "\nExit status 1 where a cost disagrees with its figures by more than 1 %, cannot be computed or is above its budget.\n",
    )
    .action(async (name: string[], options: CostOptions) =>
      exit(await run(context, name.join(" "), options)),
    );
};

async function run(context: Context, name: string, options: CostOptions): Promise<ExitStatus> {
  const today = todayOf(context, options.today);
  const { records, config } = await openCorpus(context, options);
  const pages = (name === "" ? records.filter(isCostPage) : [findRecord(records, name)]).map((record) => ({
    ...costPage(record, config, today),
    ...supposed(record, options.whatIf, config),
  }));
  if (pages.length === 0 && !options.json) context.stderr.write("No record has a section Features.\n");
  context.stdout.write(shown(context, pages, options));
  return pages.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

function supposed(
  record: MarkdownRecord,
  changes: readonly string[],
  settings: CostSettings,
): Pick<CostPage, "whatIf"> {
  if (changes.length === 0) return {};
  const priced = pricedFeatures(record, settings);
  if (priced.length > 0) return { whatIf: whatIf(priced, changes, settings) };
  throw new UserError(
    `Unexpected --what-if for ${record.id ?? record.file}, none of whose features has a known cost`,
    "Run the command without --what-if to see what is missing.",
  );
}

function shown(context: Context, pages: readonly CostPage[], options: CostOptions): string {
  if (options.json) return `${escapeJson({ version: 1, pages: [...pages] } satisfies CostReport)}\n`;
  return costText(pages, { width: context.stdout.columns, paint: viewContext(context, options).paint });
}
