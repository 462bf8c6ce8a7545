import path from "node:path";
import { spawnSync } from "node:child_process";
import type { Command } from "commander";
import { loadCorpus } from "../../corpus/load.ts";
import { withLock } from "../../corpus/lock.ts";
import type { NewRecord } from "../../corpus/scaffold.ts";
import { scaffoldSuccessor } from "../../corpus/successor.ts";
import { kindNamed } from "../../model/config.ts";
import type { Config } from "../../model/config.ts";
import type { KindDeclaration } from "../../model/kind.ts";
import type { MarkdownRecord } from "../../model/record.ts";
import { UserError } from "../../model/user-error.ts";
import { loadMarkdownParser } from "../../parse/markdown.ts";
import { nearest } from "../../parse/nearest.ts";
import { escapeJson, escapeText } from "../../report/escape.ts";
import { todayOf } from "../context.ts";
import type { Context } from "../context.ts";
import { findRecord } from "../find-record.ts";
import { selectSource } from "../source.ts";
import { openProject } from "../verb.ts";
import type { DefineVerb, ExitStatus, GlobalOptions } from "../verb.ts";

interface NewOptions extends GlobalOptions {
  supersedes: string[];
  relates: string[];
  tag: string[];
  by: string[];
  tier?: string;
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
  const asked = await missing(context, config, kindName, title);
  const kind = namedKind(config, asked.kind);
  const needsCorpus = options.supersedes.length + options.relates.length > 0;
  const records = needsCorpus ? loadCorpus(await selectSource(project, [])).records : [];
  const replaced = identified(records, options.supersedes);
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
    ...(options.template === undefined ? {} : { template: path.resolve(cwd, options.template) }),
  };
  const place = { root, config, parser: await loadMarkdownParser() };
  const written = await withLock(path.join(root, config.dir), () =>
    scaffoldSuccessor(
      place,
      wanted,
      replaced.map(({ file }) => file),
    ),
  );
  const shown = path.relative(context.cwd, written.file);
  context.stdout.write(
    options.json ? `${escapeJson({ version: 1, id: written.id, file: shown })}\n` : `${escapeText(shown)}\n`,
  );
  return options.edit ? edit(context, written.file) : 0;
}

/** Asks for kind and title on a terminal; elsewhere, what is missing is an error. */
async function missing(
  context: Context,
  config: Config,
  kind: string | undefined,
  title: string,
): Promise<{ kind: string; title: string }> {
  if (kind !== undefined && title.trim() !== "") return { kind, title };
  if (context.interactive) {
    const { askForRecord } = await import("../prompts.ts");
    return await askForRecord(config.kinds, kind, title);
  }
  throw new UserError(
    `Unexpected \`reckon new\` without a ${kind === undefined ? "kind and a title" : "title"}`,
    'Write it as in: reckon new adr "Keep answer embeddings in Postgres".',
  );
}

function namedKind(config: Config, name: string): KindDeclaration {
  const found = kindNamed(config, name.toLowerCase());
  if (found) return found;
  const names = config.kinds.map((kind) => kind.name);
  const near = nearest(name, names);
  throw new UserError(
    `Unexpected kind \`${name}\`, expected ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`,
    near
      ? `Did you mean \`${near}\`?`
      : "Choose one of them, or declare your own under `kinds:` in reckon.yaml.",
  );
}

function tierOf(written: string): number {
  if (/^[012]$/u.test(written)) return Number(written);
  throw new UserError(`Unexpected \`--tier ${written}\`, expected 0, 1 or 2`, "0 is the most critical.");
}

/** A record that others can name. */
type IdentifiedRecord = MarkdownRecord & { id: string };

/** The records of these names, each once. */
function identified(records: readonly MarkdownRecord[], names: readonly string[]): IdentifiedRecord[] {
  const found = new Set(names.map((name) => findRecord(records, name)));
  return [...found].map((record) => {
    if (record.id !== undefined) return { ...record, id: record.id };
    throw new UserError(
      `Unexpected record without an id: ${record.file}`,
      "Give it one, and run the command again.",
    );
  });
}

function edit(context: Context, file: string): ExitStatus {
  const editor = context.env.VISUAL || context.env.EDITOR;
  if (!editor)
    throw new UserError(
      "Unexpected `--edit` without an editor",
      "Set VISUAL or EDITOR, or open the file yourself.",
    );
  const [command, ...args] = editor.split(" ").filter(Boolean) as [string, ...string[]];
  const { status, error } = spawnSync(command, [...args, file], { stdio: "inherit" });
  if (error || status !== 0) throw new UserError(`The editor \`${editor}\` failed`, `Open ${file} yourself.`);
  return 0;
}
