import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { cleanEnvironment } from "../package/packed.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** A step of action.yml, as far as its shell needs. */
export interface Step {
  id: string;
  run: string;
  env: Readonly<Record<string, string>>;
}

/** The steps of the composite action, in order. */
export function actionSteps(): Step[] {
  const action = parse(readFileSync(path.join(root, "action.yml"), "utf8")) as {
    runs: { steps: Partial<Step>[] };
  };
  return action.runs.steps.map(({ id = "", run = "", env = {} }) => ({ id, run, env }));
}

export interface Outcome {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs a step's script as a runner does: in bash that stops at the first failure. */
export function runScript(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const shell = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
      cwd,
      env: { ...cleanEnvironment(), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const outcome = { stdout: "", stderr: "" };
    shell.stdout.setEncoding("utf8").on("data", (text: string) => (outcome.stdout += text));
    shell.stderr.setEncoding("utf8").on("data", (text: string) => (outcome.stderr += text));
    shell.on("error", reject);
    shell.on("close", (status) => resolve({ status: status ?? -1, ...outcome }));
  });
}
