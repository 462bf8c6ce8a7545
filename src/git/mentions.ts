import type { Git } from "./git.ts";

/**
 * Files that hold one of some texts at a commit, by their paths from the root of the repository. Binary files are not
 * looked into.
 * @param commit an object id
 */
export function filesMentioning(git: Git, commit: string, texts: readonly string[]): string[] {
  const patterns = texts.flatMap((text) => ["-e", text]);
  const flags = ["grep", "-l", "-z", "-I", "-F", "--no-color", "--no-textconv", "--full-name"];
  const output = git.run([...flags, ...patterns, commit])?.toString("utf8") ?? "";
  return output
    .split("\0")
    .filter((entry) => entry.startsWith(`${commit}:`))
    .map((entry) => entry.slice(commit.length + 1));
}
