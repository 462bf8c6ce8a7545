import { existsSync, lstatSync, statSync } from "node:fs";
import path from "node:path";
import type { LoadedConfig } from "../corpus/config.ts";
import type { CorpusSource } from "../corpus/load.ts";
import { openRepository } from "../corpus/repository.ts";
import type { Repository } from "../corpus/repository.ts";
import { recordsFolders } from "../model/config.ts";
import type { Config } from "../model/config.ts";
import { UserError } from "../model/user-error.ts";
import { loadMarkdownParser } from "../parse/markdown.ts";
import type { MarkdownParser } from "../parse/markdown.ts";

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
  const own = recordsFolders(config).map((folder) => path.join(root, folder));
  const targets = paths.map((target) => existing(cwd, target));
  const outside = targets.filter((target) => !own.some((folder) => within(folder, target.file)));
  const folders = [
    ...(outside.length < targets.length || targets.length === 0 ? ownFolders(project) : []),
    ...outside.map((target) => (target.isFolder ? target.file : path.dirname(target.file))),
  ];
  const parser = await loadMarkdownParser();
  return {
    root,
    folders,
    config,
    repository: repositoryAround(root, folders),
    parser,
    ...(Object.keys(config.sources).length > 0 ? { elsewhere: await elsewhereOf(root, config, parser) } : {}),
    complete: targets.length === 0,
    selected: (file) =>
      targets.length === 0 || targets.some((target) => within(target.file, path.resolve(root, file))),
  };
}

/** What reads sources is loaded where there are any. */
async function elsewhereOf(
  root: string,
  config: Config,
  parser: MarkdownParser,
): Promise<NonNullable<CorpusSource["elsewhere"]>> {
  const { sourcesOf } = await import("../corpus/sources/read-sources.ts");
  return sourcesOf({ root, config, parser });
}

/** The repository of the project; where all folders lie in one other repository, that one: links lead within it. */
function repositoryAround(root: string, folders: readonly string[]): Repository {
  const own = openRepository(root);
  const [only, ...others] = new Set(
    folders.map((folder) => (within(own.root, folder) ? own.root : openRepository(folder).root)),
  );
  return only === undefined || others.length > 0 || only === own.root ? own : openRepository(only);
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

/**
 * The folders of `dir` and of the packages. Where there are packages, `dir` need not be there.
 * @throws UserError naming the first that is missing
 */
function ownFolders({ config, root }: Pick<LoadedConfig, "config" | "root">): string[] {
  const isThere = (folder: string): boolean =>
    lstatSync(path.join(root, folder), { throwIfNoEntry: false })?.isDirectory() ?? false;
  const packages = Object.entries(config.packages);
  const missing = packages.find(([, folder]) => !isThere(folder));
  if (missing) {
    throw new UserError(
      `Unexpected missing folder \`${missing[1]}\` of the package \`${missing[0]}\`, expected its records there`,
      `Write its first record with \`reckon new adr "<title>" --package ${missing[0]}\`, or correct \`packages:\` in reckon.yaml.`,
    );
  }
  if (packages.length > 0 || isThere(config.dir))
    return recordsFolders(config)
      .filter(isThere)
      .map((folder) => path.join(root, folder));
  throw new UserError(
    `Unexpected missing folder \`${config.dir}\`, expected the records there`,
    'Write the first record with `reckon new adr "<title>"`, or set `dir:` in reckon.yaml.',
  );
}

/** The folder whose lock keeps other processes of Reckon from writing to any of a project's. */
export function lockFolder({ config, root }: Pick<LoadedConfig, "config" | "root">): string {
  const folders = recordsFolders(config).map((folder) => path.join(root, folder));
  return folders.find((folder) => existsSync(folder)) ?? folders[0]!;
}
