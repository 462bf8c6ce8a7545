import { lstatSync, statSync } from "node:fs";
import type { Stats } from "node:fs";
import path from "node:path";
import type { LoadedConfig } from "../../corpus/config.ts";
import { pathFrom } from "../../corpus/load.ts";
import { findUpwards } from "../../corpus/repository.ts";
import { UserError } from "../../model/user-error.ts";

/** Where a project is begun. */
export interface InitPlace {
  /** With the folder that the command line names as that of the records. */
  project: LoadedConfig & { cwd: string };
  /** Absolute path of the repository, or of the project where there is none: CI and editors look there. */
  top: string;
  /** Whether `top` is a git repository. */
  isRepository: boolean;
}

/**
 * The project that is begun: the one around `cwd`, or `cwd` itself.
 * @param named the folder of the records, instead of what `reckon.yaml` says or where they are found
 * @throws UserError where it cannot be that folder
 */
export function placeOf(project: LoadedConfig & { cwd: string }, named: string | undefined): InitPlace {
  const placed = named === undefined ? project : withFolder(project, named);
  const repository = findUpwards(placed.root, [".git"]);
  for (const folder of [placed.config.dir, ...Object.values(placed.config.packages)])
    assertNoLink(placed.root, path.join(placed.root, folder));
  return { project: placed, top: repository ?? placed.root, isRepository: repository !== undefined };
}

function withFolder(project: InitPlace["project"], named: string): InitPlace["project"] {
  const { cwd, file, shown, config } = project;
  const root = file === undefined ? cwd : project.root;
  const dir = pathFrom(root, path.resolve(cwd, named));
  if (file !== undefined && dir !== config.dir) {
    throw new UserError(
      `Unexpected folder \`${named}\`: ${shown} names \`${config.dir}\` already`,
      "Change `dir:` there, or leave the folder out.",
    );
  }
  if (dir === "" || dir === "." || dir.split("/")[0] === ".." || path.isAbsolute(dir)) {
    throw new UserError(
      `Unexpected folder \`${named}\`, expected one below \`${root}\` for the records`,
      "Name one such as `docs/decisions`; `--cwd` says where the project is.",
    );
  }
  if (statSync(path.join(root, dir), { throwIfNoEntry: false })?.isDirectory() === false)
    throw new UserError(`Unexpected file \`${named}\`, expected a folder`, "Name the folder of the records.");
  if (file !== undefined) return project;
  const { detected: _, ...rest } = project;
  return { ...rest, root, config: { ...config, dir, packages: {} } };
}

/**
 * Refuses a way that leads through a link, out of the folder.
 * @param base folder that is the user's own choice; only what is below it is looked at
 * @throws UserError naming the link
 */
export function assertNoLink(base: string, file: string): void {
  let at = base;
  for (const step of path.relative(base, file).split(path.sep)) {
    at = path.join(at, step);
    if (!entryAt(at)?.isSymbolicLink()) continue;
    throw new UserError(
      `Unexpected symbolic link \`${pathFrom(base, at)}\`, expected a folder`,
      "Replace the link by the folder itself, or name another one.",
    );
  }
}

/** What stands at a path; what cannot be looked at cannot be written either, and that is said then. */
export function entryAt(file: string): Stats | undefined {
  try {
    return lstatSync(file);
  } catch {
    return undefined;
  }
}
