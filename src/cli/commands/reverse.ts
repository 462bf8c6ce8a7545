import { reverse } from "../../register/doors.ts";
import { escapeJson } from "../../report/escape.ts";
import { reverseText } from "../../report/register/reverse.ts";
import { todayOf } from "../context.ts";
import type { Context } from "../context.ts";
import { findRecord } from "../find-record.ts";
import type { DefineVerb, ExitStatus } from "../verb.ts";
import { openCorpus, viewContext } from "../view.ts";
import type { ReadOptions } from "../view.ts";

export const define: DefineVerb = (command, context, exit) => {
  command
    .option("--json", "print the way back as JSON")
    .option("--today <date>", "the day whose price is asked for")
    .action(async (name: string[], options: ReadOptions) =>
      exit(await run(context, name.join(" "), options)),
    );
};

async function run(context: Context, name: string, options: ReadOptions): Promise<ExitStatus> {
  const { records, config } = await openCorpus(context, options);
  const report = reverse(records, findRecord(records, name), config, todayOf(context, options.today));
  context.stdout.write(
    options.json ? `${escapeJson(report)}\n` : reverseText(report, viewContext(context, options)),
  );
  return 0;
}
