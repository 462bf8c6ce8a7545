import path from "node:path";
import type { Command } from "commander";
import { UserError } from "../model/user-error.ts";
import { loadConfig } from "../corpus/config.ts";
import type { LoadedConfig } from "../corpus/config.ts";
import type { Context } from "./context.ts";

/** 0 clean; 1 findings, or a gate that does not pass; 2 usage, configuration, or a bug. */
export type ExitStatus = 0 | 1 | 2;

/**
 * A verb of the command line. To add one: a file in `commands/` that exports `define`, and its line in
 * `commands/index.ts`. The file is imported only when the verb is called.
 */
export interface Verb {
  name: string;
  /** Its arguments, as `reckon --help` shows them. */
  args: string;
  /** One line for `reckon --help`. */
  summary: string;
  load(): Promise<{ define: DefineVerb }>;
}

/** Declares a verb's flags; its action calls one function and hands the exit status to `exit`. */
export type DefineVerb = (command: Command, context: Context, exit: (status: ExitStatus) => void) => void;

/** Flags that every verb takes. */
export interface GlobalOptions {
  cwd?: string;
  config?: string;
  color?: boolean;
}

/** Adds the flags that every verb takes. */
export function addGlobalOptions(command: Command): Command {
  return command
    .option("--cwd <folder>", "work as if started there")
    .option("--config <file>", "settings, instead of the nearest reckon.yaml")
    .option("--color", "colour the output even where it is no terminal")
    .option("--no-color", "never colour the output");
}

/**
 * The folder that a verb works in, and its settings.
 * @throws UserError where they cannot be read
 */
export function openProject(context: Context, options: GlobalOptions): LoadedConfig & { cwd: string } {
  const cwd = path.resolve(context.cwd, options.cwd ?? ".");
  return { cwd, ...loadConfig(cwd, options.config) };
}

/**
 * One of the words that a flag takes.
 * @throws UserError naming them where it is none
 */
export function oneOf<T extends { name: string }>(flag: string, name: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice.name === name);
  if (found) return found;
  const names = choices.map((choice) => choice.name);
  throw new UserError(
    `Unexpected \`${flag} ${name}\`, expected ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`,
    "Choose one of them.",
  );
}
