import path from "node:path";
import type { Command } from "commander";
import { loadCorpus } from "../../corpus/load.ts";
import { withLock } from "../../corpus/lock.ts";
import type { NewRecord } from "../../corpus/scaffold.ts";
import { scaffoldSuccessor } from "../../corpus/successor.ts";
import type { NewReport } from "../../model/written-report.ts";
import { UserError } from "../../model/user-error.ts";
import { loadMarkdownParser } from "../../parse/markdown.ts";
import { escapeJson, escapeText } from "../../report/escape.ts";
import { todayOf } from "../context.ts";
import type { Context } from "../context.ts";
import { openInEditor } from "../editor.ts";
import { assertOwn } from "../find-record.ts";
import { lockFolder, selectSource } from "../source.ts";
import { openProject } from "../verb.ts";
import type { DefineVerb, ExitStatus, GlobalOptions } from "../verb.ts";
import { askForMissing, identified, namedKind, packageNamed, tierOf } from "../wanted-record.ts";

interface NewOptions extends GlobalOptions {
  supersedes: string[];
  relates: string[];
  tag: string[];
  by: string[];
  tier?: string;
  from?: string;
  package?: string;
  plan?: string;
  retrospective?: boolean;
  template?: string;
  edit?: boolean;
  json?: boolean;
  today?: string;
}

const several = (value: string, all: string[]): string[] => [...all, value];

export const define: DefineVerb = (command, context, exit) => {
  withFlags(command).action(async (kind: string | undefined, title: string[], options: NewOptions) =>
    exit(await run(context, kind, title.join(" "), options)),
  );
};

function withFlags(command: Command): Command {
  return command
    .option("--by <name>", "a decision-maker; may be repeated, the first is the owner", several, [])
    .option("--tag <tag>", "a word to find it by; may be repeated", several, [])
    .option("--tier <tier>", "criticality of what it touches: 0, 1 or 2")
    .option("--supersedes <record>", "a record that it replaces; may be repeated", several, [])
    .option("--relates <record>", "a record worth reading beside it; may be repeated", several, [])
    .option("--package <name>", "the package in whose folder it is written")
    .option("--from <evidence>", "begin with this evidence, by its name or its file")
    .option("--plan <record>", "the eval plan whose gate judges the evidence")
    .option("--retrospective", "it is written after the fact")
    .option("--template <file>", "a Handlebars template, instead of the kind's")
    .option("--edit", "open it in $VISUAL or $EDITOR")
    .option("--json", "print id and file as JSON")
    .option("--today <date>", "the day to date it");
}

async function run(
  context: Context,
  kindName: string | undefined,
  title: string,
  options: NewOptions,
): Promise<ExitStatus> {
  const project = openProject(context, options);
  const { config, root, cwd } = project;
  const asked = await askForMissing(context, config, kindName, title);
  const kind = namedKind(config, asked.kind);
  if (options.plan !== undefined && options.from === undefined)
    throw new UserError("Unexpected `--plan` without `--from`", "Name evidence: --from support-2026-11.");
  const needsCorpus = options.from !== undefined || options.supersedes.length + options.relates.length > 0;
  const corpus = needsCorpus ? loadCorpus(await selectSource(project, [])) : undefined;
  const records = corpus?.records ?? [];
  const parser = await loadMarkdownParser();
  const replaced = identified(records, options.supersedes);
  for (const record of replaced) assertOwn(record);
  const wanted: NewRecord = {
    kind,
    title: asked.title,
    date: todayOf(context, options.today),
    decisionMakers: options.by,
    tags: options.tag,
    ...(options.tier === undefined ? {} : { tier: tierOf(options.tier) }),
    ...(options.retrospective ? { retrospective: true } : {}),
    supersedes: replaced.map(({ id }) => id),
    relatesTo: identified(records, options.relates).map(({ id }) => id),
    ...(corpus && options.from !== undefined
      ? {
          finish: (await import("../start-from.ts")).startingFrom(
            { project, corpus, parser },
            options.from,
            options.plan,
          ),
        }
      : {}),
    ...(options.template === undefined ? {} : { template: path.resolve(cwd, options.template) }),
  };
  const source = packageNamed(config, options.package);
  const place = { root, config, parser, ...(source === undefined ? {} : { source }) };
  const written = await withLock(lockFolder(project), () => scaffoldSuccessor(place, wanted, replaced));
  const shown = path.relative(context.cwd, written.file);
  const report: NewReport = { version: 1, id: written.id, file: shown };
  context.stdout.write(options.json ? `${escapeJson(report)}\n` : `${escapeText(shown)}\n`);
  if (options.edit) openInEditor(context, written.file);
  return 0;
}
