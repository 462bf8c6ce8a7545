import { Command, CommanderError } from "commander";
import { VERBS } from "./commands/index.ts";
import type { Context } from "./context.ts";
import type { ExitStatus } from "./verb.ts";
import { addGlobalOptions } from "./verb.ts";
import { version } from "./version.ts";

/** Runs the verb that the arguments name; only its file is imported. */
export async function runProgram(args: readonly string[], context: Context): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const program = new Command("reckon")
    .description(
      "Decision records that hold up: options, the price of going back, and evidence that is recomputed.",
    )
    .version(version(), "-V, --version")
    .configureOutput({
      writeOut: context.stdout.write,
      writeErr: context.stderr.write,
      getOutHelpWidth: () => context.stdout.columns,
    })
    .helpCommand(false)
    .addHelpText(
      "after",
      "\nExit status: 0 clean; 1 findings, or a gate that does not pass; 2 usage, configuration or a bug.\n",
    );
  for (const verb of VERBS) {
    const command = addGlobalOptions(
      program.command(`${verb.name} ${verb.args}`.trim()).description(verb.summary),
    ).showHelpAfterError(`(reckon ${verb.name} --help describes it)`);
    if (args.includes(verb.name)) (await verb.load()).define(command, context, (result) => (status = result));
  }
  throwInsteadOfExiting(program);
  if (args.length === 0) {
    program.outputHelp();
    return 2;
  }
  try {
    await program.parseAsync([...args], { from: "user" });
    return status;
  } catch (error) {
    // Commander has said what is wrong, or shown the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

function throwInsteadOfExiting(command: Command): void {
  command.exitOverride();
  for (const inner of command.commands) throwInsteadOfExiting(inner);
}
