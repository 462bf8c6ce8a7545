import { UserError } from "../model/user-error.ts";
import type { Context } from "./context.ts";
import { explain } from "./explain.ts";
import type { ExitStatus } from "./verb.ts";
import { version } from "./version.ts";

/** Runs one command line and gives its exit status. Throws nothing. */
export async function main(args: readonly string[], context: Context): Promise<ExitStatus> {
  if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
    context.stdout.write(`${version()}\n`);
    return 0;
  }
  try {
    refuseOldNode(context.node);
    const { runProgram } = await import("./program.ts");
    return await runProgram(args, context);
  } catch (error) {
    context.stderr.write(explain(error));
    return 2;
  }
}

/** The oldest Node that has what Reckon uses; `engines` in package.json says the same, and npm only warns of it. */
const OLDEST_NODE = "22.12";

/** @throws UserError where Node is older */
function refuseOldNode(node: string): void {
  const [major = 0, minor = 0] = node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE.split(".").map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new UserError(
    `Unexpected Node ${node}, expected ${OLDEST_NODE} or later`,
    "Install a newer Node, or add one to the project: npm install --save-dev node@24, and run reckon through npx.",
  );
}
