import { Readable } from "node:stream";
import type { Context } from "../../src/cli/context.ts";
import { main } from "../../src/cli/main.ts";

export interface Session {
  status: number;
  stdout: string;
  stderr: string;
}

/** A context with nobody at the terminal, on a day in November. */
export function contextOf(cwd: string, stdin = ""): Context {
  const output = { write: () => {}, isTerminal: false, columns: 100 };
  return {
    cwd,
    env: {},
    now: () => new Date("2026-11-20T12:00:00Z"),
    stdout: output,
    stderr: output,
    stdin: Readable.from(stdin === "" ? [] : [Buffer.from(stdin)]) as unknown as NodeJS.ReadStream,
    interactive: false,
    node: process.versions.node,
  };
}

/** Runs a command line within this process, in a folder, with nobody at the terminal. */
export async function reckon(
  cwd: string,
  args: readonly string[],
  stdin = "",
  more: Partial<Context> = {},
): Promise<Session> {
  const session = { status: -1, stdout: "", stderr: "" };
  const context = contextOf(cwd, stdin);
  const output = (stream: "stdout" | "stderr") => ({
    ...context[stream],
    write: (text: string) => void (session[stream] += text),
  });
  session.status = await main(args, {
    ...context,
    stdout: output("stdout"),
    stderr: output("stderr"),
    ...more,
  });
  return session;
}
