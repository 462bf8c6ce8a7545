import { lstatSync } from "node:fs";
import path from "node:path";
import { recordsFolders } from "../../model/config.ts";
import { LIMITS } from "../../model/limits.ts";
import { readRecords } from "../load.ts";
import { readText } from "../read.ts";
import { openRepository } from "../repository.ts";
import { noFolder, sourceSettings } from "./settings.ts";
import type { SourceReader } from "./source-reader.ts";

/** A work tree beside this one. */
export const folderSource: SourceReader = {
  key: "folder",
  *read(named, source, { root, config: own, parser }) {
    const folder = path.resolve(root, named);
    const isFolder = (file: string): boolean =>
      lstatSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
    if (!isFolder(folder)) {
      const hint = "Check the path, which is from the folder of reckon.yaml, or clone the repository there.";
      yield { problem: { message: `Unexpected missing folder \`${named}\``, hint } };
      return;
    }
    const file = path.join(folder, "reckon.yaml");
    const read = lstatSync(file, { throwIfNoEntry: false }) ? readText(file, LIMITS.frontmatter) : undefined;
    const settings =
      read && "problem" in read
        ? { problem: { message: `its reckon.yaml: ${read.problem.message}`, hint: read.problem.hint } }
        : sourceSettings(read?.text, source, own);
    if ("problem" in settings) {
      yield settings;
      return;
    }
    const { config } = settings;
    const folders = recordsFolders(config)
      .map((below) => path.join(folder, below))
      .filter(isFolder);
    if (folders.length === 0) yield { problem: noFolder(config) };
    for (const parsed of readRecords({
      root: folder,
      folders,
      config,
      repository: openRepository(folder),
      parser,
    }))
      yield { parsed };
  },
};
