import { lstatSync } from "node:fs";
import path from "node:path";
import type { Root } from "mdast";
import { readText } from "../../corpus/read.ts";
import { createFile, writeFiles } from "../../corpus/write.ts";
import { UserError } from "../../model/user-error.ts";
import { loadMarkdownParser } from "../../parse/markdown.ts";
import type { MarkdownParser } from "../../parse/markdown.ts";
import { findMarked } from "../../parse/marker.ts";
import { pathFrom } from "../../corpus/load.ts";
import { entryOf } from "../../register/entry.ts";
import { passes, sortEntries } from "../../register/filter.ts";
import { escapeText } from "../../report/escape.ts";
import { tocMarkdown } from "../../report/views/toc.ts";
import { todayOf } from "../context.ts";
import type { Context } from "../context.ts";
import { addFilterOptions, readFilter } from "../filters.ts";
import type { FilterOptions } from "../filters.ts";
import type { DefineVerb, ExitStatus, GlobalOptions } from "../verb.ts";
import { openCorpus } from "../view.ts";

interface TocOptions extends GlobalOptions, FilterOptions {
  check?: boolean;
  today?: string;
}

const OPENING = "<!-- reckon:toc -->";
const CLOSING = "<!-- /reckon:toc -->";

export const define: DefineVerb = (command, context, exit) => {
  addFilterOptions(command)
    .option("--check", "write nothing, and exit with 1 where the list is out of date")
    .option("--today <date>", "the day to count from")
    .addHelpText(
      "after",
      `\n[file] is README.md in the records' folder, or any Markdown file with the lines\n${OPENING} and ${CLOSING}.\n`,
    )
    .action(async (file: string | undefined, options: TocOptions) => exit(await run(context, file, options)));
};

async function run(context: Context, named: string | undefined, options: TocOptions): Promise<ExitStatus> {
  const { records, config, root } = await openCorpus(context, options);
  const cwd = path.resolve(context.cwd, options.cwd ?? ".");
  const file = named === undefined ? path.join(root, config.dir, "README.md") : path.resolve(cwd, named);
  const filter = readFilter(options, config, todayOf(context, options.today));
  const entries = records.map(entryOf).filter((entry) => passes(entry, filter));
  const list = tocMarkdown(sortEntries(entries, "date"), pathFrom(root, file));
  const shown = escapeText(path.relative(context.cwd, file));
  const parser = await loadMarkdownParser();
  const before = existing(file, shown, config.limits.record);
  const after = before === undefined ? fresh(list) : replaced(parser, before.text, list, shown);
  if (after === undefined) return 0;
  if (options.check) {
    context.stdout.write(`${shown} is out of date: run \`reckon toc\`\n`);
    return 1;
  }
  if (before === undefined) createFile({ path: file, text: after });
  else writeFiles([{ path: file, text: (before.bom ? "\u{FEFF}" : "") + after }]);
  context.stdout.write(`${shown}\n`);
  return 0;
}

function existing(file: string, shown: string, limit: number): { text: string; bom: boolean } | undefined {
  if (!lstatSync(file, { throwIfNoEntry: false })) return undefined;
  const read = readText(file, limit);
  if ("text" in read) return read;
  throw new UserError(`${shown}: ${read.problem.message}`, read.problem.hint);
}

function fresh(list: string): string {
  return `# Decisions\n\n${OPENING}\n\n${list}\n${CLOSING}\n`;
}

/** The text with the list between its markers, everything else to the byte; undefined where it says the same already. */
function replaced(parser: MarkdownParser, text: string, list: string, shown: string): string | undefined {
  const marked = findMarked(parser.parse(text), "toc");
  if (!marked) {
    throw new UserError(
      `Unexpected ${shown} without one \`${OPENING}\` and one \`${CLOSING}\` on lines of their own`,
      "Add the two lines where the list is to stand.",
    );
  }
  // A formatter pads tables as it likes: what counts is what they say.
  const own = text.slice(marked.start, marked.end);
  if (skeleton(parser.parse(own)) === skeleton(parser.parse(list))) return undefined;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  return text.slice(0, marked.start) + `\n\n${list}\n`.replaceAll("\n", newline) + text.slice(marked.end);
}

function skeleton(tree: Root): string {
  return JSON.stringify(tree, (key, value: unknown) => (key === "position" ? undefined : value));
}
