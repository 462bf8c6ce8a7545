import { UserError } from "../model/user-error.ts";

/** Everything that a command may touch of the world around it; tests bring their own. */
export interface Context {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** The present moment. */
  now(): Date;
  /** Data goes here. */
  stdout: Output;
  /** Talk goes here. */
  stderr: Output;
  stdin: NodeJS.ReadStream;
  /** Whether somebody can be asked: both ends are terminals, and this is no CI. */
  interactive: boolean;
  /** Version of Node that runs the program: `24.21.0`. */
  node: string;
}

export interface Output {
  write(text: string): void;
  isTerminal: boolean;
  /** Columns; 80 where there is no terminal. */
  columns: number;
}

/** The process's own streams, clock and environment. */
export function processContext(): Context {
  const { env, stdin, stdout, stderr } = process;
  const output = (stream: NodeJS.WriteStream): Output => {
    stream.on("error", leaveQuietly);
    return {
      write: (text) => void stream.write(text),
      isTerminal: stream.isTTY === true,
      columns: stream.columns || 80,
    };
  };
  return {
    cwd: process.cwd(),
    env,
    now: () => new Date(),
    stdout: output(stdout),
    stderr: output(stderr),
    stdin,
    interactive: stdin.isTTY === true && stderr.isTTY === true && !inCi(env),
    node: process.versions.node,
  };
}

/** A reader that has seen enough, `| head -1`, is no error; the status is what it would have been. */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

function inCi(env: Context["env"]): boolean {
  return env.CI !== undefined && env.CI !== "" && env.CI !== "0" && env.CI !== "false";
}

/**
 * Today where the clock is, as an ISO date, unless the user names a day.
 * @throws UserError where that is no day
 */
export function todayOf(context: Context, named?: string): string {
  if (named === undefined) {
    const now = context.now();
    const two = (part: number): string => String(part).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }
  if (isDay(named)) return named;
  throw new UserError(`Unexpected \`--today ${named}\`, expected a day`, "Write it as in 2026-11-20.");
}

/** Whether the calendar has it: `Date` takes 30 February for a day in March. */
function isDay(text: string): boolean {
  const moment = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}

/** Whether to colour an output: the flag, else `NO_COLOR` and `FORCE_COLOR`, else whether it is a terminal. */
export function usesColor(context: Context, output: Output, flag?: boolean): boolean {
  if (flag !== undefined) return flag;
  if (context.env.NO_COLOR) return false;
  if (context.env.FORCE_COLOR) return context.env.FORCE_COLOR !== "0";
  return output.isTerminal && context.env.TERM !== "dumb";
}
