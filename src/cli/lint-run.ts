import { availableParallelism } from "node:os";
import path from "node:path";
import { readOverlaid } from "../corpus/overlay.ts";
import type { Base } from "../lint/base.ts";
import type { CheckedFile } from "../lint/check-files.ts";
import { configureRules } from "../lint/configure.ts";
import type { ConfiguredRules } from "../lint/configure.ts";
import { repositoryPath } from "../lint/local-links.ts";
import { RULES } from "../lint/rules/index.ts";
import { lint } from "../lint/run.ts";
import type { LintResult } from "../lint/run.ts";
import { PROFILES } from "../model/foreign.ts";
import type { Finding } from "../model/finding.ts";
import { counted } from "../model/wording.ts";
import type { FormatContext, Formatter, ShownResult } from "../report/formatter.ts";
import { FORMATTERS } from "../report/formatters/index.ts";
import { sayTroubles } from "./archive.ts";
import { todayOf, usesColor } from "./context.ts";
import type { Context } from "./context.ts";
import { sayFound } from "./found.ts";
import { checkLintOptions, levelOverrides, maxWarnings } from "./lint-options.ts";
import type { LintOptions } from "./lint-options.ts";
import { checkInThreads, sharingOf } from "./lint-threads.ts";
import type { Sharing } from "./lint-threads.ts";
import { publishedAt, readManifest } from "./published.ts";
import { selectSource } from "./source.ts";
import type { SelectedSource } from "./source.ts";
import { sourceLines } from "./source-lines.ts";
import { readStdin } from "./stdin.ts";
import { oneOf, openProject } from "./verb.ts";
import type { ExitStatus } from "./verb.ts";

type Project = ReturnType<typeof openProject>;

/** Everything that one run of the linter works with. */
interface Job {
  context: Context;
  options: LintOptions;
  project: Project;
  source: SelectedSource;
  rules: ConfiguredRules;
  today: string;
  /** Texts, by path from the root, that stand for what is on the disk. */
  overlay: ReadonlyMap<string, string>;
  base: Base | undefined;
  formatter: Formatter;
}

/** Lints what the command line names, fixes what it is asked to, and reports. */
export async function runLint(
  context: Context,
  paths: readonly string[],
  options: LintOptions,
): Promise<ExitStatus> {
  checkLintOptions(options, paths);
  const most = maxWarnings(options.maxWarnings);
  const job = await prepare(context, paths, options);
  const found = options.fix || options.fixDryRun ? await fix(job) : await check(job);
  if (found === undefined) return 0;
  if (!options.fixDryRun) context.stdout.write(job.formatter.format(found, formatContext(job)));
  const warnings = found.findings.filter(({ level }) => level === "warning").length;
  return found.findings.some(({ level }) => level === "error") || warnings > most ? 1 : 0;
}

async function prepare(context: Context, paths: readonly string[], options: LintOptions): Promise<Job> {
  const format = oneOf("--format", options.json ? "json" : options.format, FORMATTERS);
  const project = withProfile(openProject(context, options), options);
  const rules = configureRules(RULES, project.config, levelOverrides(options.rule), project);
  const today = todayOf(context, options.today);
  const typed = options.stdin ? await readStdin(context.stdin, project, options.stdinFilename!) : undefined;
  const selected = await selectSource(project, typed?.folder === undefined ? paths : [typed.folder]);
  const source = typed
    ? { ...selected, complete: false, selected: (file: string) => file === typed.file }
    : selected;
  const overlay = new Map(typed ? [[typed.file, typed.text]] : []);
  const base =
    options.base === undefined
      ? undefined
      : (await import("../lint/base.ts")).openBase(source, options.base, overlay);
  const formatter = await format.load();
  return { context, options, project, source, rules, today, overlay, base, formatter };
}

/** `--profile` wins over `reckon.yaml`. */
function withProfile(project: Project, { profile: name }: LintOptions): Project {
  if (name === undefined) return project;
  const { name: profile } = oneOf(
    "--profile",
    name,
    PROFILES.map((known) => ({ name: known })),
  );
  return { ...project, config: { ...project.config, profile } };
}

function isWanted({ source, options }: Job): (finding: Finding) => boolean {
  return ({ file, level }) => source.selected(file) && (!options.quiet || level === "error");
}

/** Undefined where a baseline was written instead of findings reported. */
async function check(job: Job): Promise<ShownResult | undefined> {
  const { source, rules, today, overlay, base } = job;
  const checked = base || overlay.size > 0 ? undefined : await checkShared(job);
  const files = checked ? { checked } : { read: readOverlaid(source, overlay) };
  const result = lint(source, rules, today, { ...files, asked: source.selected, base });
  saySource(job, result);
  return await settle(job, result);
}

/** The files as several threads have checked them; undefined where they are too few. */
async function checkShared({ source, options, today }: Job): Promise<CheckedFile[] | undefined> {
  const processors = availableParallelism();
  const share = (files: number): Sharing | undefined => sharingOf(files, processors);
  return await checkInThreads(source, levelOverrides(options.rule), today, share);
}

function saySource({ context, project }: Job, { dialects }: LintResult): void {
  sayFound(context.stderr, project, dialects, { profile: project.config.profile });
}

/** Leaves out what was not asked for, and what the baseline knows. */
async function settle(
  job: Job,
  result: ShownResult,
  overlay = job.overlay,
): Promise<ShownResult | undefined> {
  const { context, options, source } = job;
  // References to what could not be read are not judged; whether they lead anywhere is not the change's fault.
  sayTroubles(context, result.troubles ?? []);
  const wanted = isWanted(job);
  const findings = result.findings.filter(wanted);
  const suppressed = result.suppressed?.filter(wanted) ?? [];
  if (options.baseline === undefined) return { ...result, findings, suppressed };
  const [{ fingerprintsOf }, { applyBaseline, reportGone, updateBaseline }] = await Promise.all([
    import("../lint/fingerprint.ts"),
    import("./baseline-file.ts"),
  ]);
  const fingerprints = fingerprintsOf(findings, sourceLines(source.root, overlay));
  const file = path.resolve(context.cwd, options.cwd ?? ".", options.baseline);
  if (options.updateBaseline) {
    updateBaseline(file, findings, fingerprints, context.stderr);
    return undefined;
  }
  const compared = applyBaseline(file, findings, fingerprints);
  if (isComplete(job)) reportGone(compared, context.stderr);
  return { ...result, findings: compared.fresh, suppressed, known: compared.known };
}

/** Whether everything was looked for, so that what was not found is gone. */
function isComplete({ options, source, base }: Job): boolean {
  return !base && !options.quiet && options.rule === undefined && source.complete;
}

async function fix(job: Job): Promise<ShownResult | undefined> {
  const { context, options, source, rules, today, overlay, base } = job;
  const [{ fixAll }, { diffOf, writeFixes }] = await Promise.all([
    import("../lint/fix.ts"),
    import("./fixes.ts"),
  ]);
  const { result, files, fixed } = fixAll(source, rules, today, isWanted(job), {
    overlay,
    asked: source.selected,
    base,
  });
  saySource(job, result);
  if (options.fixDryRun) context.stdout.write(diffOf(files));
  else writeFixes(files, source.config.limits.record);
  const verb = options.fixDryRun ? "To be fixed" : "Fixed";
  const what =
    files.length === 0
      ? "Nothing to fix"
      : `${verb}: ${counted(fixed, "finding")} in ${counted(files.length, "file")}`;
  context.stderr.write(`${what}.\n`);
  const after = new Map([...overlay, ...files.map(({ file, after: text }) => [file, text] as const)]);
  return await settle(job, result, after);
}

function formatContext({ context, options, source, overlay }: Job): FormatContext {
  const manifest = readManifest();
  const published = publishedAt(manifest);
  return {
    color: usesColor(context, context.stdout, options.color),
    width: context.stdout.columns,
    sourceLine: sourceLines(source.root, overlay),
    inRepository: (file) => repositoryPath(file, source),
    tool: {
      version: manifest.version,
      home: published.home,
      page: (rule) => published.file(`docs/rules/${rule}.md`),
      rules: RULES,
    },
  };
}
