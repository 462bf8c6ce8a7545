import path from "node:path";
import { openRepositoryAt } from "../../git/git.ts";
import type { Git } from "../../git/git.ts";
import { resolveCommit } from "../../git/revision.ts";
import { blobAt, readBlobs, readTree } from "../../git/tree.ts";
import type { Config } from "../../model/config.ts";
import { recordsFolders } from "../../model/config.ts";
import { LIMITS } from "../../model/limits.ts";
import { FILE_START } from "../../model/position.ts";
import { UserError } from "../../model/user-error.ts";
import { unreadableRecord } from "../../parse/record.ts";
import type { ParsedRecord } from "../../parse/record.ts";
import { isMarkdownPath } from "../discover.ts";
import { interpretRecord } from "../interpret.ts";
import { decodeText } from "../read.ts";
import { noFolder, sourceSettings } from "./settings.ts";
import type { SourcePlace, SourceProblem, SourceReader } from "./source-reader.ts";

/** So many files are read at once: what one call gives is held in memory. */
const AT_ONCE = 500;

/** A clone or a bare mirror, of which objects alone are read: nothing is fetched, checked out or run. */
export const gitSource: SourceReader = {
  key: "git",
  *read(named, source, place) {
    try {
      yield* readCommit(named, source, place);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      yield { problem: { message: error.message, hint: error.hint } };
    }
  },
};

function* readCommit(
  named: string,
  source: Parameters<SourceReader["read"]>[1],
  { root, config: own, parser }: SourcePlace,
): Generator<{ parsed: ParsedRecord } | { problem: SourceProblem }> {
  const git = openRepositoryAt(path.resolve(root, named));
  if (!git) {
    const hint = `Mirror it: \`git clone --mirror <address> ${named}\`.`;
    yield {
      problem: { message: `Unexpected \`${named}\`: no clone or mirror of a repository is there`, hint },
    };
    return;
  }
  const commit = commitOf(git, source.revision ?? "HEAD", named);
  const settings = sourceSettings(settingsAt(git, commit), source, own);
  if ("problem" in settings) {
    yield settings;
    return;
  }
  const { config } = settings;
  const files = filesAt(git, commit, config);
  if (files.size === 0) yield { problem: noFolder(config) };
  const names = [...files];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const part = names.slice(at, at + AT_ONCE);
    const blobs = readBlobs(
      git,
      part.map(([, id]) => id),
      config.limits.record,
    );
    for (const [file, id] of part) yield { parsed: parsedOf(file, blobs.get(id), config, parser) };
  }
}

/** @throws UserError that names the revision and what brings it here */
function commitOf(git: Git, revision: string, named: string): string {
  try {
    return resolveCommit(git, revision);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      `Unexpected revision \`${revision}\`, which \`${named}\` does not have`,
      `Bring it up to date with \`git -C ${named} fetch\`, or correct \`revision:\`.`,
    );
  }
}

function settingsAt(git: Git, commit: string): string | undefined {
  const id = blobAt(git, commit, "reckon.yaml");
  const bytes = id === undefined ? undefined : readBlobs(git, [id], LIMITS.frontmatter).get(id);
  const read = bytes && decodeText(bytes);
  return read && "text" in read ? read.text : undefined;
}

/** Markdown files below the folders of records; the same are passed over as on a disk. */
function filesAt(git: Git, commit: string, config: Config): Map<string, string> {
  const folders = recordsFolders(config).map((folder) => (folder === "." ? "" : folder));
  const trees = folders.flatMap((folder) => [...readTree(git, commit, folder)]);
  return new Map(
    trees.filter(([file]) => isMarkdownPath(file)).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function parsedOf(
  file: string,
  bytes: Buffer | undefined,
  config: Config,
  parser: SourcePlace["parser"],
): ParsedRecord {
  const large = {
    message: `Unexpected file of more than ${config.limits.record} bytes`,
    hint: "Split it.",
    range: FILE_START,
  };
  const read = bytes ? decodeText(bytes) : { problem: large };
  return "problem" in read
    ? unreadableRecord(file, config, read.problem)
    : interpretRecord(file, read.text, config, parser);
}
