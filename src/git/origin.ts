import type { Git } from "./git.ts";

/** Where a clone came from, and what it has checked out. */
export interface Origin {
  /** The remote that it was made from, as git has it written. */
  remote: string | undefined;
  /** Object id of HEAD; undefined before the first commit. */
  commit: string | undefined;
}

/** The origin of a clone, as far as it has one. */
export function originOf(git: Git): Origin {
  const text = (args: readonly string[]): string | undefined =>
    git.run(args)?.toString("utf8").trim() || undefined;
  return {
    remote: text(["config", "--local", "--get", "remote.origin.url"]),
    commit: text(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]),
  };
}
