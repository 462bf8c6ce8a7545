import { lstatSync, statSync } from "node:fs";
import path from "node:path";
import type { LoadedConfig } from "../corpus/config.ts";
import type { CorpusSource } from "../corpus/load.ts";
import { openRepository } from "../corpus/repository.ts";
import { UserError } from "../model/user-error.ts";
import { loadMarkdownParser } from "../parse/markdown.ts";

/** A corpus to read, and which of its files were asked for. */
export interface SelectedSource extends CorpusSource {
  /** Whether a file, by its path from the root, was asked for. */
  selected(file: string): boolean;
  /** Whether every file was. */
  complete: boolean;
}

/**
 * The corpus that paths of the command line lie in. Files and folders below the configured folder select from it;
 * other folders are a corpus by themselves.
 * @throws UserError where a path is not there, or where the configured folder is not
 */
export async function selectSource(
  project: LoadedConfig & { cwd: string },
  paths: readonly string[],
): Promise<SelectedSource> {
  const { config, root, cwd } = project;
  const dir = path.join(root, config.dir);
  const targets = paths.map((target) => existing(cwd, target));
  const outside = targets.filter((target) => !within(dir, target.file));
  const folders = [
    ...(outside.length < targets.length || targets.length === 0 ? [configuredFolder(dir, config.dir)] : []),
    ...outside.map((target) => (target.isFolder ? target.file : path.dirname(target.file))),
  ];
  return {
    root,
    folders,
    config,
    repository: openRepository(root),
    parser: await loadMarkdownParser(),
    complete: targets.length === 0,
    selected: (file) =>
      targets.length === 0 || targets.some((target) => within(target.file, path.resolve(root, file))),
  };
}

function within(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  const isAbove = relative === ".." || relative.startsWith(`..${path.sep}`);
  return relative === "" || !(isAbove || path.isAbsolute(relative));
}

function existing(cwd: string, target: string): { file: string; isFolder: boolean } {
  const file = path.resolve(cwd, target);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat) return { file, isFolder: stat.isDirectory() };
  throw new UserError(
    `Unexpected path \`${target}\`: nothing is there`,
    "Check the spelling, or leave it out to lint every record.",
  );
}

function configuredFolder(dir: string, name: string): string {
  const stat = lstatSync(dir, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return dir;
  throw new UserError(
    `Unexpected missing folder \`${name}\`, expected the records there`,
    'Write the first record with `reckon new adr "<title>"`, or set `dir:` in reckon.yaml.',
  );
}
