import path from "node:path";
import type { Repository } from "../../corpus/repository.ts";
import { pathFrom } from "../../corpus/load.ts";
import { changedFiles } from "../../git/changed.ts";
import { openGit } from "../../git/git.ts";
import { resolveCommit, resolveSince } from "../../git/revision.ts";
import { UserError } from "../../model/user-error.ts";
import { whyReport } from "../../register/why.ts";
import { escapeJson } from "../../report/escape.ts";
import { whyMarkdown, whyText } from "../../report/views/why.ts";
import type { Context } from "../context.ts";
import { oneOf } from "../verb.ts";
import type { DefineVerb, ExitStatus } from "../verb.ts";
import { openCorpus, viewContext } from "../view.ts";
import type { ReadOptions } from "../view.ts";

interface WhyOptions extends ReadOptions {
  changed?: boolean;
  base?: string;
  format: string;
}

const FORMATS = [{ name: "pretty" }, { name: "json" }, { name: "markdown" }];

export const define: DefineVerb = (command, context, exit) => {
  command
    .option("--changed", "ask about the files that the branch changes since --base")
    .option("--base <revision>", "what the branch was begun from")
    .option("--format <format>", "pretty, json, markdown", "pretty")
    .option("--json", "short for --format json")
    .action(async (paths: string[], options: WhyOptions) => exit(await run(context, paths, options)));
};

async function run(context: Context, paths: readonly string[], options: WhyOptions): Promise<ExitStatus> {
  const format = oneOf("--format", options.json ? "json" : options.format, FORMATS).name;
  const { records, repository } = await openCorpus(context, options);
  const cwd = path.resolve(context.cwd, options.cwd ?? ".");
  const files = options.changed
    ? changed(repository, paths, options.base)
    : named(repository, cwd, paths, options.base);
  const report = whyReport(records, files);
  if (format === "json") context.stdout.write(`${escapeJson(report)}\n`);
  else if (format === "markdown") context.stdout.write(whyMarkdown(report));
  else {
    const { paint } = viewContext(context, options);
    context.stdout.write(whyText(report, { width: context.stdout.columns, paint }));
    if (report.decisions.length === 0)
      context.stderr.write(`No accepted decision governs ${files.length === 1 ? "it" : "them"}.\n`);
  }
  return 0;
}

/** Files of the change; the work tree is not looked at, so what is not committed is not part of it. */
function changed(repository: Repository, paths: readonly string[], base: string | undefined): string[] {
  if (base === undefined || paths.length > 0) {
    throw new UserError(
      "Unexpected `--changed` without `--base` alone",
      "Write it as in `reckon why --changed --base origin/main`.",
    );
  }
  const git = openGit(repository.root);
  if (!git)
    throw new UserError(
      "Unexpected `--changed` outside of a git repository",
      "Name the files themselves: `reckon why src/router.ts`.",
    );
  return changedFiles(git, resolveSince(git, base).fork, resolveCommit(git, "HEAD"));
}

/** Files that were named, folders as what lies in them. One that is not there is asked about by its path. */
function named(
  repository: Repository,
  cwd: string,
  paths: readonly string[],
  base: string | undefined,
): string[] {
  if (paths.length === 0 || base !== undefined) {
    throw new UserError(
      base === undefined ? "Unexpected call without a path" : "Unexpected `--base` without `--changed`",
      "Name files or folders, or write `reckon why --changed --base origin/main`.",
    );
  }
  const files = paths.flatMap((name) => {
    const file = pathFrom(repository.root, path.resolve(cwd, name));
    if (file === ".." || file.startsWith("../") || path.isAbsolute(file)) {
      throw new UserError(
        `Unexpected path \`${name}\` outside of the repository \`${repository.root}\``,
        "Name a file or folder in it.",
      );
    }
    const folder = file === "." ? "" : file;
    return file === "." || repository.entry(file) === "folder" ? [...repository.filesBelow(folder)] : [file];
  });
  return [...new Set(files)];
}
