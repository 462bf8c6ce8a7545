import path from "node:path";
import { pathFrom } from "../corpus/load.ts";
import type { CorpusSource } from "../corpus/load.ts";
import { openGit } from "../git/git.ts";
import { fileHistory } from "../git/history.ts";
import type { ChangeView } from "../site/view.ts";

/** Looks up what git knows of a file, by its path from the root of the corpus; the latest commit first. */
export type RecordHistory = (file: string) => ChangeView[];

/** For records that no repository holds. */
export const noHistory: RecordHistory = () => [];

/**
 * The commits that changed each record. A shallow clone tells nothing: its oldest commit looks as if it had written
 * every file.
 */
export function recordHistory({ root, folders }: Pick<CorpusSource, "root" | "folders">): RecordHistory {
  const git = openGit(root);
  const shallow = git?.run(["rev-parse", "--is-shallow-repository"])?.toString("utf8").trim();
  if (!git || shallow !== "false") return noHistory;
  const inRepository = (file: string): string => pathFrom(git.root, path.resolve(root, file));
  const changes = fileHistory(git, folders.map(inRepository));
  return (file) =>
    (changes.get(inRepository(file)) ?? []).map(({ commit, on, author, subject }) => ({
      on: on.slice(0, 10),
      subject,
      // The address is nobody's business here.
      author: author.replace(/ <[^>]*>$/u, ""),
      commit,
    }));
}
