import path from "node:path";
import { pathFrom } from "../../corpus/load.ts";
import { openGit } from "../../git/git.ts";
import { blobAt, readBlobs } from "../../git/tree.ts";
import type { RenumberPlace } from "./place.ts";

/**
 * Lines that a branch has written: those that the file did not have where it began. Undefined where nobody says where
 * that was.
 * @param fork object id of the commit
 * @param file path from the root of the corpus
 */
export function ownLines(
  place: RenumberPlace,
  fork: string | undefined,
  file: string,
): ((line: string) => boolean) | undefined {
  if (fork === undefined) return undefined;
  const lines = new Set((textAt(place, fork, file) ?? "").split(/\r?\n/u));
  return (line) => !lines.has(line);
}

/** What a file held at a commit; undefined where it was not there. */
export function textAt({ corpus, source }: RenumberPlace, commit: string, file: string): string | undefined {
  const git = openGit(corpus.root);
  const id = git && blobAt(git, commit, pathFrom(git.root, path.join(corpus.root, file)));
  if (!git || id === undefined) return undefined;
  return readBlobs(git, [id], source.config.limits.record).get(id)?.toString("utf8") ?? "";
}
