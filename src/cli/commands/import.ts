import { statSync } from "node:fs";
import path from "node:path";
import { DIALECT_READERS } from "../../corpus/dialects/index.ts";
import { loadPlace } from "../import/load-place.ts";
import { pathFrom } from "../../corpus/load.ts";
import { withLock } from "../../corpus/lock.ts";
import { DIALECTS } from "../../model/dialects.ts";
import type { ImportReport } from "../../model/import-report.ts";
import { UserError } from "../../model/user-error.ts";
import { escapeJson, escapeText } from "../../report/escape.ts";
import { importText } from "../../report/register/import.ts";
import type { Context } from "../context.ts";
import { todayOf } from "../context.ts";
import { diffOf } from "../fixes.ts";
import { applyImport } from "../import/apply.ts";
import { applyCopy, planCopy } from "../import/copy.ts";
import { intentOf } from "../import/intent.ts";
import type { AskedImport } from "../import/intent.ts";
import { planImport } from "../import/plan.ts";
import type { ImportedText } from "../import/plan.ts";
import type { ImportPlace } from "../import/place.ts";
import { notesOf, recordsOf, stillNaming } from "../import/report.ts";
import { lockFolder } from "../source.ts";
import { oneOf, openProject } from "../verb.ts";
import type { DefineVerb, ExitStatus, GlobalOptions } from "../verb.ts";
import { viewContext } from "../view.ts";
import { withWorkshop } from "../workshop.ts";

interface ImportOptions extends GlobalOptions {
  from?: string;
  into?: string;
  dryRun?: boolean;
  optionsTable?: boolean;
  json?: boolean;
  today?: string;
}

type Project = ReturnType<typeof openProject>;

/** What an import has done, and its texts for a diff. */
interface Outcome {
  report: ImportReport;
  texts: readonly ImportedText[];
}

export const define: DefineVerb = (command, context, exit) => {
  command
    .option("--from <dialect>", `read them as ${DIALECTS.join(", ")}, instead of telling from each file`)
    .option("--into <folder>", "write the records there, and leave these as they are")
    .option(
      "--options-table",
      "put the options that a record lists, and what speaks for and against them, in a table",
    )
    .option("--dry-run", "print what would change as a diff, and write nothing")
    .option("--json", "print what was done as JSON")
    .option("--today <date>", "the day to date what an earlier command has left half done")
    .addHelpText(
      "after",
      "\nThe folder of the records where none is named; a single file is imported alone.\nThe body stays word for word; --options-table adds the table above the list. What is not understood stays as it was written and is reported.\nExample: reckon import docs/decisions --dry-run\n",
    )
    .action(async (folder: string | undefined, options: ImportOptions) =>
      exit(await run(context, folder, options)),
    );
};

async function run(
  context: Context,
  target: string | undefined,
  options: ImportOptions,
): Promise<ExitStatus> {
  const { project, selected } = targeted(openProject(context, options), target, options.from);
  const asked = { optionsTable: options.optionsTable ?? false, selected, isCopy: options.into !== undefined };
  const outcome =
    options.into === undefined
      ? await inPlace(context, project, asked, options)
      : await copied(project, asked, options, path.resolve(project.cwd, options.into));
  for (const repaired of outcome.report.repaired)
    context.stderr.write(`Finished what was half done: ${escapeText(repaired)}\n`);
  if (options.json) context.stdout.write(`${escapeJson(outcome.report)}\n`);
  else {
    if (options.dryRun) context.stdout.write(diffOf(outcome.texts));
    context.stdout.write(importText(outcome.report, viewContext(context, options), titleOf));
  }
  return 0;
}

function titleOf(name: string): string {
  return DIALECT_READERS.find((dialect) => dialect.name === name)?.title ?? name;
}

/** The project with the folder, or the file, that the command line names as its records. */
function targeted(
  project: Project,
  target: string | undefined,
  from: string | undefined,
): { project: Project; selected: AskedImport["selected"] } {
  const dialect = from === undefined ? undefined : oneOf("--from", from, DIALECT_READERS).name;
  const config = { ...project.config, ...(dialect === undefined ? {} : { dialect }) };
  if (target === undefined) return { project: { ...project, config }, selected: () => true };
  const absolute = path.resolve(project.cwd, target);
  const stat = statSync(absolute, { throwIfNoEntry: false });
  if (!stat) {
    throw new UserError(
      `Unexpected path \`${target}\`: nothing is there`,
      "Name the folder of the records, or leave it out where `reckon list` shows them.",
    );
  }
  const root = isBelow(project.root, absolute) ? project.root : path.dirname(absolute);
  const own = [config.dir, ...Object.values(config.packages)].some((dir) =>
    isBelow(path.join(project.root, dir), absolute),
  );
  const folder = stat.isDirectory() ? absolute : path.dirname(absolute);
  const named = own ? config : { ...config, dir: pathFrom(root, folder), packages: {} };
  return {
    project: { ...project, root, config: named },
    selected: (file) => isBelow(absolute, path.join(root, file)),
  };
}

function isBelow(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative === "" || !(relative.split(path.sep)[0] === ".." || path.isAbsolute(relative));
}

async function inPlace(
  context: Context,
  project: Project,
  asked: AskedImport,
  { dryRun, today }: ImportOptions,
): Promise<Outcome> {
  return await withWorkshop(project, todayOf(context, today), (workshop, repairs) => {
    const { intent, left } = intentOf(workshop, asked);
    const plan = planImport(workshop, intent);
    if (!dryRun && intent.records.length > 0) applyImport(lockFolder(project), intent, plan);
    const imported = new Set(intent.records.map(({ file }) => file));
    return {
      texts: plan.texts,
      report: {
        version: 1,
        done: !dryRun,
        records: recordsOf(workshop, intent, plan.texts),
        left,
        already: ownRecords(workshop),
        relinked: plan.texts.flatMap(({ file }) => (imported.has(file) ? [] : [file])),
        copied: [],
        stillNamed: stillNaming(workshop, intent),
        ...repairs,
        notes: [...repairs.notes, ...notesOf(workshop, intent, plan.texts)],
      },
    };
  });
}

function ownRecords({ corpus }: ImportPlace): number {
  return corpus.records.filter(({ foreign, kind, id }) => !foreign && kind && id !== undefined).length;
}

/** Writes the records into another folder; those that are there already stay as they are. */
async function copied(
  project: Project,
  asked: AskedImport,
  { dryRun }: ImportOptions,
  into: string,
): Promise<Outcome> {
  const place = await loadPlace(project);
  if (place.source.folders.some((folder) => isBelow(folder, into) || isBelow(into, folder))) {
    throw new UserError(
      `Unexpected \`--into ${pathFrom(project.cwd, into)}\`, expected a folder apart from the records'`,
      "Name another folder, or leave out `--into` to import them where they are.",
    );
  }
  const settled = intentOf(place, asked);
  const plan = planCopy(place, settled.intent, into);
  const fresh = plan.texts.filter(({ path: file }) => !statSync(file, { throwIfNoEntry: false }));
  const files = plan.files.filter(({ to }) => !statSync(to, { throwIfNoEntry: false }));
  const missing = new Set(fresh.map(({ file }) => file));
  const intent = {
    ...settled.intent,
    records: settled.intent.records.filter(({ file }) => missing.has(file)),
  };
  if (!dryRun && fresh.length + files.length > 0)
    await withLock(into, () => applyCopy({ texts: fresh, files }));
  const renamed = new Map(plan.texts.map((text) => [text.file, text.renamed]));
  return {
    texts: fresh,
    report: {
      version: 1,
      done: !dryRun,
      into: pathFrom(project.cwd, into),
      records: recordsOf(place, intent, fresh).map((record) => ({
        ...record,
        to: renamed.get(record.from)!,
      })),
      left: settled.left,
      already: plan.texts.length - fresh.length + ownRecords(place),
      relinked: [],
      copied: files.map(({ to }) => pathFrom(place.corpus.root, to)),
      stillNamed: [],
      repaired: [],
      notes: notesOf(place, intent, fresh),
    },
  };
}
