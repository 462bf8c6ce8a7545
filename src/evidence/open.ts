import { lstatSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import picomatch from "picomatch";
import { UserError } from "../model/user-error.ts";
import type { Source } from "./importer.ts";
import { byCodeUnit } from "./json.ts";
import { fileSource } from "./source.ts";

/** Files that one folder or glob may name. */
const MOST_FILES = 1000;

/** How files are opened. */
export interface Opening {
  /** Absolute; paths are relative to it. */
  cwd: string;
  /** Bytes that a file read whole may have. */
  limit: number;
  /** Told how many bytes of a file were read so far. */
  onRead?: ((name: string, bytes: number) => void) | undefined;
}

/**
 * The files that an argument names: a file, the files of a folder, or what a glob matches; sorted by path. Links inside a
 * folder are not followed.
 * @throws UserError where there is none
 */
export async function openFiles(argument: string, opening: Opening): Promise<Source[]> {
  const absolute = path.resolve(opening.cwd, argument);
  const facts = statSync(absolute, { throwIfNoEntry: false });
  const found = facts?.isDirectory()
    ? filesBelow(absolute, 0)
    : facts === undefined && picomatch.scan(argument).isGlob
      ? matches(argument, opening.cwd)
      : [absolute];
  if (found.length === 0) {
    throw new UserError(
      `Unexpected ${facts ? "folder" : "glob"} ${argument} without a file`,
      "Name the result file, or quote the glob so that the shell leaves it alone.",
    );
  }
  if (found.length > MOST_FILES)
    throw new UserError(
      `Unexpected ${argument} with more than ${MOST_FILES} files`,
      "Name the folder of one run.",
    );
  return await Promise.all(found.map(async (file) => await fileSource(file, opening.limit, opening.onRead)));
}

function matches(glob: string, cwd: string): string[] {
  const { base } = picomatch.scan(glob);
  const from = path.resolve(cwd, base);
  if (!statSync(from, { throwIfNoEntry: false })?.isDirectory()) return [];
  const isMatch = picomatch(glob.slice(base.length).replace(/^\//u, ""));
  return filesBelow(from, Infinity).filter((file) =>
    isMatch(path.relative(from, file).split(path.sep).join("/")),
  );
}

/** Regular files of a folder, and of the folders in it to a depth. */
function filesBelow(folder: string, depth: number): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((one, other) => byCodeUnit(one.name, other.name))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory())
        return depth > 0 && !entry.name.startsWith(".") ? filesBelow(file, depth - 1) : [];
      return lstatSync(file).isFile() ? [file] : [];
    });
}
