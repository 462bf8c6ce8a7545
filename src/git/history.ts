import type { Git } from "./git.ts";

/** A commit that changed a file. */
export interface FileChange {
  commit: string;
  /** When it was committed, with its zone. */
  on: string;
  /** `ana <ana@example.com>` */
  author: string;
  subject: string;
  /** The file's path at that commit, from the root of the repository. */
  path: string;
}

/** Fields of a commit, parted by what stands in no object id and no date. */
const FORMAT = "%H%x1f%cI%x1f%an <%ae>%x1f%s";

/**
 * The commits that changed each file of some places, the latest first, by the path that the file has at HEAD; a renamed
 * file keeps its history. Merges that change nothing by themselves are not among them.
 * @param places files and folders by their paths from the root of the repository
 * @param since object id of a commit; then only what HEAD has had since
 */
export function fileHistory(git: Git, places: readonly string[], since?: string): Map<string, FileChange[]> {
  const flags = ["-z", "-M", "--name-status", "--no-ext-diff", "--no-textconv", "--no-show-signature"];
  const range = since === undefined ? "HEAD" : `${since}..HEAD`;
  const output =
    git.run(["log", ...flags, `--format=${FORMAT}`, range, "--", ...places])?.toString("utf8") ?? "";
  const history = new Map<string, FileChange[]>();
  /** Path at the commit that is read → path at HEAD. */
  const later = new Map<string, string>();
  let header: Omit<FileChange, "path"> | undefined;
  const parts = output.split("\0");
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!.replace(/^\n/u, "");
    if (!/^[ACDMRTUX]\d*$/u.test(part)) {
      header = readHeader(part) ?? header;
      continue;
    }
    const isMoved = part.startsWith("R") || part.startsWith("C");
    const before = parts[at + 1]!;
    const path = isMoved ? parts[at + 2]! : before;
    at += isMoved ? 2 : 1;
    const now = later.get(path) ?? path;
    if (header) history.set(now, [...(history.get(now) ?? []), { ...header, path }]);
    if (part.startsWith("R")) later.set(before, now);
  }
  return history;
}

function readHeader(text: string): Omit<FileChange, "path"> | undefined {
  const [commit = "", on = "", author = "", ...subject] = text.split("\u001F");
  return /^[0-9a-f]{40,64}$/u.test(commit) ? { commit, on, author, subject: subject.join(" ") } : undefined;
}
