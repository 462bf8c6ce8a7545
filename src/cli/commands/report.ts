import path from "node:path";
import type { Corpus } from "../../corpus/load.ts";
import { pathFrom } from "../../corpus/load.ts";
import { loadUsage } from "../../corpus/usage.ts";
import { writeFiles } from "../../corpus/write.ts";
import { evidenceEntries } from "../../evidence/entry.ts";
import { openGit } from "../../git/git.ts";
import { fileHistory } from "../../git/history.ts";
import { proposalDays } from "../../git/proposals.ts";
import { recordsFolders } from "../../model/config.ts";
import type { ActivityReport } from "../../model/activity-report.ts";
import type { MarkdownRecord } from "../../model/record.ts";
import { activityReport } from "../../register/activity.ts";
import { escapeJson } from "../../report/escape.ts";
import { reportHtml } from "../../report/views/report-html.ts";
import { reportBlocks, reportMarkdown } from "../../report/views/report.ts";
import { todayOf } from "../context.ts";
import type { Context } from "../context.ts";
import { readDay } from "../filters.ts";
import { oneOf } from "../verb.ts";
import type { DefineVerb, ExitStatus } from "../verb.ts";
import { openCorpus } from "../view.ts";
import type { ReadOptions } from "../view.ts";

interface ReportOptions extends ReadOptions {
  since: string;
  ahead: string;
  format: string;
  out?: string;
}

const FORMATS: readonly { name: string; format(report: ActivityReport, title: string): string }[] = [
  { name: "markdown", format: reportMarkdown },
  { name: "html", format: (report, title) => reportHtml(reportBlocks(report, title), title) },
  { name: "json", format: (report) => `${escapeJson(report)}\n` },
];

export const define: DefineVerb = (command, context, exit) => {
  command
    .option("--since <day>", "first day of what is reported: 2026-11-13, or 7d, 2w, 1m back", "7d")
    .option("--ahead <day>", "up to when what is due is listed: a day, or 30d, 6w, 3m ahead", "30d")
    .option("--format <format>", FORMATS.map(({ name }) => name).join(", "), "markdown")
    .option("--json", "short for --format json")
    .option("--out <file>", "write there instead of to standard output")
    .option("--today <date>", "the last day of what is reported")
    .action(async (options: ReportOptions) => exit(await run(context, options)));
};

async function run(context: Context, options: ReportOptions): Promise<ExitStatus> {
  const { format } = oneOf("--format", options.json ? "json" : options.format, FORMATS);
  const today = todayOf(context, options.today);
  const days = {
    since: readDay("--since", options.since, today, -1),
    today,
    until: readDay("--ahead", options.ahead, today, 1),
    yearAgo: readDay("--since", "1y", today, -1),
  };
  const corpus = await openCorpus(context, options);
  const { records, config, root } = corpus;
  const source = {
    records,
    config,
    usage: loadUsage(path.join(root, config.dir)),
    proposed: proposals(corpus),
    evidenceOf: (record: MarkdownRecord) => evidenceEntries(corpus, record),
  };
  const title = config.site.title === undefined ? "Decisions" : `Decisions: ${config.site.title}`;
  const text = format(activityReport(source, days), title);
  if (options.out === undefined) context.stdout.write(text);
  else writeFiles([{ path: path.resolve(context.cwd, options.cwd ?? ".", options.out), text }]);
  return 0;
}

/** When records were proposed, as git has it: by their files from the corpus's root. Nothing without git. */
function proposals({ root, config }: Corpus): Map<string, string> {
  const git = openGit(root);
  if (!git) return new Map();
  const places = recordsFolders(config).map((folder) => pathFrom(git.root, path.join(root, folder)));
  const days = proposalDays(git, places, fileHistory(git, places));
  return new Map([...days].map(([file, day]) => [pathFrom(root, path.join(git.root, file)), day]));
}
