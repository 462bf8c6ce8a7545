import { statSync } from "node:fs";
import path from "node:path";
import { loadCorpus } from "../../corpus/load.ts";
import { judge } from "../../evidence/gate.ts";
import type { Accepts } from "../../evidence/gate.ts";
import { evidenceNames, evidencePath, loadEvidence } from "../../evidence/load.ts";
import { policyFor, policyOfPlan } from "../../evidence/policy.ts";
import { acceptsOf } from "../../evidence/record.ts";
import type { Evidence } from "../../model/evidence.ts";
import { gateEntries } from "../../model/gate.ts";
import type { GatePolicy } from "../../model/gate.ts";
import { UserError } from "../../model/user-error.ts";
import { nearest } from "../../parse/nearest.ts";
import { GATE_FORMATTERS } from "../../report/gate/index.ts";
import { usesColor } from "../context.ts";
import type { Context } from "../context.ts";
import { addResultOptions, readEvidenceFrom } from "../results.ts";
import type { ResultOptions } from "../results.ts";
import { selectSource } from "../source.ts";
import { oneOf, openProject } from "../verb.ts";
import type { DefineVerb, ExitStatus, GlobalOptions } from "../verb.ts";

interface GateOptions extends GlobalOptions, ResultOptions {
  plan?: string;
  format: string;
  json?: boolean;
}

type Project = ReturnType<typeof openProject>;

export const define: DefineVerb = (command, context, exit) => {
  addResultOptions(command)
    .option("--plan <id>", "the eval plan whose gate judges, instead of that of reckon.yaml")
    .option("--format <format>", GATE_FORMATTERS.map(({ name }) => name).join(", "), "pretty")
    .option("--json", "short for --format json")
    .addHelpText(
      "after",
      "\n<baseline> is a result file, `-` for standard input, or the name of an evidence file.\nOne file with two providers is named once. Exit status: 0 passed, 1 blocked or inconclusive.\n",
    )
    .action(async (baseline: string, candidate: string | undefined, options: GateOptions) =>
      exit(await run(context, candidate === undefined ? [baseline] : [baseline, candidate], options)),
    );
};

async function run(context: Context, files: readonly string[], options: GateOptions): Promise<ExitStatus> {
  const formatter = oneOf("--format", options.json ? "json" : options.format, GATE_FORMATTERS);
  const project = openProject(context, options);
  const name = evidenceNamed(project, files);
  const { policy, accepts } = await judgeBy(project, options.plan, name);
  const evidence = await evidenceOf(context, project, files, options, { name, policy });
  const report = judge(evidence, policy, accepts);
  const color = usesColor(context, context.stdout, options.color);
  context.stdout.write(formatter.format({ evidence, report, entries: gateEntries(policy) }, { color }));
  return report.verdict === "pass" ? 0 : 1;
}

/**
 * The policy and the accepted regressions: those of the record, where evidence is judged that exactly one record names;
 * else the plan of the command line or `reckon.yaml`, and nothing is accepted.
 */
async function judgeBy(
  project: Project,
  plan: string | undefined,
  name: string | undefined,
): Promise<{ policy: GatePolicy | undefined; accepts?: Accepts }> {
  if (plan === undefined && name === undefined) return { policy: project.config.gate };
  const corpus = loadCorpus(await selectSource(project, []));
  const [record, other] = corpus.records.filter(({ values }) => name && values.evidence?.includes(name));
  const own = record && !other ? record : undefined;
  const governed = plan === undefined ? own && policyFor(corpus, own) : policyOfPlan(corpus, plan);
  return { policy: governed ?? project.config.gate, ...(own && { accepts: acceptsOf(own) }) };
}

async function evidenceOf(
  context: Context,
  { root, config, cwd }: Project,
  files: readonly string[],
  options: GateOptions,
  { name, policy }: { name: string | undefined; policy: GatePolicy | undefined },
): Promise<Evidence> {
  if (name === undefined) {
    const reading = { context, cwd, config };
    return await readEvidenceFrom(reading, "results", files, options, policy);
  }
  const dir = path.join(root, config.dir);
  const loaded = loadEvidence(dir, name);
  if (loaded.ok) return loaded.evidence;
  throw new UserError(`${path.relative(cwd, evidencePath(dir, name))}: ${loaded.message}`, loaded.hint);
}

/** Whether an argument is an address or a glob, which no name of evidence is. */
function namesSeveral(argument: string): boolean {
  return /^https?:\/\/|[*?[{]/u.test(argument);
}

/** The evidence that the only argument names: by name, or by its file. Undefined where result files are named. */
function evidenceNamed(
  { root, config, cwd }: Project,
  [argument, other]: readonly string[],
): string | undefined {
  if (argument === undefined || other !== undefined) return undefined;
  const dir = path.join(root, config.dir);
  const file = path.resolve(cwd, argument);
  const isEvidenceFile = path.dirname(file) === path.join(dir, "evidence") && file.endsWith(".json");
  if (isEvidenceFile) return path.basename(file, ".json");
  if (argument === "-" || namesSeveral(argument) || statSync(file, { throwIfNoEntry: false }))
    return undefined;
  const names = evidenceNames(dir);
  if (names.includes(argument)) return argument;
  const near = nearest(argument, names);
  throw new UserError(
    `Unexpected \`${argument}\`: neither a file nor the name of evidence`,
    near === undefined ? "Name a result file, or evidence that was pulled." : `Did you mean \`${near}\`?`,
  );
}
