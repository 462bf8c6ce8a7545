import { statSync } from "node:fs";
import path from "node:path";
import { loadCorpus } from "../../corpus/load.ts";
import { judge } from "../../evidence/gate.ts";
import { evidenceNames, evidencePath, loadEvidence } from "../../evidence/load.ts";
import { policyOfPlan } from "../../evidence/policy.ts";
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
  const policy = await policyOf(project, options.plan);
  const evidence = await evidenceOf(context, project, files, options, policy);
  const report = judge(evidence, policy);
  const color = usesColor(context, context.stdout, options.color);
  context.stdout.write(formatter.format({ evidence, report, entries: gateEntries(policy) }, { color }));
  return report.verdict === "pass" ? 0 : 1;
}

async function policyOf(project: Project, plan: string | undefined): Promise<GatePolicy | undefined> {
  if (plan === undefined) return project.config.gate;
  return policyOfPlan(loadCorpus(await selectSource(project, [])), plan);
}

async function evidenceOf(
  context: Context,
  project: Project,
  files: readonly string[],
  options: GateOptions,
  policy: GatePolicy | undefined,
): Promise<Evidence> {
  const { root, config, cwd } = project;
  const dir = path.join(root, config.dir);
  const [only] = files;
  const name = files.length === 1 && only !== undefined ? evidenceName(dir, cwd, only) : undefined;
  if (name === undefined) {
    const reading = { context, cwd, config };
    return await readEvidenceFrom(reading, "results", files, options, policy);
  }
  const loaded = loadEvidence(dir, name);
  if (loaded.ok) return loaded.evidence;
  throw new UserError(`${path.relative(cwd, evidencePath(dir, name))}: ${loaded.message}`, loaded.hint);
}

/** The evidence that an argument names: by name, or by its file. Undefined where it names a result file. */
function evidenceName(dir: string, cwd: string, argument: string): string | undefined {
  const file = path.resolve(cwd, argument);
  const isEvidenceFile = path.dirname(file) === path.join(dir, "evidence") && file.endsWith(".json");
  if (isEvidenceFile) return path.basename(file, ".json");
  if (argument === "-" || statSync(file, { throwIfNoEntry: false })) return undefined;
  const names = evidenceNames(dir);
  if (names.includes(argument)) return argument;
  const near = nearest(argument, names);
  throw new UserError(
    `Unexpected \`${argument}\`: neither a file nor the name of evidence`,
    near === undefined ? "Name a result file, or evidence that was pulled." : `Did you mean \`${near}\`?`,
  );
}
