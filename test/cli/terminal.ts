import { Readable } from "node:stream";
import { main } from "../../src/cli/main.ts";

export interface Session {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs a command line within this process, in a folder, with nobody at the terminal. */
export async function reckon(cwd: string, args: readonly string[], stdin = ""): Promise<Session> {
  const session = { status: -1, stdout: "", stderr: "" };
  const output = (stream: "stdout" | "stderr") => ({
    write: (text: string) => void (session[stream] += text),
    isTerminal: false,
    columns: 100,
  });
  session.status = await main(args, {
    cwd,
    env: {},
    now: () => new Date("2026-11-20T12:00:00Z"),
    stdout: output("stdout"),
    stderr: output("stderr"),
    stdin: Readable.from(stdin === "" ? [] : [Buffer.from(stdin)]) as unknown as NodeJS.ReadStream,
    interactive: false,
  });
  return session;
}
