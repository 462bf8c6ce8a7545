import type { Git } from "./git.ts";
import type { FileChange } from "./history.ts";

/** A record that says so in its frontmatter; a line elsewhere in the file that looks like it counts too. */
const PROPOSED = String.raw`^status:[[:space:]]*["']?proposed`;

/**
 * The day on which each file first said `status: proposed`, of those that ever did, by its path at HEAD.
 * @param places files and folders by their paths from the root of the repository
 * @param history what `fileHistory` gives for the same places
 */
export function proposalDays(
  git: Git,
  places: readonly string[],
  history: ReadonlyMap<string, readonly FileChange[]>,
): Map<string, string> {
  // Commits that add or take away such a line, each with the files that it does so in.
  const flags = ["-z", "-M", "--name-only", "--no-ext-diff", "--no-textconv", "--no-show-signature"];
  const output = git.run(["log", ...flags, `-G${PROPOSED}`, "--format=%H", "HEAD", "--", ...places]);
  const touched = new Set<string>();
  let commit = "";
  for (const part of (output?.toString("utf8") ?? "").split("\0").map((text) => text.replace(/^\n/u, ""))) {
    if (/^[0-9a-f]{40,64}$/u.test(part)) commit = part;
    else touched.add(`${commit} ${part}`);
  }
  const days = [...history].flatMap(([file, changes]): [string, string][] => {
    const first = changes.findLast((change) => touched.has(`${change.commit} ${change.path}`));
    return first ? [[file, first.on.slice(0, 10)]] : [];
  });
  return new Map(days);
}
