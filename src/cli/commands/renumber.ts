import path from "node:path";
import { pathFrom } from "../../corpus/load.ts";
import { openGit } from "../../git/git.ts";
import { filesMentioning } from "../../git/mentions.ts";
import { localId } from "../../model/qualified-id.ts";
import type { RenumberReport } from "../../model/renumber-report.ts";
import { escapeJson, escapeText } from "../../report/escape.ts";
import { painter } from "../../report/paint.ts";
import { renumberText } from "../../report/register/renumber.ts";
import { todayOf, usesColor } from "../context.ts";
import type { Context } from "../context.ts";
import { findRecord } from "../find-record.ts";
import { diffOf } from "../fixes.ts";
import { applyRenumbering } from "../renumber/apply.ts";
import { intentOf } from "../renumber/intent.ts";
import type { RenumberIntent } from "../renumber/journal.ts";
import { planRenumbering } from "../renumber/plan.ts";
import type { RenumberPlan } from "../renumber/renumber-plan.ts";
import { lockFolder } from "../source.ts";
import { openProject } from "../verb.ts";
import type { DefineVerb, ExitStatus, GlobalOptions } from "../verb.ts";
import { withWorkshop } from "../workshop.ts";
import type { Workshop } from "../workshop.ts";

interface RenumberOptions extends GlobalOptions {
  base?: string;
  references: string[];
  dryRun?: boolean;
  json?: boolean;
  today?: string;
}

const several = (value: string, all: string[]): string[] => [...all, value];

export const define: DefineVerb = (command, context, exit) => {
  command
    .option(
      "--base <revision>",
      "what the branch was begun from: its ids are taken too, and what it says means others",
    )
    .option(
      "--references <glob>",
      "other files that name records, from the root of the repository; may be repeated",
      several,
      [],
    )
    .option("--dry-run", "print what would change as a diff, and write nothing")
    .option("--json", "print what was done as JSON")
    .option("--today <date>", "the day to date corrections of decided records")
    .addHelpText(
      "after",
      "\n[id] is ADR-0012 or 12; the next free one where it is left out.\nExample: reckon renumber adr/adr-0007-cache-the-prompt.md --base origin/main --references 'src/**'\n",
    )
    .action(async (name: string, id: string | undefined, options: RenumberOptions) =>
      exit(await run(context, name, id, options)),
    );
};

async function run(
  context: Context,
  name: string,
  id: string | undefined,
  options: RenumberOptions,
): Promise<ExitStatus> {
  const project = openProject(context, options);
  const today = todayOf(context, options.today);
  const [report, plan] = await withWorkshop(project, today, (workshop, repairs) => {
    const { references, base } = options;
    const record = findRecord(workshop.corpus.records, name);
    const asked = {
      record,
      references,
      ...(id === undefined ? {} : { id }),
      ...(base === undefined ? {} : { base }),
    };
    const intent = intentOf(workshop, asked);
    const planned = planRenumbering(workshop, intent);
    if (!options.dryRun) applyRenumbering(lockFolder(project), intent, planned);
    return [{ ...reportOf(workshop, intent, planned, options), ...repairs }, planned] as const;
  });
  for (const repaired of report.repaired)
    context.stderr.write(`Finished what was half done: ${escapeText(repaired)}\n`);
  const paint = painter(usesColor(context, context.stdout, options.color));
  if (options.json) context.stdout.write(`${escapeJson(report)}\n`);
  else if (options.dryRun) context.stdout.write(diffOf(diffed(report, plan)));
  else context.stdout.write(renumberText(report, paint));
  return 0;
}

function reportOf(
  { corpus, source }: Workshop,
  intent: RenumberIntent,
  { texts, moves, left, passedOver }: RenumberPlan,
  { dryRun }: RenumberOptions,
): Omit<RenumberReport, "repaired" | "notes"> {
  // A record's own words are looked at by themselves.
  const known = new Set([...texts, ...left, ...corpus.files].map(({ file }) => file));
  const isAlone = Object.keys(source.config.packages).length === 0;
  const sought = [
    ...intent.names.map(([name]) => name),
    ...(intent.ambiguous ? [] : [isAlone ? localId(intent.from) : intent.from]),
  ];
  const shown = (file: string): string => pathFrom(corpus.root, file);
  return {
    version: 1,
    from: intent.from,
    to: intent.to,
    done: !dryRun,
    changed: texts.map(({ file, count }) => ({ file, references: count })),
    moved: moves.map(({ from, to }) => ({ from: shown(from), to: shown(to) })),
    left,
    passedOver,
    stillNamed: stillNamed(corpus.root, sought).filter((file) => !known.has(file)),
  };
}

/** Files of the last commit that hold one of the texts, from the folder of reckon.yaml; none outside of a repository. */
function stillNamed(root: string, texts: readonly string[]): string[] {
  const git = openGit(root);
  const head = git?.run(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?.toString("utf8").trim();
  if (!git || !head || texts.length === 0) return [];
  return filesMentioning(git, head, texts).map((file) => pathFrom(root, path.join(git.root, file)));
}

/** What changes, as a diff shows it: a file that is moved as one text that goes and one that comes. */
function diffed({ moved }: RenumberReport, { texts }: RenumberPlan): Parameters<typeof diffOf>[0] {
  const names = new Map(moved.map(({ from, to }) => [from, to]));
  const movedTo = (file: string): string => {
    const renamed = names.get(file) ?? file;
    const folder = path.posix.dirname(renamed);
    return folder === "." || !names.has(folder)
      ? renamed
      : path.posix.join(movedTo(folder), path.posix.basename(renamed));
  };
  const changed = texts.map(({ file, path: absolute, was, is }) => ({
    file,
    renamed: movedTo(file),
    path: absolute,
    before: was,
    after: is,
    bom: false,
  }));
  const rest = moved
    .filter(({ from }) => !texts.some(({ file }) => file === from))
    .map(({ from }) => ({
      file: from,
      renamed: movedTo(from),
      path: from,
      before: "",
      after: "",
      bom: false,
    }));
  return [...changed, ...rest];
}
