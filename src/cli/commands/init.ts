import path from "node:path";
import type { Command } from "commander";
import { withLock } from "../../corpus/lock.ts";
import { createFiles } from "../../corpus/write.ts";
import type { InitReport } from "../../model/init-report.ts";
import { UserError } from "../../model/user-error.ts";
import { loadMarkdownParser } from "../../parse/markdown.ts";
import { escapeJson, escapeText } from "../../report/escape.ts";
import { foundText, initText } from "../../report/register/init.ts";
import { todayOf } from "../context.ts";
import type { Context } from "../context.ts";
import { diffOf } from "../fixes.ts";
import { titleOf } from "../found.ts";
import { placeOf } from "../init/place.ts";
import { nextSteps, numberedFolder, planFiles } from "../init/plan.ts";
import type { PlannedFile, Planning } from "../init/plan.ts";
import { survey, unsurveyed } from "../init/survey.ts";
import { unasked } from "../init/wish.ts";
import type { InitOptions } from "../init/wish.ts";
import { openProject } from "../verb.ts";
import type { DefineVerb, ExitStatus } from "../verb.ts";
import { viewContext } from "../view.ts";

export const define: DefineVerb = (command, context, exit) => {
  withFlags(command).action(async (dir: string | undefined, options: InitOptions) =>
    exit(await run(context, dir, options)),
  );
};

function withFlags(command: Command): Command {
  return command
    .option("--no-record", "write no first record")
    .option("--title <title>", "the first record's title")
    .option("--by <name>", "its decision-maker; may be repeated", (name, all: string[]) => [...all, name], [])
    .option("--baseline", "write what lint finds today to <dir>/baseline.json")
    .option("--no-baseline", "write none")
    .option("--workflow", "write .github/workflows/decisions.yml, which checks pull requests")
    .option("--no-workflow", "write none")
    .option("--pre-commit", "write .pre-commit-config.yaml")
    .option("--editor", "write .vscode/settings.json, which names the schemas")
    .option("--site", "name the command that adds what the site is built with")
    .option("--yes", "take what is proposed, and ask nothing")
    .option("--dry-run", "print what would be written as a diff, and write nothing")
    .option("--json", "print what was done as JSON")
    .option("--today <date>", "the day to date the first record")
    .addHelpText(
      "after",
      "\n[dir] is the folder of the records: `adr`, or where they are found.\nNothing that is there is ever overwritten; a second run changes nothing.\nExample: reckon init docs/decisions --dry-run\n",
    );
}

async function run(context: Context, dir: string | undefined, options: InitOptions): Promise<ExitStatus> {
  const planning = await prepare(context, dir, options);
  const { seen } = planning;
  const isProposal = seen.found !== undefined && planning.place.project.file === undefined;
  const asks = context.interactive && !options.yes && !options.dryRun;
  const show = (files: readonly PlannedFile[], done: boolean): void => {
    const report = reportOf(context, planning, files, done);
    if (options.json) context.stdout.write(`${escapeJson(report)}\n`);
    // Who was asked has read before what was found.
    else
      context.stdout.write(
        initText(asks ? withoutFound(report) : report, viewContext(context, options), titleOf),
      );
  };
  if (options.dryRun) {
    const files = planFiles(planning);
    if (!options.json) context.stdout.write(diffOf(texts(context, files)));
    show(files, false);
    return 0;
  }
  if (isProposal && !options.yes) {
    const files = planFiles(planning);
    if (!asks || !options.json) show(files, false);
    if (!asks) {
      throw new UserError(
        "Nothing was written: nobody is there to say yes to the proposal",
        "Take it with `reckon init --yes`; `--no-baseline` and `--no-workflow` leave parts out.",
      );
    }
    if (!(await (await import("../init/ask.ts")).askForYes())) {
      context.stderr.write("Nothing was written.\n");
      return 0;
    }
  }
  show(await write(planning), true);
  return 0;
}

/** What is there, and what is wanted: asked for on a terminal where no flag says it and nothing is settled yet. */
async function prepare(context: Context, dir: string | undefined, options: InitOptions): Promise<Planning> {
  const today = todayOf(context, options.today);
  const place = placeOf(openProject(context, options), dir);
  const isBegun = place.project.file !== undefined;
  const seen = isBegun && !options.baseline ? unsurveyed(place) : await survey(place, today);
  const asks = context.interactive && !options.yes && !options.dryRun && !isBegun;
  const wish = asks
    ? await (await import("../init/ask.ts")).askForWish(place, seen, options, foundText(seen, titleOf))
    : unasked(place, seen, options);
  return { place, seen, wish, parser: await loadMarkdownParser(), today, by: options.by };
}

/**
 * Writes what is not there yet, all of it or nothing. The settings come last: killed in between, the next run finds a
 * project that is not begun, and proposes the rest.
 */
async function write(planning: Planning): Promise<PlannedFile[]> {
  const writing = (): PlannedFile[] => {
    const files = planFiles(planning);
    const missing = files.filter(({ isThere }) => !isThere);
    createFiles(
      missing.toSorted((one, other) => Number(one.part === "settings") - Number(other.part === "settings")),
    );
    return files;
  };
  return planning.wish.parts.has("record")
    ? await withLock(numberedFolder(planning.seen), writing)
    : writing();
}

function reportOf(
  context: Context,
  planning: Planning,
  planned: readonly PlannedFile[],
  done: boolean,
): InitReport {
  const { found } = planning.seen;
  const files = planned.map((file) => ({
    part: file.part,
    file: shownFrom(context, file.path),
    state: file.isThere ? ("there" as const) : done ? ("written" as const) : ("proposed" as const),
    about: file.about,
    ...(isTold(file, done) ? { text: file.text } : {}),
  }));
  return {
    version: 1,
    done,
    ...(found && planning.place.project.file === undefined ? { found } : {}),
    files,
    next: done ? nextSteps(planning, files) : [],
  };
}

/** Whether a person has to see the text: of what is proposed, or has to be added to a file of theirs. */
function isTold({ part, isThere, isOther }: PlannedFile, done: boolean): boolean {
  return isThere ? isOther && (part === "pre-commit" || part === "editor") : !done && part !== "baseline";
}

function texts(context: Context, files: readonly PlannedFile[]): Parameters<typeof diffOf>[0] {
  return files
    .filter(({ isThere, part }) => !isThere && part !== "baseline")
    .map((file) => ({
      file: shownFrom(context, file.path),
      path: file.path,
      before: "",
      after: file.text,
      bom: false,
    }));
}

function shownFrom(context: Context, file: string): string {
  return escapeText(path.relative(context.cwd, file));
}

function withoutFound({ found: _, ...report }: InitReport): InitReport {
  return report;
}
