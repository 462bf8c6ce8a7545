import { existsSync } from "node:fs";
import path from "node:path";
import { readBytes, readFolder, writeFolder } from "../corpus/bundle.ts";
import type { RawFile } from "../corpus/bundle.ts";
import type { Corpus } from "../corpus/load.ts";
import { pathFrom } from "../corpus/load.ts";
import { auditBundle, digest, MANIFEST, verifyBundle } from "../export/audit.ts";
import type { AuditSource } from "../export/audit.ts";
import { openGit } from "../git/git.ts";
import type { Git } from "../git/git.ts";
import { fileHistory } from "../git/history.ts";
import { resolveCommit } from "../git/revision.ts";
import { blobId, readTree } from "../git/tree.ts";
import { recordsFolders } from "../model/config.ts";
import { LIMITS } from "../model/limits.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { UserError } from "../model/user-error.ts";
import { exportRecord } from "../register/export-record.ts";

/** What a bundle came to. */
export interface WrittenBundle {
  files: number;
  /** SHA-256 of its manifest, to be kept elsewhere. */
  digest: string;
  hasHistory: boolean;
}

/**
 * Writes the records' folder, the settings and their history into a new folder with a manifest of digests.
 * @param configFile absolute path of `reckon.yaml`, where there is one
 * @throws UserError where the clone is shallow, or something cannot be read or written
 */
export function writeAudit(
  corpus: Corpus<MarkdownRecord>,
  configFile: string | undefined,
  target: string,
  today: string,
): WrittenBundle {
  const { root, config } = corpus;
  const limit = Math.max(LIMITS.resultFile, config.limits["result-file"], config.limits.record);
  const folders = recordsFolders(config).filter((folder) => existsSync(path.join(root, folder)));
  const all = folders.flatMap((folder) =>
    readFolder(path.join(root, folder), limit).map(({ path: name, bytes }) => ({
      path: `${folder}/${name}`,
      bytes,
    })),
  );
  // Folders may lie in one another.
  const files = [...new Map(all.map((file) => [file.path, file])).values()];
  if (configFile !== undefined)
    files.push({ path: pathFrom(root, configFile), bytes: readBytes(configFile, limit) });
  const git = withCommit(openGit(root));
  const bundle = auditBundle({
    records: corpus.records.map((record) => exportRecord(record)),
    files,
    ...(git ? fromGit(git, root, files, today) : { manifest: { on: today } }),
  });
  writeFolder(target, bundle);
  return { files: bundle.length, digest: digest(bundle.at(-1)!.bytes), hasHistory: git !== undefined };
}

/** The repository, once something is committed there: before that it has no history to tell. */
function withCommit(git: Git | undefined): Git | undefined {
  return git?.run(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]) ? git : undefined;
}

function fromGit(
  git: Git,
  root: string,
  files: readonly RawFile[],
  today: string,
): Pick<AuditSource, "history" | "manifest"> {
  if (git.run(["rev-parse", "--is-shallow-repository"])?.toString("utf8").trim() === "true") {
    throw new UserError(
      "Unexpected shallow clone: it does not hold the records' history",
      "Run `git fetch --unshallow`; in GitHub Actions give actions/checkout `fetch-depth: 0`.",
    );
  }
  const commit = resolveCommit(git, "HEAD");
  const inRepository = (name: string): string => pathFrom(git.root, path.join(root, name));
  const committed = readTree(git, commit, "");
  // A whole folder, so that what was renamed within it keeps its history.
  const places = [...new Set(files.map(({ path: name }) => inRepository(name.split("/", 1)[0]!)))];
  const changes = fileHistory(git, places);
  const uncommitted = files
    .filter(({ path: name, bytes }) => committed.get(inRepository(name)) !== blobId(bytes, commit))
    .map(({ path: name }) => `files/${name}`);
  return {
    history: new Map(files.map(({ path: name }) => [name, changes.get(inRepository(name)) ?? []])),
    manifest: { on: today, commit, ...(uncommitted.length > 0 ? { uncommitted } : {}) },
  };
}

/**
 * Holds a bundle against its manifest.
 * @throws UserError where the folder cannot be read
 */
export function verifyAudit(folder: string): { problems: string[]; files: number; digest?: string } {
  const files = readFolder(folder, Number.MAX_SAFE_INTEGER);
  const manifest = files.find(({ path: name }) => name === MANIFEST);
  return {
    problems: verifyBundle(files),
    files: files.length,
    ...(manifest ? { digest: digest(manifest.bytes) } : {}),
  };
}
