import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { discover } from "../corpus/discover.ts";
import { pathFrom, readRecord } from "../corpus/load.ts";
import type { CorpusSource } from "../corpus/load.ts";
import { recordsFolders } from "../model/config.ts";
import { UserError } from "../model/user-error.ts";
import type { DocFile } from "../site/extras.ts";

/**
 * The Markdown files of the folder that `site.docs` names. Records in it are records and no documentation.
 * @throws UserError where the folder is not there, or lies elsewhere
 */
export function readDocs(source: CorpusSource): DocFile[] {
  const named = source.config.site.docs;
  if (named === undefined) return [];
  const folder = path.resolve(source.root, named);
  const real = existsSync(folder) ? realpathSync(folder) : undefined;
  const inside = pathFrom(source.root, folder);
  if (
    real === undefined ||
    inside.startsWith("..") ||
    real !== path.join(realpathSync(source.root), inside)
  ) {
    throw new UserError(
      `Unexpected \`site.docs: ${named}\`, expected a folder beside or below reckon.yaml`,
      "Name the folder itself: links are not followed.",
    );
  }
  const records = recordsFolders(source.config).map(
    (dir) => `${path.posix.normalize(dir).replace(/\/$/u, "")}/`,
  );
  return Array.from(discover(folder))
    .filter(({ file, problem }) => {
      const name = pathFrom(source.root, file);
      return problem === undefined && !records.some((dir) => name.startsWith(dir));
    })
    .map(({ file }) => ({ file: pathFrom(folder, file), parsed: readRecord(source, file) }));
}
