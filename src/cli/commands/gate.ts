import { statSync } from "node:fs";
import path from "node:path";
import { loadCorpus } from "../../corpus/load.ts";
import { judge } from "../../evidence/gate.ts";
import type { Accepts } from "../../evidence/accepts.ts";
import { policyFor, policyOfPlan } from "../../evidence/policy.ts";
import { acceptsOf } from "../../evidence/accepts.ts";
import { gateEntries } from "../../model/gate.ts";
import type { GatePolicy } from "../../model/gate.ts";
import { UserError } from "../../model/user-error.ts";
import { GATE_FORMATTERS } from "../../report/gate/index.ts";
import { usesColor } from "../context.ts";
import type { Context } from "../context.ts";
import { evidenceCalled, nearestEvidence, openEvidence } from "../find-evidence.ts";
import type { KeptEvidence } from "../find-evidence.ts";
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
  const kept = evidenceNamed(project, files);
  const { policy, accepts } = await judgeBy(project, options.plan, kept);
  const evidence = kept
    ? openEvidence(project, kept)
    : await readEvidenceFrom({ context, ...project }, "results", files, options, policy);
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
  kept: KeptEvidence | undefined,
): Promise<{ policy: GatePolicy | undefined; accepts?: Accepts }> {
  if (plan === undefined && !kept) return { policy: project.config.gate };
  const corpus = loadCorpus(await selectSource(project, []));
  const [record, other] = corpus.records.filter(
    ({ values, source }) => kept && source === kept.source && values.evidence?.includes(kept.name),
  );
  const own = record && !other ? record : undefined;
  const governed = plan === undefined ? own && policyFor(corpus, own) : policyOfPlan(corpus, plan);
  return { policy: governed ?? project.config.gate, ...(own && { accepts: acceptsOf(own) }) };
}

/** Whether an argument is an address or a glob, which no name of evidence is. */
function namesSeveral(argument: string): boolean {
  return /^https?:\/\/|[*?[{]/u.test(argument);
}

/** The evidence that the only argument names: by name, or by its file. Undefined where result files are named. */
function evidenceNamed(project: Project, [argument, other]: readonly string[]): KeptEvidence | undefined {
  if (argument === undefined || other !== undefined || argument === "-" || namesSeveral(argument))
    return undefined;
  const kept = evidenceCalled(project, argument);
  const file = path.resolve(project.cwd, argument);
  const isThere = statSync(file, { throwIfNoEntry: false }) !== undefined;
  if (kept && (kept.file === file || !isThere)) return kept;
  if (isThere) return undefined;
  const near = nearestEvidence(project, argument);
  throw new UserError(
    `Unexpected \`${argument}\`: neither a file nor the name of evidence`,
    near === undefined ? "Name a result file, or evidence that was pulled." : `Did you mean \`${near}\`?`,
  );
}
