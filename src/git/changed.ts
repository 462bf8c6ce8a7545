import type { Git } from "./git.ts";

/**
 * Files that differ between two commits, by their paths from the root of the repository: added, changed, deleted, and of
 * a renamed one both paths.
 * @param from an object id
 * @param to an object id
 */
export function changedFiles(git: Git, from: string, to: string): string[] {
  const flags = ["-r", "-z", "--no-renames", "--name-only", "--no-ext-diff", "--no-textconv"];
  const output = git.run(["diff-tree", ...flags, from, to])?.toString("utf8") ?? "";
  return output.split("\0").filter((file) => file !== "");
}
