import { UserError } from "../model/user-error.ts";
import type { Git } from "./git.ts";

/** Two commits that a change lies between. */
export interface Since {
  /** The revision's own commit. */
  tip: string;
  /** The commit at which HEAD left the revision: what changed since is a change of this branch. */
  fork: string;
}

/**
 * The commits that `--base <revision>` stands for, as object ids.
 * @throws UserError where the clone is shallow, the revision is not there, or HEAD has no history in common with it
 */
export function resolveSince(git: Git, revision: string): Since {
  if (text(git, ["rev-parse", "--is-shallow-repository"]) === "true") {
    throw new UserError(
      "Unexpected shallow clone: it does not say where the branch began",
      "Run `git fetch --unshallow`; in GitHub Actions give actions/checkout `fetch-depth: 0`, in GitLab set `GIT_DEPTH: 0`.",
    );
  }
  const tip = resolveCommit(git, revision);
  const head = resolveCommit(git, "HEAD");
  const fork = text(git, ["merge-base", tip, head]);
  if (fork !== undefined) return { tip, fork: fork.split("\n", 1)[0]! };
  throw new UserError(
    `Unexpected revision \`${revision}\` without a commit in common with HEAD`,
    "Name the branch that this one was begun from.",
  );
}

/**
 * The object id of the commit that a user named.
 * @throws UserError with the `git fetch` to run where it is not in this clone
 */
export function resolveCommit(git: Git, revision: string): string {
  const named = /^[^\0\r\n]+$/u.test(revision) ? revision : undefined;
  const found =
    named && text(git, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${named}^{commit}`]);
  if (found && /^[0-9a-f]{40,64}$/u.test(found)) return found;
  throw new UserError(`Unexpected revision \`${revision}\`: it is not in this clone`, fetchHint(revision));
}

function fetchHint(revision: string): string {
  const [, remote, branch] =
    /^(?:refs\/remotes\/)?(?<remote>origin|upstream)\/(?<branch>[\w./-]+)$/u.exec(revision) ?? [];
  if (remote !== undefined && branch !== undefined) return `Run \`git fetch ${remote} ${branch}\`.`;
  if (/^0+$/u.test(revision)) return "Name a commit: this is the id that stands for none.";
  if (/^[0-9a-f]{7,64}$/u.test(revision)) return `Run \`git fetch origin ${revision}\`.`;
  return /^[\w./-]+$/u.test(revision) && !revision.startsWith("-")
    ? `Check the spelling, or run \`git fetch origin ${revision}\` and name \`origin/${revision}\`.`
    : "Name a branch, a tag or a commit.";
}

function text(git: Git, args: readonly string[]): string | undefined {
  return git.run(args)?.toString("utf8").trim();
}
