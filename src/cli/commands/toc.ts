import { lstatSync } from "node:fs";
import path from "node:path";
import { readText } from "../../corpus/read.ts";
import { createFile, writeFiles } from "../../corpus/write.ts";
import type { TocReport } from "../../model/written-report.ts";
import { UserError } from "../../model/user-error.ts";
import { loadMarkdownParser } from "../../parse/markdown.ts";
import type { MarkdownParser } from "../../parse/markdown.ts";
import { pathFrom } from "../../corpus/load.ts";
import { entryOf } from "../../register/entry.ts";
import { passes } from "../../register/filter.ts";
import { tocMarkdown } from "../../report/views/toc.ts";
import { escapeJson, escapeText } from "../../report/escape.ts";
import { todayOf } from "../context.ts";
import type { Context } from "../context.ts";
import { addFilterOptions, readFilter } from "../filters.ts";
import type { FilterOptions } from "../filters.ts";
import { TOC_CLOSING, TOC_OPENING, tocOrder, tocState, withToc } from "../toc-list.ts";
import type { DefineVerb, ExitStatus, GlobalOptions } from "../verb.ts";
import { openCorpus } from "../view.ts";

interface TocOptions extends GlobalOptions, FilterOptions {
  check?: boolean;
  json?: boolean;
  today?: string;
}

export const define: DefineVerb = (command, context, exit) => {
  addFilterOptions(command)
    .option("--check", "write nothing, and exit with 1 where the list is out of date")
    .option("--json", "print the file and its records as JSON")
    .option("--today <date>", "the day to count from")
    .addHelpText(
      "after",
      `\n[file] is README.md in the records' folder, or any Markdown file with the lines\n${TOC_OPENING} and ${TOC_CLOSING}.\n`,
    )
    .action(async (file: string | undefined, options: TocOptions) => exit(await run(context, file, options)));
};

async function run(context: Context, named: string | undefined, options: TocOptions): Promise<ExitStatus> {
  const { records, config, root } = await openCorpus(context, options);
  const cwd = path.resolve(context.cwd, options.cwd ?? ".");
  const file = named === undefined ? path.join(root, config.dir, "README.md") : path.resolve(cwd, named);
  const filter = readFilter(options, config, todayOf(context, options.today));
  const passing = records.filter((record) => passes(entryOf(record), filter));
  const listed = tocOrder(passing);
  const list = tocMarkdown(listed, pathFrom(root, file));
  const shown = escapeText(path.relative(context.cwd, file));
  const parser = await loadMarkdownParser();
  const before = existing(file, shown, config.limits.record);
  const after = before === undefined ? fresh(list) : replaced(parser, before.text, list, shown);
  const state = after === undefined ? "current" : options.check ? "out-of-date" : "written";
  if (after !== undefined && state === "written") {
    if (before === undefined) createFile({ path: file, text: after });
    else writeFiles([{ path: file, text: (before.bom ? "\u{FEFF}" : "") + after }]);
  }
  const ids = listed.map((entry) => entry.id ?? entry.file);
  const report: TocReport = { version: 1, file: path.relative(context.cwd, file), state, records: ids };
  context.stdout.write(options.json ? `${escapeJson(report)}\n` : TEXTS[state](shown));
  return state === "out-of-date" ? 1 : 0;
}

const TEXTS: Readonly<Record<TocReport["state"], (shown: string) => string>> = {
  current: () => "",
  written: (shown) => `${shown}\n`,
  "out-of-date": (shown) => `${shown} is out of date: run \`reckon toc\`\n`,
};

function existing(file: string, shown: string, limit: number): { text: string; bom: boolean } | undefined {
  if (!lstatSync(file, { throwIfNoEntry: false })) return undefined;
  const read = readText(file, limit);
  if ("text" in read) return read;
  throw new UserError(`${shown}: ${read.problem.message}`, read.problem.hint);
}

function fresh(list: string): string {
  return `# Decisions\n\n${TOC_OPENING}\n\n${list}\n${TOC_CLOSING}\n`;
}

/** The text with the list between its lines; undefined where it says the same already. */
function replaced(parser: MarkdownParser, text: string, list: string, shown: string): string | undefined {
  const state = tocState(parser, text, list);
  if (state !== "none") return state === "current" ? undefined : withToc(parser, text, list);
  throw new UserError(
    `Unexpected ${shown} without one \`${TOC_OPENING}\` and one \`${TOC_CLOSING}\` on lines of their own`,
    "Add the two lines where the list is to stand.",
  );
}
